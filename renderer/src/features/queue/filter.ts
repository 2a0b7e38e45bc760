import type { BatchRow } from '#shared/contract/queue.ts';
import { type BatchKind, batchKinds } from '#shared/domain/batch.ts';

/** What a person looks for in the queue; a batch may be in more than one. */
export const stages = ['all', 'toDo', 'waiting', 'finished'] as const;
export type Stage = (typeof stages)[number];

/** Which batches are looked for: a stage, and a kind or every kind. */
export interface BatchFilter {
  stage: Stage;
  kind: BatchKind | null;
}

/** A batch is finished once there is nothing left in it to read, whatever the exchange makes of the readings. */
function isFinished({ state, readings }: BatchRow): boolean {
  return state === 'finished' || (readings.total > 0 && readings.submitted >= readings.total);
}

/** Whether a batch is in a stage: to do is what is not finished, waiting what the exchange has not answered. */
export function inStage(batch: BatchRow, stage: Stage): boolean {
  switch (stage) {
    case 'all':
      return true;
    case 'toDo':
      return !isFinished(batch);
    case 'waiting':
      return batch.readings.waiting > 0;
    case 'finished':
      return isFinished(batch);
  }
}

/** The batches that pass the filter, in their order. */
export function filterBatches(batches: readonly BatchRow[], { stage, kind }: BatchFilter): BatchRow[] {
  return batches.filter((batch) => inStage(batch, stage) && (kind === null || batch.kind === kind));
}

/** The kinds that occur, in the order of the programme. */
export function kindsOf(batches: readonly BatchRow[]): BatchKind[] {
  return batchKinds.filter((kind) => batches.some((batch) => batch.kind === kind));
}

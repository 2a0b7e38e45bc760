import type { BatchRow } from '#shared/contract/queue.ts';

/** What to do next with a batch: the one button of its row. */
export type BatchAction =
  | { kind: 'claim' }
  | { kind: 'download'; underway: boolean }
  | { kind: 'readNext'; submissionId: string }
  | { kind: 'review' };

/** Whether this reader holds the batch. */
export function isHeld({ state }: BatchRow): boolean {
  return state === 'claimed' || state === 'finished';
}

/**
 * The next step of a batch by its state. Reading is the next step once all evidence is on this machine, so that it
 * never ends for want of a network; single submissions can be opened earlier from the list.
 */
export function actionOf(batch: BatchRow): BatchAction {
  if (batch.removedAt !== null) return { kind: 'review' };
  if (!isHeld(batch)) return { kind: 'claim' };
  const { download, nextSubmissionId, readings } = batch;
  if (nextSubmissionId === null && readings.submitted > 0) return { kind: 'review' };
  if (download.state !== 'complete' || nextSubmissionId === null) {
    return { kind: 'download', underway: download.state === 'running' || download.state === 'waiting' };
  }
  return { kind: 'readNext', submissionId: nextSubmissionId };
}

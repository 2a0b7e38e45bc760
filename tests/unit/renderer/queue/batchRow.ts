import type { BatchRow, Download, ReadingCounts } from '#shared/contract/queue.ts';
import { newId } from '#shared/domain/primitives.ts';

interface BatchWish extends Partial<Omit<BatchRow, 'download' | 'readings'>> {
  download?: Partial<Download>;
  readings?: Partial<ReadingCounts>;
}

/** A claimed batch of three submissions whose evidence is here, but for what is wished otherwise. */
export function batchRow({ download, readings, ...wish }: BatchWish = {}): BatchRow {
  return {
    id: newId(),
    name: 'Discourse in mathematics',
    kind: 'operational',
    blind: true,
    state: 'claimed',
    dueAt: null,
    keepUntil: null,
    removedAt: null,
    microCredential: 'Facilitating discourse',
    nextSubmissionId: newId(),
    problem: null,
    ...wish,
    download: { state: 'complete', receivedBytes: 100, totalBytes: 100, problem: null, ...download },
    readings: {
      total: 3,
      started: 0,
      submitted: 0,
      waiting: 0,
      accepted: 0,
      held: 0,
      rejected: 0,
      ...readings,
    },
  };
}

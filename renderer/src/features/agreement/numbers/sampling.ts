import type { CountedReading, Subject } from '#shared/exchange/agreement.ts';

/** How far the second reads of a batch are. */
export interface SecondReads {
  readonly batchId: string;
  readonly name: string;
  readonly submissions: number;
  readonly read: number;
  readonly twice: number;
  /** Second reads that the batch's rate asks for. */
  readonly wanted: number;
}

export function secondReads(readings: readonly CountedReading[], subject: Subject): SecondReads[] {
  const byBatch = Map.groupBy(readings, ({ batchId }) => batchId);
  return subject.batches.map(({ id, name, submissionIds, secondReadRate }) => {
    const readers = new Map<string, Set<string>>();
    for (const { submissionId, reader } of byBatch.get(id) ?? [])
      readers.set(submissionId, (readers.get(submissionId) ?? new Set()).add(reader));
    const submissions = submissionIds.length;
    return {
      batchId: id,
      name,
      submissions,
      read: readers.size,
      twice: [...readers.values()].filter(({ size }) => size > 1).length,
      // A rate is a decimal fraction: 0.07 of 100 is 7, whatever binary numbers make of it.
      wanted: Math.max(0, Math.ceil(secondReadRate * submissions - 1e-9)),
    };
  });
}

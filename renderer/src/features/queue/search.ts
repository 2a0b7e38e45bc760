import type { BatchRow } from '#shared/contract/queue.ts';

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The batches in which every word of the search occurs, in their order. Accents and case do not matter. */
export function searchBatches(batches: readonly BatchRow[], search: string): BatchRow[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  return batches.filter((batch) => {
    const text = fold(`${batch.name} ${batch.kind} ${batch.microCredential ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

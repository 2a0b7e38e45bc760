import type { BatchRow } from '#shared/contract/queue.ts';
import { batchKinds } from '#shared/domain/batch.ts';

export const sortable = ['name', 'kind', 'due', 'read'] as const;
export type SortColumn = (typeof sortable)[number];

export interface BatchSort {
  column: SortColumn;
  descending: boolean;
}

type Compare = (a: BatchRow, b: BatchRow) => number;

const share = ({ readings }: BatchRow) => (readings.total === 0 ? 0 : readings.submitted / readings.total);
const words = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const compare: Record<SortColumn, Compare> = {
  name: (a, b) => words.compare(a.name, b.name),
  kind: (a, b) => batchKinds.indexOf(a.kind) - batchKinds.indexOf(b.kind),
  due: (a, b) => Date.parse(a.dueAt ?? '') - Date.parse(b.dueAt ?? ''),
  read: (a, b) => share(a) - share(b),
};

/** By due date, what has no date comes after what has one, and what is finished last: either way round. */
function standsApart({ state, dueAt }: BatchRow): number {
  return (state === 'finished' ? 2 : 0) + (dueAt === null ? 1 : 0);
}

/** The batches by one column; equals keep their order. */
export function sortBatches(batches: readonly BatchRow[], { column, descending }: BatchSort): BatchRow[] {
  const way = descending ? -1 : 1;
  return [...batches].sort((a, b) => {
    const apart = column === 'due' ? standsApart(a) - standsApart(b) : 0;
    return apart || way * compare[column](a, b) || 0;
  });
}

/** What a column's heading does: sorts by it, or turns the order round where it already does. */
export function sortedBy(column: SortColumn, now: BatchSort): BatchSort {
  return { column, descending: now.column === column && !now.descending };
}

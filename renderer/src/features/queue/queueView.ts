import { createStore } from 'zustand/vanilla';
import type { BatchRow } from '#shared/contract/queue.ts';
import { type BatchFilter, filterBatches } from './filter.ts';
import { searchBatches } from './search.ts';
import { type BatchSort, sortBatches } from './sort.ts';

/** How a person looks at the queue. */
export interface QueueView extends BatchFilter {
  search: string;
  sort: BatchSort;
}

export const plainView: QueueView = {
  search: '',
  stage: 'all',
  kind: null,
  sort: { column: 'due', descending: false },
};

/** Outlives the page, so that who comes back from a reading finds the queue as they left it. */
export const queueView = createStore<QueueView>(() => plainView);

/** The batches of a view in its order. */
export function viewed(batches: readonly BatchRow[], view: QueueView): BatchRow[] {
  return sortBatches(filterBatches(searchBatches(batches, view.search), view), view.sort);
}

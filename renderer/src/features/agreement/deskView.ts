import { createStore } from 'zustand';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import { type Filters, noFilters } from './numbers/filters.ts';
import type { CoefficientName } from './numbers/overview.ts';

/** What is looked at; kept while the program runs, whatever part of the desk is shown. */
export interface DeskView {
  /** Null until one was chosen: the first there is. */
  subject: SubjectKey | null;
  filters: Filters;
  coefficient: CoefficientName;
  /** Whether each criterion has thresholds of its own on the ruler. */
  ownScales: boolean;
}

export const deskView = createStore<DeskView>(() => ({
  subject: null,
  filters: noFilters,
  coefficient: 'gwet.ac2.quadratic',
  ownScales: false,
}));

/** Changes some of the filters. */
export function filterBy(change: Partial<Filters>): void {
  deskView.setState(({ filters }) => ({ filters: { ...filters, ...change } }));
}

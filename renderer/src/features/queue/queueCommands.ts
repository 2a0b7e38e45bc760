import type { RefObject } from 'react';
import type { CommandRuns } from '../../commands/catalogue.ts';

/** What the commands of the queue do: on its list, and on the field that searches it. */
export function queueRuns(
  page: RefObject<HTMLElement | null>,
  search: RefObject<HTMLElement | null>,
): CommandRuns {
  return {
    'queue.search': { run: () => search.current?.focus() },
    // The list lets Tab into one row only: the one it was on last, or the first.
    'queue.rows': {
      run: () => page.current?.querySelector<HTMLElement>('[data-batch-row][tabindex="0"]')?.focus(),
    },
  };
}

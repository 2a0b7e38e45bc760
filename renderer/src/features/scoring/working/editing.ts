import type { StoreApi } from 'zustand/vanilla';
import { type Change, inverseOf, withChange } from '#shared/domain/change.ts';
import { newId } from '#shared/domain/primitives.ts';
import type { Autosaver } from '../autosave/autosaver.ts';
import type { WorkingState } from './state.ts';

/** After so long without a change a burst is over: what comes then is another thing to undo. */
export const burstPauseMs = 1_500;

/** What goes on from one change to the next, such as the typing of one text: while it does, all of it is one edit. */
export interface Burst {
  name: string;
  /** Longer than this without a change ends it, milliseconds. */
  pauseMs: number;
}

/** The typing of one text. */
export const typing = (name: string): Burst => ({ name, pauseMs: burstPauseMs });

/** A drag, or another run of changes whose end the caller knows. */
export const run = (name: string): Burst => ({ name, pauseMs: Number.POSITIVE_INFINITY });

/** Makes edits: each is on the screen at once, on its way to disk, and one thing to undo. */
export interface Editing {
  /** @param burst what the changes are part of; they must be about the same things each time */
  make(changes: readonly Change[], burst?: Burst): void;
  /** What comes next is another edit. */
  endBurst(): void;
}

const changesNothing = (state: WorkingState, change: Change): boolean =>
  JSON.stringify(inverseOf(state.content, change)) === JSON.stringify(change);

export function createEditing(store: StoreApi<WorkingState>, autosaver: Autosaver): Editing {
  let open: { name: string; editId: string; until: number } | null = null;

  function editIdFor(burst: Burst | undefined): string {
    const now = Date.now();
    const known = open?.name === burst?.name && open !== null && now <= open.until ? open : null;
    const editId = known?.editId ?? newId();
    open = burst === undefined ? null : { name: burst.name, editId, until: now + burst.pauseMs };
    return editId;
  }

  return {
    make(changes, burst) {
      const [first] = changes;
      const state = store.getState();
      if (first === undefined || changes.every((change) => changesNothing(state, change))) return;
      const id = editIdFor(burst);
      const content = changes.reduce(withChange, state.content);
      store.setState({ content, history: { undo: first.kind, redo: null } });
      autosaver.save({ id, changes: [...changes] }, burst === undefined ? 'now' : 'typed');
    },
    endBurst() {
      open = null;
    },
  };
}

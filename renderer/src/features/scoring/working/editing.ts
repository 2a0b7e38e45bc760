import type { StoreApi } from 'zustand/vanilla';
import { type Change, inverseOf, withChange } from '#shared/domain/change.ts';
import { newId } from '#shared/domain/primitives.ts';
import type { Autosaver } from '../autosave/autosaver.ts';
import type { WorkingState } from './state.ts';

/** After so long without a change a burst is over: what comes then is another thing to undo. */
export const burstPauseMs = 1_500;

/** Makes edits: each is on the screen at once, on its way to disk, and one thing to undo. */
export interface Editing {
  /**
   * @param burst names what goes on from one change to the next, such as the typing of one text; while it does, all of
   * it is one edit. Its changes must be about the same things each time.
   */
  make(changes: readonly Change[], burst?: string): void;
  /** What comes next is another edit. */
  endBurst(): void;
}

const changesNothing = (state: WorkingState, change: Change): boolean =>
  JSON.stringify(inverseOf(state.content, change)) === JSON.stringify(change);

export function createEditing(store: StoreApi<WorkingState>, autosaver: Autosaver): Editing {
  let open: { burst: string; editId: string; at: number } | null = null;

  function editIdFor(burst: string | undefined): string {
    const at = Date.now();
    const goesOn = open !== null && open.burst === burst && at - open.at <= burstPauseMs;
    const editId = goesOn && open !== null ? open.editId : newId();
    open = burst === undefined ? null : { burst, editId, at };
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

import type { CommandRun, CommandRuns } from '../../../commands/catalogue.ts';
import type { Mark } from '../spanDraft.ts';
import { hereOf, isReadOnly, type RunGround } from './ground.ts';

interface MarkActions {
  /** Gives the keyboard to the field of the note. */
  writeNote(): void;
}

/** Marking in a recording, also while it plays. */
export function markRuns(ground: RunGround, { writeNote }: MarkActions): CommandRuns {
  const { working } = ground;
  const state = working.store.getState;
  const when = () => !isReadOnly(ground) && hereOf(ground) !== null;
  const at = (act: (mark: Mark) => void) => () => {
    const here = hereOf(ground);
    if (here !== null) act(here);
  };
  const held = (press: (mark: Mark) => void, release: (mark: Mark, heldMs: number) => void): CommandRun => ({
    when,
    run: at(press),
    release: (heldMs) => at((here) => release(here, heldMs))(),
  });
  return {
    'mark.in': { when, run: at(working.markIn) },
    'mark.out': { when, run: at(working.markOut) },
    'mark.moment': held(working.pressMoment, working.releaseMoment),
    'mark.span': held(working.pressSpan, working.releaseSpan),
    'mark.note': {
      when: () => !isReadOnly(ground) && (state().note !== null || hereOf(ground) !== null),
      run: writeNote,
    },
    'mark.drop': {
      when: () => state().draft.kind !== 'none' || state().note?.asking === true,
      run: () => (state().draft.kind === 'none' ? working.writeOn() : working.dropDraft()),
    },
  };
}

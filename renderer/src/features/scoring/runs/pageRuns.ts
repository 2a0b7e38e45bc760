import type { CommandRuns } from '../../../commands/catalogue.ts';
import { isReadOnly, type RunGround } from './ground.ts';

interface PageActions {
  submit(): void;
  next(): void;
  session(): void;
}

/** Undo, submitting, and going on. */
export function pageRuns(ground: RunGround, actions: PageActions): CommandRuns {
  const { working, reading } = ground;
  // Also where there is nothing to undo: in a text, the field's own undo must not take its place.
  const isDraft = () => !isReadOnly(ground);
  return {
    'page.undo': { when: isDraft, run: () => void working.step('undo') },
    'page.redo': { when: isDraft, run: () => void working.step('redo') },
    'page.submit': { when: isDraft, run: actions.submit },
    'page.next': { when: () => reading.nextSubmissionId !== null, run: actions.next },
    'page.session': { run: actions.session },
  };
}

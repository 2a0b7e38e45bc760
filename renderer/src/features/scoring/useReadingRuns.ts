import type { RefObject } from 'react';
import type { Annotation } from '#shared/domain/reading.ts';
import type { CommandRuns } from '../../commands/catalogue.ts';
import { useCommandRuns } from '../../commands/useCommandRuns.ts';
import { focusedText, focusText } from './rubric/textPlaces.ts';
import type { RunGround } from './runs/ground.ts';
import { markRuns } from './runs/markRuns.ts';
import { pageRuns } from './runs/pageRuns.ts';
import { scoreRuns } from './runs/scoreRuns.ts';
import { spanRuns } from './runs/spanRuns.ts';
import type { ReadingPageState } from './useReadingPage.ts';

/** The texts of a reading as the comment bank is opened for them: the one with the keyboard, else the criterion's. */
export function commentTarget({ reading, working }: RunGround): string | null {
  const focused = focusedText(reading.rubric.criteria.map(({ id }) => id));
  return focused === undefined ? working.store.getState().criterionId : focused;
}

interface ReadingActions {
  page: Pick<ReadingPageState, 'comments' | 'flags' | 'next' | 'session'> & { submit(): void };
  spans: { goTo(annotation: Annotation): void; play(annotation: Annotation): void };
  field: RefObject<HTMLTextAreaElement | null>;
}

function runsOf(ground: RunGround, { page, spans, field }: ReadingActions): CommandRuns {
  const writeNote = () => field.current?.focus();
  return {
    ...markRuns(ground, { writeNote }),
    ...spanRuns(ground, { ...spans, writeNote }),
    ...scoreRuns(ground, {
      comments: () => page.comments(commentTarget(ground)),
      flags: page.flags,
      writeText: focusText,
    }),
    ...pageRuns(ground, {
      submit: page.submit,
      next: page.next,
      session: () => page.session.onChange(!page.session.opened),
    }),
  };
}

/** Marking, spans, scores and the page itself, by command. */
export function useReadingRuns(ground: RunGround, actions: ReadingActions): void {
  useCommandRuns(runsOf(ground, actions));
}

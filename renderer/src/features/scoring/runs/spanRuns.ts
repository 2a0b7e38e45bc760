import type { Annotation } from '#shared/domain/reading.ts';
import type { Criterion } from '#shared/domain/rubric.ts';
import type { CommandRun, CommandRuns } from '../../../commands/catalogue.ts';
import { levelFor } from '../levels.ts';
import { neighbourOf } from '../working/listing.ts';
import { isReadOnly, type RunGround, selectedCriterion } from './ground.ts';

interface SpanActions {
  /** Shows where a span is: its evidence, and its beginning unless something plays. */
  goTo(annotation: Annotation): void;
  play(annotation: Annotation): void;
  /** Gives the keyboard to the field of the note. */
  writeNote(): void;
}

/** The criterion that a level of the annotation is one of: the one at work where it is linked, else its first. */
function levelledBy(ground: RunGround, { criterionIds }: Annotation): Criterion | undefined {
  const selected = selectedCriterion(ground);
  if (selected && criterionIds.includes(selected.id)) return selected;
  return ground.reading.rubric.criteria.find(({ id }) => criterionIds.includes(id));
}

function linkRuns(ground: RunGround, selected: () => Annotation | undefined): CommandRuns {
  const { working, reading } = ground;
  const run = ({ id, letter }: Criterion): [string, CommandRun] => [
    `span.link.${letter}`,
    {
      when: () => !isReadOnly(ground) && selected() !== undefined,
      run: () => {
        const annotation = selected();
        if (annotation) working.toggleLink(annotation.id, id);
      },
    },
  ];
  return Object.fromEntries(reading.rubric.criteria.map(run));
}

function levelRuns(ground: RunGround, selected: () => Annotation | undefined): CommandRuns {
  const run = (digit: number): [string, CommandRun] => {
    const level = () => {
      const annotation = selected();
      const criterion = annotation && levelledBy(ground, annotation);
      return criterion && levelFor(criterion, digit);
    };
    return [
      `span.level.${digit}`,
      {
        when: () => !isReadOnly(ground) && level() !== undefined,
        run: () => {
          const [annotation, chosen] = [selected(), level()];
          if (annotation && chosen) ground.working.setSpanLevel(annotation.id, chosen.id);
        },
      },
    ];
  };
  return Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map(run));
}

/** Going along the annotations, and what is done to the one at work. */
export function spanRuns(ground: RunGround, actions: SpanActions): CommandRuns {
  const { working } = ground;
  const state = working.store.getState;
  const listed = () => working.listed(state());
  const selected = () => working.annotation(state().annotationId);
  const whenSelected = () => selected() !== undefined;
  const go = (by: 1 | -1): CommandRun => ({
    when: () => listed().length > 0,
    run: () => {
      const next = neighbourOf(listed(), state().annotationId, by);
      if (next) actions.goTo(next);
    },
  });
  const on = (act: (annotation: Annotation) => void) => () => {
    const annotation = selected();
    if (annotation) act(annotation);
  };
  return {
    'span.next': go(1),
    'span.previous': go(-1),
    'span.play': { when: whenSelected, run: on(actions.play) },
    'span.edit': {
      when: () => !isReadOnly(ground) && (state().draft.kind === 'asking' || whenSelected()),
      run: () => {
        // While a criterion is asked for, Enter says that it has none yet.
        if (state().draft.kind === 'asking') return working.pickNone();
        on(({ id }) => working.openNote(id))();
        actions.writeNote();
      },
    },
    'span.remove': {
      when: () => !isReadOnly(ground) && whenSelected(),
      run: on((annotation) => removeAndGoOn(ground, annotation)),
    },
    ...linkRuns(ground, selected),
    ...levelRuns(ground, selected),
  };
}

/** Removes an annotation; the one that takes its place in the list is at work then. */
export function removeAndGoOn({ working }: Pick<RunGround, 'working'>, { id }: Annotation): void {
  const listed = working.listed(working.store.getState());
  const index = listed.findIndex((annotation) => annotation.id === id);
  const next = index === -1 ? undefined : (listed[index + 1] ?? listed[index - 1]);
  working.remove(id, next?.id ?? null);
}

import { scoreOf } from '#shared/domain/change.ts';
import type { Criterion } from '#shared/domain/rubric.ts';
import type { CommandRun, CommandRuns } from '../../../commands/catalogue.ts';
import { levelFor } from '../levels.ts';
import { isReadOnly, type RunGround, selectedCriterion } from './ground.ts';

interface ScoreActions {
  comments(): void;
  flags(): void;
  /** Gives the keyboard to the rationale of a criterion, or to the feedback where it is null. */
  writeText(criterionId: string | null): void;
}

function criterionRuns({ reading, working }: RunGround): CommandRuns {
  const run = ({ id, letter, name }: Criterion): [string, CommandRun] => [
    `score.criterion.${letter}`,
    { label: `${letter}: ${name}`, run: () => working.pickCriterion(id) },
  ];
  return Object.fromEntries(reading.rubric.criteria.map(run));
}

function levelRuns(ground: RunGround, canScore: () => boolean): CommandRuns {
  const run = (digit: number): [string, CommandRun] => {
    const level = () => {
      const criterion = selectedCriterion(ground);
      return criterion && levelFor(criterion, digit);
    };
    return [
      `score.level.${digit}`,
      {
        when: () => canScore() && level() !== undefined,
        run: () => {
          const [criterion, chosen] = [selectedCriterion(ground), level()];
          if (criterion && chosen) ground.working.setLevel(criterion.id, chosen.id);
        },
      },
    ];
  };
  return Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map(run));
}

/** Levels by number, criteria by letter, and what is written beside them. */
export function scoreRuns(ground: RunGround, actions: ScoreActions): CommandRuns {
  const { working } = ground;
  const state = working.store.getState;
  const isDraft = () => !isReadOnly(ground);
  const canScore = () =>
    isDraft() && selectedCriterion(ground) !== undefined && state().draft.kind !== 'asking';
  return {
    ...criterionRuns(ground),
    ...levelRuns(ground, canScore),
    'score.noEvidence': {
      when: canScore,
      run: () => {
        const criterion = selectedCriterion(ground);
        if (criterion)
          working.setNoEvidence(criterion.id, !scoreOf(state().content, criterion.id).noEvidence);
      },
    },
    'score.rationale': {
      when: () => selectedCriterion(ground) !== undefined,
      run: () => actions.writeText(selectedCriterion(ground)?.id ?? null),
    },
    'score.feedback': { run: () => actions.writeText(null) },
    'score.comments': { when: isDraft, run: actions.comments },
    'score.flags': { run: actions.flags },
  };
}

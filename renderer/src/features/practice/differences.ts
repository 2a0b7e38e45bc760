import type { Score } from '#shared/domain/reading.ts';
import { pointsOn } from '#shared/domain/resolution.ts';
import { type Criterion, type Level, levelOf, levelsApart, type Rubric } from '#shared/domain/rubric.ts';

/** One criterion as it was scored for practice, and as experts scored it. */
export interface Difference {
  readonly criterion: Criterion;
  readonly own: Level | undefined;
  readonly experts: Level | undefined;
  /** Levels between the two; undefined where one of them gave none. */
  readonly apart: number | undefined;
}

function levelIn(criterion: Criterion, scores: readonly Score[]): Level | undefined {
  return levelOf(criterion, scores.find(({ criterionId }) => criterionId === criterion.id)?.levelId ?? null);
}

/** Criterion by criterion, in the order of the rubric. */
export function differencesOf(
  rubric: Rubric,
  own: readonly Score[],
  experts: readonly Score[],
): Difference[] {
  return rubric.criteria.map((criterion) => {
    const [ours, theirs] = [pointsOn(criterion, own), pointsOn(criterion, experts)];
    const apart =
      ours === undefined || theirs === undefined ? undefined : levelsApart(criterion, ours, theirs);
    return { criterion, own: levelIn(criterion, own), experts: levelIn(criterion, experts), apart };
  });
}

import { gwetAc, percentAgreement } from '#shared/agreement/chanceCorrected.ts';
import { ratingsOf } from '#shared/agreement/ratings.ts';
import type { Statistic } from '#shared/agreement/statistic.ts';
import { withoutEmpty } from '#shared/agreement/tally.ts';
import { weightsOf } from '#shared/agreement/weights.ts';
import { pointsOn } from '#shared/domain/resolution.ts';
import type { Criterion, Rubric } from '#shared/domain/rubric.ts';
import type { Session, SessionSubmission } from '#shared/exchange/calibration.ts';

/** What somebody gave a submission on a criterion. */
export interface Opinion {
  by: string;
  self: boolean;
  points: number;
}

type Said = { by: string; self: boolean; scores: Parameters<typeof pointsOn>[1] };

function opinionsOf(criterion: Criterion, said: readonly Said[]): Opinion[] {
  return said.flatMap(({ by, self, scores }) => {
    const points = pointsOn(criterion, scores);
    return points === undefined ? [] : [{ by, self, points }];
  });
}

/** What each reader gave before the reveal. */
export function blindOpinions(criterion: Criterion, { readings }: SessionSubmission): Opinion[] {
  return opinionsOf(criterion, readings);
}

/** What each gave in the second vote, of those who voted. */
export function votedOpinions(criterion: Criterion, { votes }: SessionSubmission): Opinion[] {
  return opinionsOf(criterion, votes);
}

/** What each thinks now: the second vote where there is one, else the reading. */
export function presentOpinions(criterion: Criterion, submission: SessionSubmission): Opinion[] {
  const voted = votedOpinions(criterion, submission);
  const names = new Set(voted.map(({ by }) => by));
  return [...voted, ...blindOpinions(criterion, submission).filter(({ by }) => !names.has(by))];
}

/** How the readers of a session agree on a criterion, over all its submissions. */
export interface Agreement {
  exact: Statistic;
  /** Gwet’s AC2 with quadratic weights. */
  coefficient: Statistic;
}

/** @param opinionsOn which of the opinions on a submission are compared */
export function agreementOn(
  criterion: Criterion,
  { submissions }: Pick<Session, 'submissions'>,
  opinionsOn: (criterion: Criterion, submission: SessionSubmission) => Opinion[],
): Agreement {
  const all = submissions.map((submission) => opinionsOn(criterion, submission));
  const names = [...new Set(all.flat().map(({ by }) => by))];
  const scores = all.map((some) => names.map((name) => some.find(({ by }) => by === name)?.points ?? null));
  const ratings = withoutEmpty(
    ratingsOf(
      scores,
      criterion.levels.map(({ points }) => points),
    ),
  );
  return {
    exact: percentAgreement(ratings, weightsOf('identity', ratings.categories)),
    coefficient: gwetAc(ratings, weightsOf('quadratic', ratings.categories)),
  };
}

/** The level in the middle of what everybody thinks now, the lower of two: what a lead begins with. */
export function middleLevel(criterion: Criterion, submission: SessionSubmission): string | undefined {
  const points = presentOpinions(criterion, submission)
    .map((one) => one.points)
    .toSorted((a, b) => a - b);
  const middle = points[Math.floor((points.length - 1) / 2)];
  return criterion.levels.find((level) => level.points === middle)?.id;
}

/** The criteria on which not everybody thinks the same now, those furthest apart first; then the others. */
export function byDisagreement(rubric: Rubric, submission: SessionSubmission): Criterion[] {
  const spread = (criterion: Criterion) => {
    const points = presentOpinions(criterion, submission).map((one) => one.points);
    return points.length === 0 ? 0 : Math.max(...points) - Math.min(...points);
  };
  return rubric.criteria.toSorted((a, b) => spread(b) - spread(a));
}

import { z } from 'zod';
import { defaultRule, type LevelsGiven, pointsOn, ResolutionRule, resolve } from './resolution.ts';
import { levelOf, type Rubric } from './rubric.ts';

/** How many readings a submission gets, and when they differ too much: what a programme pays for, and what it gets for it. */
export const ScoringPolicy = z.strictObject({
  secondReads: z.strictObject({
    /** Share of submissions that are read twice whatever the first reading says. */
    rate: z.number().min(0).max(1),
    /** Points: what a first reading leaves within so many of passing is read twice too; nothing is where it is nought. */
    nearPassing: z.int().min(0).max(25),
  }),
  resolution: ResolutionRule,
  /** Whether results only tell how strict their readers are, or are decided with it taken out. */
  severity: z.enum(['informs', 'adjusts']).default('informs'),
});
export type ScoringPolicy = z.infer<typeof ScoringPolicy>;

export const defaultPolicy: ScoringPolicy = {
  secondReads: { rate: 0.1, nearPassing: 1 },
  resolution: defaultRule,
  severity: 'informs',
};

/**
 * Whether the decision would be another one if the reader had given up to so many points more, or fewer: all criteria
 * have to pass, so the lowest above or below its passing level decides. False for a rubric by which nothing is passed.
 * @param points 0 or more; within none nothing is
 */
export function isNearPassing(rubric: Rubric, given: LevelsGiven, points: number): boolean {
  const margins = rubric.criteria.flatMap((criterion) => {
    const passing = levelOf(criterion, criterion.passingLevelId);
    const own = pointsOn(criterion, given);
    return passing === undefined || own === undefined ? [] : [own - passing.points];
  });
  if (margins.length === 0) return false;
  const least = Math.min(...margins);
  return least >= -points && least < points;
}

/** Whether two readings of one submission go to adjudication. */
export function goesToAdjudication(
  rubric: Rubric,
  pair: readonly [LevelsGiven, LevelsGiven],
  rule: ResolutionRule,
): boolean {
  return resolve(rubric, pair, { rule }).state === 'discrepant';
}

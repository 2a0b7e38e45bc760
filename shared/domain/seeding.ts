import { z } from 'zod';
import { Id } from './primitives.ts';
import type { Compared } from './qualification.ts';
import { pointsOn } from './resolution.ts';
import { levelsApart, type Rubric } from './rubric.ts';

/** What a programme says of seeds: anchors that are hidden among what is scored operationally. */
export const SeedingRule = z.strictObject({
  /** The share of seeds among all that a reader is given to score; none are dealt where it is nought. */
  rate: z.number().min(0).max(0.5),
  /** Whether the first batch a reader is handed on a day holds one at least. */
  firstOfDay: z.boolean(),
  /** Whether the batch after a failed seed holds one more. */
  secondAfterFailure: z.boolean(),
  /** Levels that a score of a seed may be off: on any criterion, and on all of them in the mean. */
  tolerance: z.strictObject({ criterion: z.int().min(0).max(25), mean: z.number().min(0).max(25) }),
  /** Seeds failed one after the other that suspend a certification. */
  suspendAfter: z.int().min(1).max(20),
  /** Submissions of the practice that follows a failed seed. */
  refresher: z.int().min(0).max(50),
});
export type SeedingRule = z.infer<typeof SeedingRule>;

export const defaultSeeding: SeedingRule = {
  rate: 0.1,
  firstOfDay: true,
  secondAfterFailure: true,
  tolerance: { criterion: 1, mean: 0.5 },
  suspendAfter: 3,
  refresher: 3,
};

/** How a reading of a seed stands against the consensus. */
export const SeedOutcome = z.strictObject({
  passed: z.boolean(),
  /** Levels between the two, by criterion in rubric order; null where one of them has none. */
  criteria: z.array(z.strictObject({ criterionId: Id, off: z.int().min(-25).max(25).nullable() })).max(26),
});
export type SeedOutcome = z.infer<typeof SeedOutcome>;

/** Shares and means are compared with this much of rounding let through. */
const noise = 1e-9;

/**
 * Judges the reading of a seed. A level above the consensus counts as positive. A criterion of the consensus without a
 * level in the reading is one the reading missed: it is off by more than any tolerance.
 */
export function judgeSeed(
  rubric: Rubric,
  { own, consensus }: Compared,
  { tolerance }: Pick<SeedingRule, 'tolerance'>,
): SeedOutcome {
  const wanted = rubric.criteria.filter((criterion) => pointsOn(criterion, consensus) !== undefined);
  const criteria = wanted.map((criterion) => {
    const [ours, theirs] = [pointsOn(criterion, own), pointsOn(criterion, consensus)];
    if (ours === undefined || theirs === undefined) return { criterionId: criterion.id, off: null };
    const apart = levelsApart(criterion, ours, theirs) ?? 0;
    return { criterionId: criterion.id, off: ours < theirs ? -apart : apart };
  });
  const apart = criteria.map(({ off }) => (off === null ? Number.POSITIVE_INFINITY : Math.abs(off)));
  const mean = apart.reduce((sum, one) => sum + one, 0) / Math.max(1, apart.length);
  return {
    passed: apart.every((one) => one <= tolerance.criterion) && mean <= tolerance.mean + noise,
    criteria,
  };
}

/** A number of seeds that is whole: what is over is one more by chance, so that it holds in the mean. @param chance from 0 up to 1 */
export function wholeBy(chance: number, wanted: number): number {
  const whole = Math.floor(wanted);
  return whole + (chance < wanted - whole ? 1 : 0);
}

/**
 * How many seeds go into a batch, so that they are the wanted share of all that is in it: what is left over of a whole
 * seed is dealt by chance, so that the share holds in the mean. A batch of one submission holds none: it would be one of
 * two.
 * @param submissions of the batch, without seeds
 * @param chance drawn evenly from 0 up to 1
 * @param extra what else this reader is to get now
 */
export function seedsFor(
  rule: SeedingRule,
  submissions: number,
  chance: number,
  { firstOfDay, afterFailure }: { firstOfDay: boolean; afterFailure: boolean },
): number {
  if (rule.rate === 0 || submissions < 2) return 0;
  const dealt = wholeBy(chance, (submissions * rule.rate) / (1 - rule.rate));
  const least = rule.firstOfDay && firstOfDay ? 1 : 0;
  return Math.max(least, dealt) + (rule.secondAfterFailure && afterFailure ? 1 : 0);
}

/** Seeds failed since the last that was passed. @param outcomes in the order in which they were read */
export function failedInARow(outcomes: readonly Pick<SeedOutcome, 'passed'>[]): number {
  const lastPassed = outcomes.findLastIndex(({ passed }) => passed);
  return outcomes.length - 1 - lastPassed;
}

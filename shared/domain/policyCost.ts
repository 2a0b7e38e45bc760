import { z } from 'zod';
import { type Share, shareOf } from '../agreement/proportion.ts';
import type { ScoringPolicy } from './scoringPolicy.ts';
import type { SeedingRule } from './seeding.ts';

const CountOf = z.strictObject({ count: z.int().min(0), of: z.int().min(0) });

/** What the readings of a programme show of a policy: the cost of the policy rests on it. */
export const PolicyHistory = z.strictObject({
  /** Readings that a second one would follow because they are near passing. */
  near: CountOf,
  /** Submissions whose first two readings would go to adjudication. */
  differing: CountOf,
});
export type PolicyHistory = z.infer<typeof PolicyHistory>;

/** An expected number, and where it may lie by what was seen. */
export type Expected = Share;

export interface PolicyCost {
  /** Second readings in 100 submissions. */
  second: Expected;
  /** Readings per submission, those of seeds among them. */
  reads: Expected;
  /** Submissions in 100 that go to adjudication. */
  adjudications: Expected;
}

/** Fewer readings than this say too little of what is to come. */
export const fewestSeen = 10;

const each = ({ value, low, high }: Share, of: (share: number) => number): Expected => ({
  value: of(value),
  low: of(low),
  high: of(high),
});

function productOf(a: Expected, b: Expected): Expected {
  return { value: a.value * b.value, low: a.low * b.low, high: a.high * b.high };
}

/** None are near passing where no distance is. */
const never: Share = { value: 0, low: 0, high: 0 };

function seen(count: { count: number; of: number }): Share | undefined {
  return count.of < fewestSeen ? undefined : shareOf(count);
}

/**
 * What a policy costs, should submissions be as those that were read so far. Further readings that adjudication asks for,
 * and seeds beyond the rate (the first of a day, one more after a failed one), come on top. The bounds are those of the
 * 95 % intervals of the shares it rests on; where two are multiplied they are wider than that.
 * @returns without a part of it where fewer than ten readings, or pairs of readings, tell of it
 */
export function costOf(
  { secondReads: { rate, nearPassing } }: ScoringPolicy,
  { rate: seedRate }: Pick<SeedingRule, 'rate'>,
  history: PolicyHistory,
): Partial<PolicyCost> {
  const near = nearPassing === 0 || rate === 1 ? never : seen(history.near);
  if (near === undefined) return {};
  const share = each(near, (one) => rate + (1 - rate) * one);
  const cost = {
    second: each(share, (one) => 100 * one),
    reads: each(share, (one) => (1 + one) / (1 - seedRate)),
  };
  const differing = seen(history.differing);
  if (differing === undefined) return cost;
  return { ...cost, adjudications: each(productOf(share, differing), (one) => 100 * one) };
}

import { percentAgreement } from '#shared/agreement/chanceCorrected.ts';
import { cohenKappa, confusionOf } from '#shared/agreement/pairKappa.ts';
import { type Paradox, paradoxOf } from '#shared/agreement/paradox.ts';
import { missing, type Ratings } from '#shared/agreement/ratings.ts';
import type { Statistic } from '#shared/agreement/statistic.ts';
import { pairOf } from '#shared/agreement/tally.ts';
import { weightsOf, weightsWithin } from '#shared/agreement/weights.ts';

/** How two readers agree on the submissions that both read. */
export interface PairNumbers {
  readonly first: string;
  readonly second: string;
  readonly exact: Statistic;
  readonly adjacent: Statistic;
  /** Cohen's, with quadratic weights. */
  readonly kappa: Statistic;
  /** The mean of first less second, in points; undefined where they share nothing. */
  readonly difference: number | undefined;
  /** Row-major counts: the first's score by the second's. */
  readonly counts: readonly number[];
  readonly paradox: Paradox | undefined;
}

/** Who the two are, as words need it. */
export const readersOf = ({ first, second }: PairNumbers) => ({ first, second });

function differenceOf({ codes, categories }: Ratings): number | undefined {
  let [sum, count] = [0, 0];
  for (let at = 0; at < codes.length; at += 2) {
    const [a, b] = [codes[at] ?? missing, codes[at + 1] ?? missing];
    if (a === missing || b === missing) continue;
    sum += (categories[a] ?? 0) - (categories[b] ?? 0);
    count++;
  }
  return count === 0 ? undefined : sum / count;
}

function pairNumbers(ratings: Ratings, pair: readonly [number, number]): PairNumbers {
  const alone = pairOf(ratings, pair);
  const identity = weightsOf('identity', ratings.categories);
  return {
    first: ratings.raters[pair[0]] ?? '',
    second: ratings.raters[pair[1]] ?? '',
    exact: percentAgreement(alone, identity),
    adjacent: percentAgreement(alone, weightsWithin(1, ratings.categories.length)),
    kappa: cohenKappa(alone, weightsOf('quadratic', ratings.categories)),
    difference: differenceOf(alone),
    counts: [...confusionOf(alone).counts],
    paradox: paradoxOf(alone),
  };
}

/** Of every two readers, in order. */
export function allPairs(ratings: Ratings): PairNumbers[] {
  return ratings.raters.flatMap((_, first) =>
    ratings.raters.slice(first + 1).map((_, i) => pairNumbers(ratings, [first, first + 1 + i])),
  );
}

/**
 * The ratings on several criteria under one another, so that each submission is a unit once for every criterion. Only
 * for counts and mean differences: the units of one submission go together, so intervals are too narrow.
 */
export function stacked(all: readonly Ratings[]): Ratings | undefined {
  const [first, ...rest] = all;
  if (first === undefined) return undefined;
  const alike = rest.every(({ categories }) => categories.join() === first.categories.join());
  if (!alike) return undefined;
  const codes = new Int16Array(all.reduce((sum, one) => sum + one.codes.length, 0));
  let at = 0;
  for (const one of all) {
    codes.set(one.codes, at);
    at += one.codes.length;
  }
  const units = all.flatMap((one) => [...one.units]);
  // Submissions are what was sampled: the clusters keep the units of one together.
  const clusters = Int32Array.from(units, (_, i) => i % first.units.length);
  return { units, raters: first.raters, categories: first.categories, codes, clusters };
}

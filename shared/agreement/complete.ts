import type { Ratings } from './ratings.ts';
import { type Basis, type Insufficient, insufficient } from './statistic.ts';
import { completeUnits, withoutEmpty } from './tally.ts';

/** The units that every rater rated. */
export interface Complete {
  readonly ratings: Ratings;
  readonly n: Basis;
}

/** @returns the units that every rater rated, if they are as many as a method needs, of two raters at least */
export function completeOf(given: Ratings, leastUnits: number): Complete | Insufficient {
  const ratings = completeUnits(withoutEmpty(given));
  const [units, k] = [ratings.units.length, ratings.raters.length];
  const n = { units, raters: k, pairs: (units * k * (k - 1)) / 2, overlap: k > 1 ? units : 0 };
  if (k === 0) return insufficient('There are no ratings.', n);
  if (k < 2) return insufficient('Only one rater rated anything: there is nothing to compare.', n);
  if (units >= leastUnits) return { ratings, n };
  const fewer = units === 0 ? 'No unit was rated by every rater' : 'Only one unit was rated by every rater';
  return insufficient(`${fewer}, and this needs ${leastUnits} at least.`, n);
}

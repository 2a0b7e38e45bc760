import { type MeanSquares, meanSquaresOf } from './anova.ts';
import { completeOf } from './complete.ts';
import { chiSquaredTail } from './distributions.ts';
import type { Ratings } from './ratings.ts';
import { type Basis, insufficient, type Statistic } from './statistic.ts';

/** What is left when units and raters have been accounted for, over the units that every rater rated. */
function squaresOf(given: Ratings): { squares: MeanSquares; n: Basis; q: number } | Statistic {
  const found = completeOf(given, 2);
  if ('kind' in found) return found;
  return { squares: meanSquaresOf(found.ratings), n: found.n, q: given.categories.length };
}

/**
 * Robinson's A: of the variation among units and of what is left beside the raters, the part among units. Robinson,
 * American Sociological Review 22 (1957) 17–25.
 */
export function robinsonA(given: Ratings): Statistic {
  const found = squaresOf(given);
  if ('kind' in found) return found;
  const { squares, n } = found;
  const among = (squares.n - 1) * squares.units;
  const rest = (squares.n - 1) * (squares.k - 1) * squares.error;
  if (among + rest < 1e-20) return insufficient('The raters gave every unit the same score.', n);
  const warnings = ['It has no standard error, and a constant difference between raters does not count.'];
  return { kind: 'estimate', estimate: among / (among + rest), n, method: 'Robinson 1957', warnings };
}

/**
 * Finn's r, the raters' differences left out: 1 − MSe/((q² − 1)/12), against scores thrown at random on the scale's q
 * categories. p of F with ∞ and (n − 1)(k − 1) degrees of freedom. Finn, Educational and Psychological Measurement 30
 * (1970) 71–76.
 */
export function finnTwoWay(given: Ratings): Statistic {
  const found = squaresOf(given);
  if ('kind' in found) return found;
  const { squares, n, q } = found;
  if (q < 2) return insufficient('The scale has one category only.', n);
  const expected = (q ** 2 - 1) / 12;
  const df = (squares.n - 1) * (squares.k - 1);
  const share = squares.error / expected;
  // F of ∞ and df degrees of freedom is df over a χ² of df.
  const p = share < 1e-15 ? 0 : 1 - chiSquaredTail(df * share, df);
  const warnings = ['It takes the categories as evenly spaced. It has no standard error.'];
  return { kind: 'estimate', estimate: 1 - share, p, n, method: 'Finn 1970, two-way', warnings };
}

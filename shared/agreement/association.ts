import { scoresOf } from './anova.ts';
import { completeOf } from './complete.ts';
import { chiSquaredTail } from './distributions.ts';
import { ranksOf, spearman } from './orderEffect.ts';
import { dot } from './pairing.ts';
import { listed, missing, type Ratings } from './ratings.ts';
import { insufficient, type Statistic } from './statistic.ts';
import { tallyOf, withoutEmpty } from './tally.ts';

/** Of each rater the scores of all units. */
const scoresByRater = (ratings: Ratings) => ratings.raters.map((_, rater) => scoresOf(ratings, rater));

/** The deviations from the mean as a vector of length 1, so that the correlation of two is their product. */
function standardised(values: Float64Array): Float64Array | undefined {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviations = values.map((value) => value - mean);
  const length = Math.sqrt(dot(deviations, deviations));
  return length === 0 ? undefined : deviations.map((value) => value / length);
}

const rankWarning =
  'Correlation only says who is ranked above whom: two raters a point apart throughout agree wholly.';

/**
 * The mean of the correlations of all pairs of raters over Fisher's z, of scores or of their ranks, over the units that
 * every rater rated. Pairs share raters, so that their mean has no simple distribution: it comes without p.
 */
export function meanCorrelation(given: Ratings, of: 'scores' | 'ranks'): Statistic {
  const found = completeOf(given, 2);
  if ('kind' in found) return found;
  const { n } = found;
  const scores = scoresByRater(found.ratings);
  const columns = of === 'scores' ? scores : scores.map((one) => Float64Array.from(ranksOf([...one])));
  const vectors = columns.map(standardised).filter((vector) => vector !== undefined);
  if (vectors.length < columns.length) return insufficient('A rater gave every unit the same score.', n);
  let [sum, pairs, perfect] = [0, 0, 0];
  for (const [at, first] of vectors.entries()) {
    for (const second of vectors.slice(at + 1)) {
      const rho = dot(first, second);
      // A perfect correlation has no z.
      if (Math.abs(rho) > 1 - 1e-12) perfect += Math.sign(rho);
      if (Math.abs(rho) > 1 - 1e-12) continue;
      sum += Math.atanh(rho);
      pairs++;
    }
  }
  const method =
    of === 'scores' ? 'Pearson, mean over pairs by Fisher’s z' : 'Spearman, mean over pairs by Fisher’s z';
  const estimate = pairs === 0 ? (2 * perfect) / (n.raters * (n.raters - 1)) : Math.tanh(sum / pairs);
  return { kind: 'estimate', estimate, n, method, warnings: [rankWarning] };
}

/** Σ (t³ − t) over the groups of equal values. */
function tieTerm(values: Float64Array): number {
  const groups = new Map<number, number>();
  for (const value of values) groups.set(value, (groups.get(value) ?? 0) + 1);
  return [...groups.values()].reduce((sum, t) => sum + t ** 3 - t, 0);
}

/**
 * Kendall's coefficient of concordance over the units that every rater rated, with the correction for ties, and the
 * chi-squared test of no concordance with units − 1 degrees of freedom. Kendall & Gibbons, Rank Correlation Methods, 5th
 * ed. (1990), ch. 6.
 */
export function kendallW(given: Ratings, ties: 'corrected' | 'as they are'): Statistic {
  const found = completeOf(given, 2);
  if ('kind' in found) return found;
  const { n } = found;
  const scores = scoresByRater(found.ratings);
  const [m, units] = [scores.length, n.units];
  const sums = new Float64Array(units);
  for (const one of scores)
    for (const [i, rank] of ranksOf([...one]).entries()) sums[i] = (sums[i] ?? 0) + rank;
  const mean = (m * (units + 1)) / 2;
  const spread = sums.reduce((sum, rank) => sum + (rank - mean) ** 2, 0);
  const tied = ties === 'corrected' ? scores.reduce((sum, one) => sum + tieTerm(one), 0) : 0;
  const most = m ** 2 * (units ** 3 - units) - m * tied;
  if (most <= 0) return insufficient('Every rater gave every unit the same score.', n);
  const estimate = (12 * spread) / most;
  const p = chiSquaredTail(m * (units - 1) * estimate, units - 1);
  return { kind: 'estimate', estimate, p, n, method: `Kendall, ties ${ties}`, warnings: [rankWarning] };
}

/** Of every two raters who share units, the scores of those units; by the places of the two. */
function sharedScores({ units, raters, codes, categories }: Ratings): { xs: number[]; ys: number[] }[] {
  const width = raters.length;
  const pairs = new Map<number, { xs: number[]; ys: number[] }>();
  for (let unit = 0; unit < units.length; unit++) {
    const rated: number[] = [];
    for (let rater = 0; rater < width; rater++)
      if (codes[unit * width + rater] !== missing) rated.push(rater);
    const score = (rater: number) => categories[codes[unit * width + rater] ?? 0] ?? 0;
    for (const [at, first] of rated.entries())
      for (const second of rated.slice(at + 1)) {
        const pair = pairs.get(first * width + second) ?? { xs: [], ys: [] };
        pairs.set(first * width + second, pair);
        pair.xs.push(score(first));
        pair.ys.push(score(second));
      }
  }
  return [...pairs.values()];
}

/**
 * Kendall's coefficient from all ratings there are: W = (1 + ρ̄ (k − 1))/k, ρ̄ the mean of Spearman's correlations of
 * the pairs of raters over what both rated, each with its units less one as weight (Taylor, Biometrics 43 (1987)
 * 409–416), k the mean number of ratings of a unit. Brückl, Altersbedingte Veränderungen der Stimme (2011), 88–103. A
 * pair of which one does not vary counts as 0. Raters of a single unit are left out.
 */
export function kendallWOfAll(given: Ratings): Statistic {
  const ratings = withoutEmpty(given);
  const { basis } = tallyOf(ratings);
  const units = ratings.units.length;
  const rated = new Float64Array(ratings.raters.length);
  for (const rater of listed(ratings).raters) rated[rater] = (rated[rater] ?? 0) + 1;
  let [sum, weights] = [0, 0];
  for (const { xs, ys } of sharedScores(ratings)) {
    if (xs.length < 2) continue;
    sum += (spearman(xs, ys) ?? 0) * (xs.length - 1);
    weights += xs.length - 1;
  }
  if (weights === 0) return insufficient('No two raters rated two units or more in common.', basis);
  const k = rated.reduce((total, count) => total + (count > 1 ? count : 0), 0) / units;
  const estimate = (1 + (sum / weights) * (k - 1)) / k;
  const p = chiSquaredTail(k * (units - 1) * estimate, units - 1);
  const method = 'Kendall, of all ratings by the mean of Spearman’s; Taylor 1987, Brückl 2011';
  return { kind: 'estimate', estimate, p, n: basis, method, warnings: [rankWarning] };
}

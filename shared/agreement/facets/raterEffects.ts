import { normalTail, studentQuantile } from '../distributions.ts';
import { type Basis, insufficient, type Statistic } from '../statistic.ts';
import { placedScores } from './expected.ts';
import type { FacetModel } from './manyFacetRasch.ts';
import type { Observations } from './observations.ts';
import { chancesAt, momentsOf } from './ratingScale.ts';

/** A score with what the model expects of it. */
interface Expected {
  readonly submission: number;
  readonly rater: number;
  readonly criterion: number;
  readonly score: number;
  readonly mean: number;
  readonly variance: number;
  readonly chances: Float64Array;
}

function expectedScores(all: Observations, model: FacetModel): Expected[] {
  return placedScores(all, model).map(({ at, theta, summed }) => {
    const chances = new Float64Array(summed.length);
    chancesAt(theta, summed, chances);
    const { mean, variance } = momentsOf(chances);
    const [submission, rater] = [all.submission[at] ?? 0, all.rater[at] ?? 0];
    return {
      submission,
      rater,
      criterion: all.criterion[at] ?? 0,
      score: all.score[at] ?? 0,
      mean,
      variance,
      chances,
    };
  });
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Fisher's interval and test need more than so many. */
const fewest = 4;

/**
 * Whether a rater keeps to the middle of the scale: the correlation of what is left of the scores with what was
 * expected, below 0 for a rater who gives the good too little and the weak too much, above 0 for one of extremes.
 * Interval and p by Fisher's z. Wolfe & Song, Journal of Applied Measurement 16 (2015) 228–241.
 */
function centralityOf(scores: readonly Expected[], n: Basis): Statistic {
  const lacking =
    'The rater’s scores are too few, or too much alike, to tell whether they keep to the middle.';
  if (scores.length <= fewest) return insufficient(lacking, n);
  const [xs, ys] = [scores.map(({ mean }) => mean), scores.map(({ score, mean }) => score - mean)];
  const [mx, my] = [meanOf(xs), meanOf(ys)];
  const product = (a: readonly number[], ma: number, b: readonly number[], mb: number) =>
    a.reduce((sum, one, at) => sum + (one - ma) * ((b[at] ?? 0) - mb), 0);
  const spread = Math.sqrt(product(xs, mx, xs, mx) * product(ys, my, ys, my));
  if (spread < 1e-12) return insufficient(lacking, n);
  const estimate = product(xs, mx, ys, my) / spread;
  const method = 'correlation of residuals with expected scores, Wolfe and Song 2015';
  if (Math.abs(estimate) > 1 - 1e-12)
    return { kind: 'estimate', estimate, n, method, warnings: ['A perfect correlation has no interval.'] };
  const [z, error] = [Math.atanh(estimate), 1 / Math.sqrt(scores.length - 3)];
  const reach = 1.959963984540054 * error;
  const ci = [Math.tanh(z - reach), Math.tanh(z + reach)] as const;
  const p = 2 * normalTail(Math.abs(z) / error);
  return { kind: 'estimate', estimate, ci, p, n, method, warnings: [] };
}

/**
 * Whether a rater gives one submission much the same on all criteria: the spread of the scores over the criteria of a
 * submission as a part of what the model expects of it, Σ (x − x̄)² / (Σ (m − m̄)² + (1 − 1/C) Σ v), summed over the
 * submissions; below 1 for halo. The interval is Student's over submissions (delta method), p of the value 1. After
 * Myford & Wolfe, Journal of Applied Measurement 5 (2004) 189–227.
 */
function haloOf(scores: readonly Expected[], n: Basis): Statistic {
  const groups = [...Map.groupBy(scores, ({ submission }) => submission).values()].filter(
    (some) => some.length > 1,
  );
  if (groups.length < 3)
    return insufficient('The rater scored fewer than three submissions on several criteria.', n);
  const parts = groups.map((some) => {
    const [x, m] = [meanOf(some.map(({ score }) => score)), meanOf(some.map(({ mean }) => mean))];
    const seen = some.reduce((sum, { score }) => sum + (score - x) ** 2, 0);
    const wanted = some.reduce(
      (sum, { mean, variance }) => sum + (mean - m) ** 2 + (1 - 1 / some.length) * variance,
      0,
    );
    return { seen, wanted };
  });
  const each = meanOf(parts.map(({ wanted }) => wanted));
  const estimate = meanOf(parts.map(({ seen }) => seen)) / each;
  const rests = parts.map(({ seen, wanted }) => (seen - estimate * wanted) / each);
  const variance = rests.reduce((sum, rest) => sum + rest ** 2, 0) / (rests.length * (rests.length - 1));
  const standardError = Math.sqrt(variance);
  const reach = studentQuantile(0.975, rests.length - 1) * standardError;
  const ci = [Math.max(0, estimate - reach), estimate + reach] as const;
  const method = 'observed by expected spread over the criteria of a submission';
  const warnings = ['1 is as expected; less is halo. Its interval is over submissions.'];
  return { kind: 'estimate', estimate, standardError, ci, n, method, warnings };
}

export interface RaterEffects {
  /** The rater's place. */
  readonly place: number;
  readonly centrality: Statistic;
  readonly halo: Statistic;
}

/** Effects of every rater who has a measure. */
export function raterEffects(all: Observations, model: FacetModel): RaterEffects[] {
  const byRater = Map.groupBy(expectedScores(all, model), ({ rater }) => rater);
  return [...byRater]
    .toSorted(([a], [b]) => a - b)
    .map(([place, scores]) => {
      const units = new Set(scores.map(({ submission }) => submission)).size;
      const n = { units, raters: 1, pairs: 0, overlap: 0 };
      return { place, centrality: centralityOf(scores, n), halo: haloOf(scores, n) };
    });
}

/** How often raters gave the same score, beside how often the model expects it. */
export interface ExactAgreement {
  readonly kind: 'agreement';
  /** Pairs of scores of one submission on one criterion. */
  readonly pairs: number;
  /** Shares, from 0 to 1. */
  readonly observed: number;
  readonly expected: number;
  /** (observed − expected)/(1 − expected); near 0 for raters who are as independent as the model takes them to be. */
  readonly raschKappa: number;
}

/**
 * Exact agreement over all pairs of raters against the model's Σ_k P_a(k) P_b(k). Raters who agree more than expected do
 * not score independently. Linacre, Rasch Measurement Transactions 16:3 (2002) 889.
 * @returns undefined where nobody shares a submission
 */
export function exactAgreement(all: Observations, model: FacetModel): ExactAgreement | undefined {
  const cells = Map.groupBy(
    expectedScores(all, model),
    ({ submission, criterion }) => `${submission} ${criterion}`,
  );
  let [pairs, observed, expected] = [0, 0, 0];
  for (const some of cells.values())
    for (const [at, one] of some.entries())
      for (const other of some.slice(at + 1)) {
        pairs++;
        if (one.score === other.score) observed++;
        for (let k = 0; k < one.chances.length; k++)
          expected += (one.chances[k] ?? 0) * (other.chances[k] ?? 0);
      }
  if (pairs === 0) return undefined;
  const [seen, wanted] = [observed / pairs, expected / pairs];
  return {
    kind: 'agreement',
    pairs,
    observed: seen,
    expected: wanted,
    raschKappa: (seen - wanted) / (1 - wanted),
  };
}

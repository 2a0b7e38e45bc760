import { z } from 'zod';

const coefficient = z.number().min(-1).max(1);

/** Whether scores rise or fall along a reader's order; never a number without what it rests on. */
export const OrderEffect = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('estimate'),
    readings: z.int().min(1),
    /** Spearman's correlation between place and score. */
    rho: coefficient,
    /** Its 95 % confidence interval. */
    low: coefficient,
    high: coefficient,
  }),
  z.strictObject({
    kind: z.literal('insufficient'),
    readings: z.int().min(0),
    /** Too few readings, or all of them with one and the same score. */
    why: z.enum(['few', 'no variation']),
  }),
]);
export type OrderEffect = z.infer<typeof OrderEffect>;

/** One reading: its place in its reader's order, and its score. */
export interface Placed {
  place: number;
  score: number;
}

/** Under so many readings a correlation says nothing worth hinting at. */
export const fewestReadings = 10;
/** Two-sided 95 % of the normal distribution. */
const z95 = 1.959963984540054;

/** Ranks from 1; equal values share the mean of the ranks they take up. */
export function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to++;
    for (const i of order.slice(from, to)) ranks[i] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

const meanOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

/**
 * Spearman's rank correlation with ties: Pearson's correlation of the mean ranks (Kendall & Gibbons, Rank Correlation
 * Methods, 5th ed., 1990, ch. 3). @returns undefined where one of the two does not vary
 */
export function spearman(xs: readonly number[], ys: readonly number[]): number | undefined {
  const [a, b] = [ranksOf(xs), ranksOf(ys)];
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let [both, ofA, ofB] = [0, 0, 0];
  for (const [i, rank] of a.entries()) {
    const [da, db] = [rank - meanA, (b[i] ?? 0) - meanB];
    both += da * db;
    ofA += da * da;
    ofB += db * db;
  }
  if (ofA === 0 || ofB === 0) return undefined;
  return Math.min(1, Math.max(-1, both / Math.sqrt(ofA * ofB)));
}

/**
 * The 95 % interval of a Spearman correlation by Fisher's transformation with the standard error
 * √((1 + ρ²/2)/(n − 3)) of Bonett & Wright, “Sample size requirements for estimating Pearson, Kendall and Spearman
 * correlations”, Psychometrika 65 (2000) 23–28. A perfect correlation has no transform: it is taken as the next that
 * n readings without ties can have, 1 − 12/(n³ − n), and the interval then reaches to ±1.
 */
export function intervalOf(rho: number, n: number): { low: number; high: number } {
  const most = 1 - 12 / (n ** 3 - n);
  const taken = Math.min(most, Math.max(-most, rho));
  const reach = z95 * Math.sqrt((1 + taken ** 2 / 2) / (n - 3));
  return {
    low: rho <= -most ? -1 : Math.tanh(Math.atanh(taken) - reach),
    high: rho >= most ? 1 : Math.tanh(Math.atanh(taken) + reach),
  };
}

/** The order effect of one reader in one batch. */
export function orderEffectOf(readings: readonly Placed[]): OrderEffect {
  const n = readings.length;
  if (n < fewestReadings) return { kind: 'insufficient', readings: n, why: 'few' };
  const rho = spearman(
    readings.map(({ place }) => place),
    readings.map(({ score }) => score),
  );
  if (rho === undefined) return { kind: 'insufficient', readings: n, why: 'no variation' };
  return { kind: 'estimate', readings: n, rho, ...intervalOf(rho, n) };
}

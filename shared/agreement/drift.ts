import { studentQuantile, studentTail } from './distributions.ts';
import { type Basis, type Estimate, type Insufficient, insufficient } from './statistic.ts';

/** How far one score lay from what it should have been, above nought where it was too high, in the order of scoring. */
export interface Deviation {
  /** When, in any unit that grows: days, sessions, the place in the order. */
  readonly at: number;
  readonly error: number;
}

/** A point of a control chart; outside its limits the rater has moved. */
export interface ChartPoint {
  readonly at: number;
  /** The exponentially weighted mean of the errors so far, and how far from nought it may be. */
  readonly ewma: number;
  readonly limit: number;
  /** The sums of what was more than the allowance above nought, and below it, and how large they may grow. */
  readonly above: number;
  readonly below: number;
  readonly reach: number;
}

export interface Drift {
  readonly kind: 'drift';
  /** The mean error. */
  readonly bias: Estimate;
  /** The error's change for each unit of `at`; p of no change. */
  readonly slope: Estimate;
  /** The line's error where `at` is nought. */
  readonly intercept: number;
  /** The mean error of each half. */
  readonly halves: readonly [first: number, second: number];
  /** How much higher the second half is than the first; p of Welch's test. */
  readonly change: Estimate;
  readonly chart: readonly ChartPoint[];
}

/** Under so many scores a line and its error say nothing. */
export const fewestDeviations = 8;

const meanOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1);
}

const rough =
  'Scores are a few whole numbers, and neighbours in time may go together: p and interval are rough.';

/** With Student's interval and the two-sided p of nought. */
function tested(about: {
  estimate: number;
  standardError: number;
  df: number;
  n: Basis;
  method: string;
}): Estimate {
  const { estimate, standardError, df, n, method } = about;
  const found = { kind: 'estimate', estimate, standardError, n, method, warnings: [rough] } as const;
  if (standardError === 0) return { ...found, ci: [estimate, estimate] };
  const reach = studentQuantile(0.975, df) * standardError;
  const p = 2 * studentTail(Math.abs(estimate) / standardError, df);
  return { ...found, ci: [estimate - reach, estimate + reach], p };
}

/** Least squares. */
function lineThrough(deviations: readonly Deviation[], n: Basis): { slope: Estimate; intercept: number } {
  const [x, y] = [meanOf(deviations.map(({ at }) => at)), meanOf(deviations.map(({ error }) => error))];
  let [both, ofX] = [0, 0];
  for (const { at, error } of deviations) {
    both += (at - x) * (error - y);
    ofX += (at - x) ** 2;
  }
  const estimate = both / ofX;
  const intercept = y - estimate * x;
  const rest = deviations.reduce((sum, { at, error }) => sum + (error - intercept - estimate * at) ** 2, 0);
  const df = deviations.length - 2;
  const standardError = Math.sqrt(rest / df / ofX);
  return { slope: tested({ estimate, standardError, df, n, method: 'least squares' }), intercept };
}

/** Welch's test of two means, the second less the first. */
function changeBetween(first: readonly number[], second: readonly number[], n: Basis): Estimate {
  const [a, b] = [varianceOf(first) / first.length, varianceOf(second) / second.length];
  const df = (a + b) ** 2 / (a ** 2 / (first.length - 1) + b ** 2 / (second.length - 1));
  const estimate = meanOf(second) - meanOf(first);
  return tested({ estimate, standardError: Math.sqrt(a + b), df, n, method: 'Welch' });
}

/** The spread of a steady process from its neighbours, which a drift hardly touches: the mean step / 1.128. */
function steadySpread(errors: readonly number[]): number {
  const steps = errors.slice(1).map((error, i) => Math.abs(error - (errors[i] ?? 0)));
  return meanOf(steps) / 1.128;
}

const weight = 0.2;
const limits = 3;

/**
 * EWMA with weight 0.2 and limits of 3 standard errors, and CUSUM with an allowance of half a spread and a reach of five,
 * both around nought. Montgomery, Introduction to Statistical Quality Control, 8th ed. (2019), ch. 9.
 */
function chartOf(deviations: readonly Deviation[]): ChartPoint[] {
  const spread = steadySpread(deviations.map(({ error }) => error));
  let [ewma, above, below] = [0, 0, 0];
  return deviations.map(({ at, error }, i) => {
    ewma = weight * error + (1 - weight) * ewma;
    above = Math.max(0, above + error - spread / 2);
    below = Math.max(0, below - error - spread / 2);
    const settled = (weight / (2 - weight)) * (1 - (1 - weight) ** (2 * (i + 1)));
    return { at, ewma, limit: limits * spread * Math.sqrt(settled), above, below, reach: 5 * spread };
  });
}

/**
 * Whether a rater's errors against known scores move with time.
 * @param deviations in their order
 * @returns insufficient under eight of them, where all were made at one time, or where the errors do not vary
 */
export function driftOf(deviations: readonly Deviation[]): Drift | Insufficient {
  const count = deviations.length;
  const n = { units: count, raters: 1, pairs: count, overlap: count };
  if (count < fewestDeviations)
    return insufficient(`Fewer than ${fewestDeviations} scores can be compared with known ones.`, n);
  if (new Set(deviations.map(({ at }) => at)).size < 2) return insufficient('All scores are of one time.', n);
  const errors = deviations.map(({ error }) => error);
  if (new Set(errors).size < 2) return insufficient('The errors do not vary at all.', n);
  const middle = Math.floor(count / 2);
  const [first, second] = [errors.slice(0, middle), errors.slice(middle)];
  const standardError = Math.sqrt(varianceOf(errors) / count);
  const bias = { estimate: meanOf(errors), standardError, df: count - 1, n, method: 'mean error' };
  return {
    kind: 'drift',
    bias: tested(bias),
    ...lineThrough(deviations, n),
    halves: [meanOf(first), meanOf(second)],
    change: changeBetween(first, second, n),
    chart: chartOf(deviations),
  };
}

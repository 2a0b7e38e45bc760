import { type MeanSquares, meanSquaresOf } from './anova.ts';
import { completeOf } from './complete.ts';
import { fisherQuantile, fisherTail } from './distributions.ts';
import type { Ratings } from './ratings.ts';
import { type Estimate, insufficient, type Statistic } from './statistic.ts';

/** The six forms of Shrout & Fleiss; McGraw & Wong call them ICC(1), (A,1), (C,1), (k), (A,k) and (C,k). */
export const iccForms = ['1.1', '2.1', '3.1', '1.k', '2.k', '3.k'] as const;
export type IccForm = (typeof iccForms)[number];
/** Units by other raters each; by raters drawn from many; by these raters alone. */
export type Model = '1' | '2' | '3';

/** Their names at McGraw & Wong. */
export const mcGrawWong: Record<IccForm, string> = {
  '1.1': 'ICC(1)',
  '2.1': 'ICC(A,1)',
  '3.1': 'ICC(C,1)',
  '1.k': 'ICC(k)',
  '2.k': 'ICC(A,k)',
  '3.k': 'ICC(C,k)',
};

const isMean = (form: IccForm) => form.endsWith('k');

type Fraction = readonly [above: number, below: number];

/** One rater's reliability by each model; of the mean of k raters in the same way. */
function single({ n, k, units, raters, error, within }: MeanSquares, model: Model): Fraction {
  switch (model) {
    case '1':
      return [units - within, units + (k - 1) * within];
    case '2':
      return [units - error, units + (k - 1) * error + (k * (raters - error)) / n];
    case '3':
      return [units - error, units + (k - 1) * error];
  }
}

function average({ n, units, raters, error, within }: MeanSquares, model: Model): Fraction {
  switch (model) {
    case '1':
      return [units - within, units];
    case '2':
      return [units - error, units + (raters - error) / n];
    case '3':
      return [units - error, units];
  }
}

/** What is left of mean squares that cancel is rounding: this part of all of them. */
const noise = 1e-12;
const isNothing = (value: number, { units, raters, within }: MeanSquares) =>
  Math.abs(value) <= noise * (units + raters + within);

const ratioOf = ([above, below]: Fraction) => above / below;

type Ends = readonly [low: number, high: number];

/** The ends of F with their degrees of freedom, for models 1 and 3. */
function ratioEnds(ratio: number, [df1, df2]: Ends): Ends {
  return [ratio / fisherQuantile(0.975, df1, df2), ratio * fisherQuantile(0.975, df2, df1)];
}

/** Satterthwaite's degrees of freedom for the raters and the error together (Shrout & Fleiss 1979, p. 424). */
function agreementEnds(squares: MeanSquares, rho: number): Ends {
  const { n, k, units, raters, error } = squares;
  const a = (k * rho) / (n * (1 - rho));
  const b = 1 + (k * rho * (n - 1)) / (n * (1 - rho));
  const df =
    (a * raters + b * error) ** 2 / ((a * raters) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1)));
  const rest = k * raters + (k * n - k - n) * error;
  const [below, above] = [fisherQuantile(0.975, n - 1, df), fisherQuantile(0.975, df, n - 1)];
  return [
    (n * (units - below * error)) / (below * rest + n * units),
    (n * (above * units - error)) / (rest + n * above * units),
  ];
}

const steppedUp = (k: number) => (rho: number) => (k * rho) / (1 + rho * (k - 1));

function endsOf(squares: MeanSquares, model: Model): Ends {
  const { n, k, units, error, within } = squares;
  if (model === '2') return agreementEnds(squares, ratioOf(single(squares, '2')));
  const rest = model === '1' ? within : error;
  const df = model === '1' ? n * (k - 1) : (n - 1) * (k - 1);
  const [low, high] = ratioEnds(units / rest, [n - 1, df]);
  return [(low - 1) / (low + k - 1), (high - 1) / (high + k - 1)];
}

type Found = Pick<Estimate, 'kind' | 'estimate' | 'n' | 'method'>;

/** The value of a form. */
export function formOf(squares: MeanSquares, form: IccForm): number {
  return ratioOf((isMean(form) ? average : single)(squares, form[0] as Model));
}

/** With the F test of no correlation, and the interval. */
export function tested(found: Found, form: IccForm, squares: MeanSquares): Estimate {
  const { n, k, units, error, within } = squares;
  const model = form[0] as Model;
  const [rest, df] = model === '1' ? [within, n * (k - 1)] : [error, (n - 1) * (k - 1)];
  if (isNothing(rest, squares)) {
    const exact = 'The raters differ in nothing else: there is no spread left to make an interval from.';
    return { ...found, ci: [found.estimate, found.estimate], warnings: [exact] };
  }
  const p = fisherTail(units / rest, n - 1, df);
  const [low, high] = endsOf(squares, model).map(isMean(form) ? steppedUp(k) : (rho) => rho);
  if (!Number.isFinite(low) || !Number.isFinite(high))
    return { ...found, p, warnings: ['The units differ too little among themselves for an interval.'] };
  const warnings = ['It has no standard error; the interval comes from the F distribution.'];
  return { ...found, ci: [low ?? 0, high ?? 0], p, warnings };
}

/**
 * The intraclass correlation of the units that every rater rated, with its F test of no correlation and its interval.
 * Shrout & Fleiss, Psychological Bulletin 86 (1979) 420–428; McGraw & Wong, Psychological Methods 1 (1996) 30–46.
 * Values may lie below −1 where units differ less than chance would have them; they are not cut off.
 */
export function intraclass(given: Ratings, form: IccForm): Statistic {
  const found = completeOf(given, 2);
  if ('kind' in found) return found;
  const { ratings, n } = found;
  if (new Set(ratings.codes).size < 2) return insufficient('All ratings are one and the same score.', n);
  const squares = meanSquaresOf(ratings);
  const [above, below] = (isMean(form) ? average : single)(squares, form[0] as Model);
  if (isNothing(below, squares) || (isMean(form) && isNothing(squares.units, squares)))
    return insufficient('The units differ too little among themselves: the form divides by nothing.', n);
  const method = `${mcGrawWong[form]}, Shrout and Fleiss 1979; units rated by every rater; p of F, one-sided`;
  return tested({ kind: 'estimate', estimate: above / below, n, method }, form, squares);
}

import { fisherQuantile, fisherTail } from './distributions.ts';
import { type IccForm, type Model, mcGrawWong } from './icc.ts';
import { listed, type Ratings } from './ratings.ts';
import { type Basis, type Estimate, insufficient, type Statistic } from './statistic.ts';
import { tallyOf, withoutEmpty } from './tally.ts';

/** Mean squares of an incomplete table; `typical` is Ebel's mean number of ratings a unit, k₀. */
interface Incomplete {
  readonly units: number;
  readonly raters: number;
  readonly typical: number;
  readonly mean: number;
  readonly msUnits: number;
  readonly msWithin: number;
  readonly msUnitsAdjusted: number;
  readonly msRest: number;
  readonly msRaters: number;
  readonly n: Basis;
}

/** The means of groups of ratings; `of` gives the group of a place. */
function meansOf(values: Float64Array, groups: Int32Array, count: number) {
  const [sums, sizes] = [new Float64Array(count), new Float64Array(count)];
  for (let at = 0; at < values.length; at++) {
    const group = groups[at] ?? 0;
    sums[group] = (sums[group] ?? 0) + (values[at] ?? 0);
    sizes[group] = (sizes[group] ?? 0) + 1;
  }
  return { means: sums.map((sum, group) => sum / (sizes[group] ?? 1)), sizes };
}

function squaresBetween({ means, sizes }: ReturnType<typeof meansOf>, grand: number): number {
  return means.reduce((sum, mean, group) => sum + (sizes[group] ?? 0) * (mean - grand) ** 2, 0);
}

function squaresWithin(values: Float64Array, groups: Int32Array, means: Float64Array): number {
  return values.reduce((sum, value, at) => sum + (value - (means[groups[at] ?? 0] ?? 0)) ** 2, 0);
}

/** Each rater's mean is moved to the grand mean, which leaves a table of one way (Brückl 2011, after Ebel 1951). */
function incompleteOf(ratings: Ratings, n: Basis): Incomplete {
  const { values, units, raters } = listed(ratings);
  const [count, width, total] = [ratings.units.length, ratings.raters.length, values.length];
  const grand = values.reduce((sum, value) => sum + value, 0) / total;
  const [byUnit, byRater] = [meansOf(values, units, count), meansOf(values, raters, width)];
  const moved = values.map((value, at) => value - (byRater.means[raters[at] ?? 0] ?? 0) + grand);
  const movedByUnit = meansOf(moved, units, count);
  const squared = byUnit.sizes.reduce((sum, size) => sum + size ** 2, 0);
  return {
    units: count,
    raters: width,
    typical: (total - squared / total) / (count - 1),
    mean: total / count,
    msUnits: squaresBetween(byUnit, grand) / (count - 1),
    msWithin: squaresWithin(values, units, byUnit.means) / (total - count),
    msUnitsAdjusted: squaresBetween(movedByUnit, grand) / (count - 1),
    msRest: squaresWithin(moved, units, movedByUnit.means) / ((count - 1) * (total / count - 1)),
    msRaters: squaresBetween(byRater, grand) / (width - 1),
    n,
  };
}

/** Numerator and denominator of a form. */
function fractionOf(squares: Incomplete, model: Model, averaged: boolean): readonly [number, number] {
  const { units, typical: k0, msRest, msRaters } = squares;
  const [above, below] =
    model === '1' ? [squares.msUnits, squares.msWithin] : [squares.msUnitsAdjusted, msRest];
  const alone = averaged ? above : above + (k0 - 1) * below;
  if (model !== '2') return [above - below, alone];
  return [above - below, alone + ((averaged ? 1 : k0) / units) * (msRaters - msRest)];
}

type Ends = readonly [low: number, high: number];

function ratioEnds(squares: Incomplete, model: Model, averaged: boolean): Ends {
  const { units, typical: k0, mean } = squares;
  const [above, below] =
    model === '1' ? [squares.msUnits, squares.msWithin] : [squares.msUnitsAdjusted, squares.msRest];
  const df = model === '1' ? units * (mean - 1) : (units - 1) * (mean - 1);
  const low = above / below / fisherQuantile(0.975, units - 1, df);
  const high = (above / below) * fisherQuantile(0.975, df, units - 1);
  const end = (ratio: number) => (averaged ? 1 - 1 / ratio : (ratio - 1) / (ratio + k0 - 1));
  return [end(low), end(high)];
}

/** McGraw & Wong 1996, table 7, with k₀ in the place of the number of raters. */
function agreementEnds(squares: Incomplete, rho: number, averaged: boolean): Ends {
  const { units: n, raters, typical: k0, mean, msUnitsAdjusted: between, msRest, msRaters } = squares;
  const a = (k0 * rho) / (n * (1 - rho));
  const b = 1 + (k0 * rho * (n - 1)) / (n * (1 - rho));
  const df =
    (a * msRaters + b * msRest) ** 2 /
    ((a * msRaters) ** 2 / (raters - 1) + (b * msRest) ** 2 / ((n - 1) * (mean - 1)));
  const [below, above] = [fisherQuantile(0.975, n - 1, df), fisherQuantile(0.975, df, n - 1)];
  const rest = averaged ? msRaters - msRest : k0 * msRaters + (k0 * n - k0 - n) * msRest;
  return [
    (n * (between - below * msRest)) / (below * rest + n * between),
    (n * (above * between - msRest)) / (rest + n * above * between),
  ];
}

const caution =
  'It takes ratings to be missing at random, and what each rater rated to be alike on average. It has no standard error.';

function tested(
  squares: Incomplete,
  form: IccForm,
  found: Pick<Estimate, 'estimate' | 'method' | 'n'>,
): Statistic {
  const [model, averaged] = [form[0] as Model, form.endsWith('k')];
  const { units, mean } = squares;
  const [above, below] =
    model === '1' ? [squares.msUnits, squares.msWithin] : [squares.msUnitsAdjusted, squares.msRest];
  if (below <= 1e-12 * above) {
    const exact = 'The raters differ in nothing else: there is no spread left to make an interval from.';
    const { estimate } = found;
    return { kind: 'estimate', ...found, ci: [estimate, estimate], warnings: [caution, exact] };
  }
  const p = fisherTail(
    above / below,
    units - 1,
    model === '1' ? units * (mean - 1) : (units - 1) * (mean - 1),
  );
  const ci =
    model === '2' ? agreementEnds(squares, found.estimate, averaged) : ratioEnds(squares, model, averaged);
  if (!ci.every(Number.isFinite)) return { kind: 'estimate', ...found, p, warnings: [caution] };
  return { kind: 'estimate', ...found, ci, p, warnings: [caution] };
}

/**
 * The intraclass correlation of all ratings there are, none filled in and none left out: Ebel's analysis of variance of
 * one way with k₀ ratings a unit, the raters' mean differences taken off first for the forms of two ways. Ebel,
 * Psychometrika 16 (1951) 407–424; Brückl, Altersbedingte Veränderungen der Stimme (2011), 88–103. With complete
 * ratings it is Shrout and Fleiss'.
 */
export function intraclassOfAll(given: Ratings, form: IccForm): Statistic {
  const ratings = withoutEmpty(given);
  const { basis } = tallyOf(ratings);
  if (ratings.raters.length < 2) return insufficient('Fewer than two raters rated anything.', basis);
  if (ratings.units.length < 2) return insufficient('Fewer than two units were rated.', basis);
  if (basis.overlap === 0) return insufficient('No unit was rated by two raters.', basis);
  const squares = incompleteOf(ratings, basis);
  const [model, averaged] = [form[0] as Model, form.endsWith('k')];
  const [above, below] = fractionOf(squares, model, averaged);
  const all = squares.msUnits + squares.msWithin + squares.msRaters;
  if (Math.abs(below) <= 1e-12 * all || all === 0)
    return insufficient('The ratings differ too little among the units: the form divides by nothing.', basis);
  if (model === '2' && below < 0)
    return insufficient(
      'Units and raters differ less than what is left beside them: no agreement to tell.',
      basis,
    );
  const method = `${mcGrawWong[form]} of all ratings, Ebel 1951 and Brückl 2011`;
  return tested(squares, form, { estimate: above / below, method, n: basis });
}

import { formOf, type IccForm, iccForms, mcGrawWong, tested } from './icc.ts';
import { choleskyOf, inverseWith, logDeterminant, solveWith } from './linear.ts';
import { listed, type Ratings } from './ratings.ts';
import { type Basis, type Insufficient, insufficient, type Statistic } from './statistic.ts';
import { tallyOf, withoutEmpty } from './tally.ts';

/**
 * score = mean + unit + rater + rest, units and raters drawn at random and crossed, by restricted maximum likelihood of
 * all ratings there are. The likelihood is profiled over the rest's variance as by Bates, Mächler, Bolker & Walker,
 * Journal of Statistical Software 67 (2015) 1; its slope is that of Searle, Casella & McCulloch, Variance Components
 * (1992), ch. 6. A pass takes the ratings once, the raters' pairs for each number of ratings that a unit can have, and
 * the cube of the raters.
 */
interface Design {
  readonly values: Float64Array;
  readonly raterOf: Int32Array;
  readonly units: number;
  readonly raters: number;
  /** Where each unit's ratings begin; one more than there are units. */
  readonly starts: Int32Array;
  /** The units of as many ratings each. */
  readonly alike: readonly Alike[];
}

/** Of the units of one size: how many, and how many of them both of two raters rated, raters × raters. */
interface Alike {
  readonly size: number;
  units: number;
  readonly both: Float64Array;
}

const add = (to: Float64Array, at: number, what: number) => {
  to[at] = (to[at] ?? 0) + what;
};

function designOf(ratings: Ratings): Design {
  const { values, units: unitOf, raters: raterOf } = listed(ratings);
  const [units, raters] = [ratings.units.length, ratings.raters.length];
  const starts = new Int32Array(units + 1);
  for (const unit of unitOf) starts[unit + 1] = (starts[unit + 1] ?? 0) + 1;
  for (let unit = 0; unit < units; unit++) starts[unit + 1] = (starts[unit + 1] ?? 0) + (starts[unit] ?? 0);
  const bySize = new Map<number, Alike>();
  for (let unit = 0; unit < units; unit++) {
    const rated = raterOf.subarray(starts[unit], starts[unit + 1]);
    const size = rated.length;
    const alike = bySize.get(size) ?? { size, units: 0, both: new Float64Array(raters * raters) };
    bySize.set(size, alike);
    alike.units++;
    for (const first of rated) for (const second of rated) add(alike.both, first * raters + second, 1);
  }
  return { values, raterOf, units, raters, starts, alike: [...bySize.values()] };
}

/** Variances of the units and of the raters as parts of that of the rest. */
type Parts = readonly [units: number, raters: number];

interface Fitted {
  /** −2 log of the restricted likelihood. */
  readonly deviance: number;
  /** Its slope by the logarithm of each part, halved and turned round: what rises towards the maximum. */
  readonly slope: readonly [number, number];
  /** The rest's variance. */
  readonly rest: number;
}

/** The sum of a unit's scores. */
function sumOf({ values, starts }: Design, unit: number): number {
  const end = starts[unit + 1] ?? 0;
  let sum = 0;
  for (let at = starts[unit] ?? 0; at < end; at++) sum += values[at] ?? 0;
  return sum;
}

/** The right side of the raters and the mean, the units taken out of it. */
function rightOf(design: Design, [partU, partR]: Parts): Float64Array {
  const { values, raterOf, raters, units, starts } = design;
  const thetaR = Math.sqrt(partR);
  const right = new Float64Array(raters + 1);
  for (let unit = 0; unit < units; unit++) {
    const [from, to] = [starts[unit] ?? 0, starts[unit + 1] ?? 0];
    const sum = sumOf(design, unit);
    const taken = (partU * sum) / (partU * (to - from) + 1);
    for (let at = from; at < to; at++) add(right, raterOf[at] ?? 0, thetaR * ((values[at] ?? 0) - taken));
    add(right, raters, sum - taken * (to - from));
  }
  return right;
}

/** The system of the raters and the mean, the units taken out of it: one row and column each, the mean's last. */
function matrixOf({ raters, alike }: Design, [partU, partR]: Parts): Float64Array {
  const size = raters + 1;
  const thetaR = Math.sqrt(partR);
  const matrix = new Float64Array(size * size);
  for (let rater = 0; rater < raters; rater++) add(matrix, rater * size + rater, 1);
  for (const { size: rated, units, both } of alike) {
    // Of a unit of so many ratings: what is left of a rating and of the unit as a whole.
    const shared = partU / (partU * rated + 1);
    const left = 1 - shared * rated;
    for (let first = 0; first < raters; first++) {
      const alone = both[first * raters + first] ?? 0;
      add(matrix, first * size + first, partR * alone);
      add(matrix, first * size + raters, thetaR * left * alone);
      add(matrix, raters * size + first, thetaR * left * alone);
      for (let second = 0; second < raters; second++)
        add(matrix, first * size + second, -partR * shared * (both[first * raters + second] ?? 0));
    }
    add(matrix, raters * size + raters, units * rated * left);
  }
  return matrix;
}

/** The trace of the units' block of the inverse of the whole system, from the inverse of the raters' and the mean's. */
function traceOfUnits({ raters, alike }: Design, [partU, partR]: Parts, inverse: Float64Array): number {
  const size = raters + 1;
  const thetaR = Math.sqrt(partR);
  let trace = 0;
  for (const { size: rated, units, both } of alike) {
    const diagonal = partU * rated + 1;
    let form = units * rated ** 2 * (inverse[raters * size + raters] ?? 0);
    for (let first = 0; first < raters; first++) {
      const alone = both[first * raters + first] ?? 0;
      form += 2 * rated * thetaR * alone * (inverse[first * size + raters] ?? 0);
      for (let second = 0; second < raters; second++)
        form += partR * (both[first * raters + second] ?? 0) * (inverse[first * size + second] ?? 0);
    }
    trace += units / diagonal + (partU * form) / diagonal ** 2;
  }
  return trace;
}

const sumOfSquares = (sums: Float64Array) => sums.reduce((sum, value) => sum + value ** 2, 0);

/** What the effects leave of the scores: their products with the deviations from the mean, and their sums. */
function restOf(design: Design, [partU, partR]: Parts, solved: Float64Array) {
  const { values, raterOf, units, raters, starts } = design;
  const [mean, thetaR] = [solved[raters] ?? 0, Math.sqrt(partR)];
  const [sumsU, sumsR] = [new Float64Array(units), new Float64Array(raters)];
  let square = 0;
  for (let unit = 0; unit < units; unit++) {
    const [from, to] = [starts[unit] ?? 0, starts[unit + 1] ?? 0];
    let beside = sumOf(design, unit) - mean * (to - from);
    for (let at = from; at < to; at++) beside -= thetaR * (solved[raterOf[at] ?? 0] ?? 0);
    const shift = (partU * beside) / (partU * (to - from) + 1);
    for (let at = from; at < to; at++) {
      const rater = raterOf[at] ?? 0;
      const left = (values[at] ?? 0) - mean;
      const rest = left - shift - thetaR * (solved[rater] ?? 0);
      add(sumsU, unit, rest);
      add(sumsR, rater, rest);
      square += rest * left;
    }
  }
  return { square, ofUnits: sumOfSquares(sumsU), ofRaters: sumOfSquares(sumsR) };
}

/** The likelihood at given parts of variance; undefined where it cannot be told apart from no variation. */
function fitAt(design: Design, parts: Parts): Fitted | undefined {
  const { values, units, raters, alike } = design;
  const size = raters + 1;
  const lower = choleskyOf(matrixOf(design, parts), size);
  if (!lower) return undefined;
  const inverse = inverseWith(lower, size);
  const { square, ofUnits, ofRaters } = restOf(design, parts, solveWith(lower, rightOf(design, parts)));
  const free = values.length - 1;
  if (square <= 1e-12 * values.length) return undefined;
  const logs = alike.reduce((sum, one) => sum + one.units * Math.log(parts[0] * one.size + 1), 0);
  let traceR = 0;
  for (let rater = 0; rater < raters; rater++) traceR += inverse[rater * size + rater] ?? 0;
  const slopeOf = (part: number, levels: number, trace: number, sums: number) =>
    (part * ((free * sums) / square) - (levels - trace)) / 2;
  const [u, r] = [traceOfUnits(design, parts, inverse), traceR];
  return {
    deviance: logs + logDeterminant(lower, size) + free * (1 + Math.log((2 * Math.PI * square) / free)),
    slope: [slopeOf(parts[0], units, u, ofUnits), slopeOf(parts[1], raters, r, ofRaters)],
    rest: square / free,
  };
}

/** Logarithms of the parts; what lies below counts as no variance, what lies above as no rest. */
const [least, most] = [-14, 12];
type Logs = readonly [number, number];
const partsOf = (logs: Logs): Parts => [
  logs[0] <= least ? 0 : Math.exp(logs[0]),
  logs[1] <= least ? 0 : Math.exp(logs[1]),
];

/** Second slopes by the logarithms, from the first ones a little to both sides. */
function curvature(design: Design, logs: Logs): readonly [number, number, number] | undefined {
  const step = 1e-4;
  const at = (u: number, r: number) => fitAt(design, partsOf([logs[0] + u, logs[1] + r]))?.slope;
  const [up, down, right, left] = [at(step, 0), at(-step, 0), at(0, step), at(0, -step)];
  if (!up || !down || !right || !left) return undefined;
  const across = (up[1] - down[1] + right[0] - left[0]) / 2;
  return [(up[0] - down[0]) / (2 * step), across / (2 * step), (right[1] - left[1]) / (2 * step)];
}

interface Ascent {
  logs: Logs;
  fit: Fitted;
}

/** No step is longer: far away the likelihood is not the parabola that Newton takes it for. */
const reach = 4;

/** Newton's step with so much damping; undefined where the likelihood does not bend down there. */
function stepOf(
  { logs, fit }: Ascent,
  bent: readonly [number, number, number],
  damping: number,
): readonly [number, number] | undefined {
  const [heldU, heldR] = [logs[0] <= least, logs[1] <= least];
  const a = heldU ? 1 : damping - bent[0];
  const d = heldR ? 1 : damping - bent[2];
  const b = heldU || heldR ? 0 : -bent[1];
  const whole = a * d - b * b;
  if (a <= 0 || whole <= 0) return undefined;
  const [s, t] = [heldU ? 0 : fit.slope[0], heldR ? 0 : fit.slope[1]];
  const within = (by: number) => Math.max(-reach, Math.min(reach, by));
  return [within((d * s - b * t) / whole), within((a * t - b * s) / whole)];
}

/** A step of Newton's, damped until the likelihood rises; a part that falls without end is taken as 0. */
function stepped(design: Design, from: Ascent): Ascent | undefined {
  const bent = curvature(design, from.logs);
  if (!bent) return undefined;
  for (let damping = 0; damping < 1e8; damping = Math.max(1e-3, damping * 10)) {
    const step = stepOf(from, bent, damping);
    if (!step) continue;
    const logs: Logs = [from.logs[0] + step[0], from.logs[1] + step[1]];
    const fit = fitAt(design, partsOf(logs));
    if (fit && fit.deviance <= from.fit.deviance + 1e-9) return { logs, fit };
  }
  return undefined;
}

interface VarianceComponents {
  readonly unit: number;
  readonly rater: number;
  readonly rest: number;
  /** Variances and covariance of the logarithms of unit/rest and rater/rest; 0 for one that is 0. */
  readonly covariance: readonly [units: number, both: number, raters: number];
}

function covarianceAt(design: Design, logs: Logs): VarianceComponents['covariance'] {
  const bent = curvature(design, logs);
  if (!bent) return [0, 0, 0];
  const [u, b, r] = bent.map((one) => -one) as [number, number, number];
  if (logs[0] <= least) return [0, 0, logs[1] <= least || r <= 0 ? 0 : 1 / r];
  if (logs[1] <= least) return [u <= 0 ? 0 : 1 / u, 0, 0];
  const whole = u * r - b * b;
  return u <= 0 || whole <= 0 ? [0, 0, 0] : [r / whole, -b / whole, u / whole];
}

/** @returns undefined where nothing is left beside units and raters, or nothing varies */
function componentsOf(design: Design): VarianceComponents | undefined {
  let at: Ascent | undefined;
  for (const start of [
    [0, -1],
    [-3, -3],
  ] as const) {
    const fit = fitAt(design, partsOf(start));
    if (fit && (!at || fit.deviance < at.fit.deviance)) at = { logs: start, fit };
  }
  for (let round = 0; at && round < 200; round++) {
    const next = stepped(design, at);
    if (!next) break;
    const moved = Math.max(
      ...next.logs.map((log, i) => (log <= least ? 0 : Math.abs(log - (at?.logs[i] ?? 0)))),
    );
    at = next;
    if (moved < 1e-11) break;
  }
  if (!at || at.logs.some((log) => log > most)) return undefined;
  const [unit, rater] = partsOf(at.logs);
  const { rest } = at.fit;
  return { unit: unit * rest, rater: rater * rest, rest, covariance: covarianceAt(design, at.logs) };
}

/** What the components give in the place of an analysis of variance: mean squares as they are expected. */
function expected({ unit, rater, rest }: Omit<VarianceComponents, 'covariance'>, n: number, k: number) {
  return { n, k, units: k * unit + rest, raters: n * rater + rest, error: rest, within: rest + rater };
}

/** Of the form by the logarithms of the parts, carried to its error (delta method). */
function errorOf(components: VarianceComponents, n: number, k: number, form: IccForm): number {
  const step = 1e-5;
  const value = (u: number, r: number) => {
    const { unit, rater, rest } = components;
    return formOf(expected({ unit: unit * Math.exp(u), rater: rater * Math.exp(r), rest }, n, k), form);
  };
  const byUnit = (value(step, 0) - value(-step, 0)) / (2 * step);
  const byRater = (value(0, step) - value(0, -step)) / (2 * step);
  const [u, b, r] = components.covariance;
  return Math.sqrt(Math.max(0, byUnit ** 2 * u + 2 * byUnit * byRater * b + byRater ** 2 * r));
}

type Prepared = { design: Design; components: VarianceComponents; n: Basis } | Insufficient;

function prepared(given: Ratings): Prepared {
  const ratings = withoutEmpty(given);
  const { basis: n } = tallyOf(ratings);
  if (ratings.raters.length < 2) return insufficient('Fewer than two raters rated anything.', n);
  if (ratings.units.length < 2) return insufficient('Fewer than two units were rated.', n);
  if (n.overlap === 0) return insufficient('No unit was rated by two raters.', n);
  const design = designOf(ratings);
  // As many effects as ratings leave nothing to weigh them by.
  const isSaturated = design.values.length < design.units + design.raters;
  const components = isSaturated ? undefined : componentsOf(design);
  if (components) return { design, components, n };
  return insufficient('Nothing is left beside the units and the raters to weigh them by.', n);
}

const noVariance = (what: string) => `The ${what} do not differ beyond what is left beside them: taken as 0.`;

function zeros({ unit, rater }: VarianceComponents): string[] {
  return [...(unit === 0 ? [noVariance('units')] : []), ...(rater === 0 ? [noVariance('raters')] : [])];
}

export const componentNames = ['unit', 'rater', 'residual'] as const;
export interface MixedModel {
  /** The intraclass correlations; intervals and p of F as for complete ratings, as the field's packages have it. */
  readonly intraclass: Record<IccForm, Statistic>;
  /** The variances of units, raters and the rest, in squared points of the scale. */
  readonly variances: Record<(typeof componentNames)[number], Statistic>;
}

/** The mixed model of all ratings there are; the errors of its correlations are of large samples (delta method). */
export function mixedModel(given: Ratings): MixedModel {
  const found = prepared(given);
  if ('kind' in found) {
    const intraclass = Object.fromEntries(iccForms.map((form) => [form, found])) as MixedModel['intraclass'];
    return { intraclass, variances: { unit: found, rater: found, residual: found } };
  }
  const { components, n, design } = found;
  const squares = expected(components, design.units, design.raters);
  const correlation = (form: IccForm): Statistic => {
    const method = `${mcGrawWong[form]} of variance components by restricted maximum likelihood`;
    const one = tested({ kind: 'estimate', estimate: formOf(squares, form), n, method }, form, squares);
    const standardError = errorOf(components, design.units, design.raters, form);
    return { ...one, ...(standardError > 0 ? { standardError } : {}), warnings: zeros(components) };
  };
  const variance = (estimate: number): Statistic => {
    const method = 'crossed random effects by restricted maximum likelihood';
    const warnings = [...zeros(components), 'In squared points of the scale; it has no interval.'];
    return { kind: 'estimate', estimate, n, method, warnings };
  };
  return {
    intraclass: Object.fromEntries(
      iccForms.map((form) => [form, correlation(form)]),
    ) as MixedModel['intraclass'],
    variances: {
      unit: variance(components.unit),
      rater: variance(components.rater),
      residual: variance(components.rest),
    },
  };
}

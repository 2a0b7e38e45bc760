import { choleskyOf, inverseWith, logDeterminant, solveWith } from './linear.ts';
import { listed, type Ratings } from './ratings.ts';

/**
 * score = mean + unit + rater + rest, units and raters drawn at random and crossed, by restricted maximum likelihood of
 * all ratings there are. The likelihood is profiled over the rest's variance as by Bates, Mächler, Bolker & Walker,
 * Journal of Statistical Software 67 (2015) 1; its slope is that of Searle, Casella & McCulloch, Variance Components
 * (1992), ch. 6. A pass takes the ratings once, the raters' pairs for each number of ratings that a unit can have, and
 * the cube of the raters.
 */
export interface Design {
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

export function designOf(ratings: Ratings): Design {
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
export type Parts = readonly [units: number, raters: number];

export interface Fitted {
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
export function fitAt(design: Design, parts: Parts): Fitted | undefined {
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

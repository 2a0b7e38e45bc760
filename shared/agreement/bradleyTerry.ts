import { choleskyOf, inverseWith, solveWith } from './linear.ts';
import { type Basis, type Insufficient, insufficient } from './statistic.ts';

/** Who was found better than whom, by places from 0. */
export interface Comparison {
  readonly better: number;
  readonly worse: number;
}

/** Where something that was compared lies, in logits around the mean of all. */
export interface Placed {
  readonly measure: number;
  readonly standardError: number;
}

export interface ComparedModel {
  readonly kind: 'compared';
  /** By place. */
  readonly items: readonly Placed[];
  /** The part of the variance of the measures that is not error; at least 0. */
  readonly reliability: number;
  /** Units are what was compared, pairs are comparisons. */
  readonly n: Basis;
}

const settled = 1e-9;
const mostRounds = 200;
const longestStep = 1;

/** How sure the measures are together: Σ p (1 − p) of each comparison, size × size, the sum of all held at nought. */
function informationOf(comparisons: readonly Comparison[], measures: Float64Array): Float64Array {
  const size = measures.length;
  // Measures are told up to a shift of all: what the sum adds keeps the matrix positive and changes no difference.
  const information = new Float64Array(size * size).fill(1);
  for (const { better, worse } of comparisons) {
    const chance = chanceOf(measures, better, worse);
    const weight = chance * (1 - chance);
    for (const [i, j, sign] of [
      [better, better, 1],
      [worse, worse, 1],
      [better, worse, -1],
      [worse, better, -1],
    ] as const)
      information[i * size + j] = (information[i * size + j] ?? 0) + sign * weight;
  }
  return information;
}

function chanceOf(measures: Float64Array, one: number, other: number): number {
  return 1 / (1 + Math.exp((measures[other] ?? 0) - (measures[one] ?? 0)));
}

/** The variance of the difference of two measures. */
function spreadOf(covariance: Float64Array, size: number, { better, worse }: Comparison): number {
  const at = (i: number, j: number) => covariance[i * size + j] ?? 0;
  return at(better, better) + at(worse, worse) - 2 * at(better, worse);
}

/** The slope of the penalised likelihood: each comparison counts half its leverage more on either side. */
function slopeOf(
  comparisons: readonly Comparison[],
  measures: Float64Array,
  covariance: Float64Array,
): Float64Array {
  const size = measures.length;
  const slope = new Float64Array(size);
  for (const one of comparisons) {
    const chance = chanceOf(measures, one.better, one.worse);
    const leverage = chance * (1 - chance) * spreadOf(covariance, size, one);
    const rest = 1 - chance + leverage * (0.5 - chance);
    slope[one.better] = (slope[one.better] ?? 0) + rest;
    slope[one.worse] = (slope[one.worse] ?? 0) - rest;
  }
  return slope;
}

/** Places that comparisons link with the first. */
function linkedWith(first: number, comparisons: readonly Comparison[]): Set<number> {
  const neighbours = new Map<number, number[]>();
  for (const { better, worse } of comparisons)
    for (const [one, other] of [
      [better, worse],
      [worse, better],
    ] as const)
      neighbours.set(one, [...(neighbours.get(one) ?? []), other]);
  const met = new Set([first]);
  for (const one of met) for (const other of neighbours.get(one) ?? []) met.add(other);
  return met;
}

function basisOf(count: number, comparisons: readonly Comparison[]): Basis {
  const compared = new Set(comparisons.flatMap(({ better, worse }) => [better, worse]));
  return { units: count, raters: 0, pairs: comparisons.length, overlap: compared.size };
}

function reliabilityOf(items: readonly Placed[]): number {
  const variance = items.reduce((sum, { measure }) => sum + measure ** 2, 0) / (items.length - 1);
  const error = items.reduce((sum, { standardError }) => sum + standardError ** 2, 0) / items.length;
  return variance === 0 ? 0 : Math.max(0, 1 - error / variance);
}

/**
 * Where things lie that were compared in pairs: P(i better than j) = 1/(1 + exp(m_j − m_i)). Bradley & Terry, Biometrika
 * 39 (1952) 324–345; with Firth's penalty (Biometrika 80 (1993) 27–38), so that what won or lost every time has a measure
 * too. Standard errors are of the information at the estimate. The reliability is the scale separation reliability of
 * comparative judgement (Pollitt, Assessment in Education 19 (2012) 281–300).
 * @param count how many things there are
 * @returns insufficient where comparisons do not link all of them
 * @throws RangeError for a place that is none, or something compared with itself
 */
export function bradleyTerry(
  count: number,
  comparisons: readonly Comparison[],
): ComparedModel | Insufficient {
  for (const { better, worse } of comparisons)
    if (better === worse || Math.min(better, worse) < 0 || Math.max(better, worse) >= count)
      throw new RangeError(`places are two different ones from 0 to ${count - 1}`);
  const n = basisOf(count, comparisons);
  if (count < 2) return insufficient('There is nothing to compare with.', n);
  const linked = linkedWith(0, comparisons).size;
  if (linked < count)
    return insufficient(`Comparisons link ${linked} of ${count} so far: the others lie nowhere yet.`, n);
  const measures = new Float64Array(count);
  for (let round = 0; round < mostRounds; round++) {
    const lower = choleskyOf(informationOf(comparisons, measures), count);
    if (!lower) break;
    const covariance = inverseWith(lower, count);
    const step = solveWith(lower, slopeOf(comparisons, measures, covariance));
    const longest = Math.max(...step.map(Math.abs));
    const scale = longest > longestStep ? longestStep / longest : 1;
    for (const [place, by] of step.entries()) measures[place] = (measures[place] ?? 0) + scale * by;
    if (longest < settled) return modelOf(measures, comparisons, n);
  }
  return insufficient('The measures do not settle.', n);
}

function modelOf(
  measures: Float64Array,
  comparisons: readonly Comparison[],
  n: Basis,
): ComparedModel | Insufficient {
  const count = measures.length;
  const lower = choleskyOf(informationOf(comparisons, measures), count);
  if (!lower) return insufficient('The measures do not settle.', n);
  const covariance = inverseWith(lower, count);
  const items = [...measures].map((measure, place) => ({
    measure,
    // What the held sum adds to every variance, 1/count², is no error.
    standardError: Math.sqrt(Math.max(0, (covariance[place * count + place] ?? 0) - 1 / count ** 2)),
  }));
  return { kind: 'compared', items, reliability: reliabilityOf(items), n };
}

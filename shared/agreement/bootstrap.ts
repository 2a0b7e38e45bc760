import { normalQuantile, normalTail } from './distributions.ts';
import { type Random, randomFrom } from './random.ts';
import type { Ratings } from './ratings.ts';
import type { Statistic } from './statistic.ts';

export interface BootstrapWish {
  readonly replicates: number;
  readonly seed: number;
  /**
   * Whether the raters are drawn too, for what is said of raters like these and not of these alone. Each replicate then
   * has half of them, none twice: a rater drawn twice would agree with himself. A half without return varies as wide as
   * as many with return (McCarthy, Review of the International Statistical Institute 37 (1969) 239–264; Shao & Wu,
   * Annals of Statistics 17 (1989) 1176–1197). It needs four raters.
   */
  readonly drawRaters?: boolean;
  /** Of the interval; 0.95 where it is not said. */
  readonly level?: number;
  /** Told after every replicate, of all. May throw to end the work. */
  readonly onProgress?: (done: number, all: number) => void;
}

export interface Bootstrapped {
  readonly standardError: number;
  readonly percentile: readonly [low: number, high: number];
  /** Bias-corrected and accelerated. */
  readonly bca: readonly [low: number, high: number];
  readonly replicates: number;
  /** Replicates that said nothing, because all of the drawn ratings were alike. */
  readonly unusable: number;
}

type Compute = (ratings: Ratings) => Statistic;

/** The same ratings of other units: those at the given places, in their order, some of them perhaps twice. */
function unitsAt(ratings: Ratings, places: Int32Array): Ratings {
  const width = ratings.raters.length;
  const codes = new Int16Array(places.length * width);
  for (let at = 0; at < places.length; at++) {
    const from = (places[at] ?? 0) * width;
    codes.set(ratings.codes.subarray(from, from + width), at * width);
  }
  const units = Array.from(places, (place) => ratings.units[place] ?? '');
  return { units, raters: ratings.raters, categories: ratings.categories, codes };
}

/** Half of the raters, none twice; of an odd number as often the smaller half as the larger. */
function halfOf(count: number, random: Random): Int32Array {
  const places = Int32Array.from({ length: count }, (_, at) => at);
  const half = Math.floor((count + random.below(2)) / 2);
  for (let at = 0; at < half; at++) {
    const from = at + random.below(count - at);
    [places[at], places[from]] = [places[from] ?? 0, places[at] ?? 0];
  }
  return places.slice(0, half).sort();
}

function ratersAt(ratings: Ratings, places: Int32Array): Ratings {
  const width = ratings.raters.length;
  const codes = new Int16Array(ratings.units.length * places.length);
  for (let unit = 0, at = 0; unit < ratings.units.length; unit++)
    for (const place of places) codes[at++] = ratings.codes[unit * width + place] ?? 0;
  return { ...ratings, raters: Array.from(places, (place) => ratings.raters[place] ?? ''), codes };
}

const fewestRaters = 4;

/** The units of each cluster; each unit its own where there are no clusters. */
function groupsOf({ units, clusters }: Ratings): number[][] {
  if (!clusters) return units.map((_, unit) => [unit]);
  const groups = new Map<number, number[]>();
  for (const [unit, cluster] of clusters.entries()) {
    const group = groups.get(cluster);
    if (group) group.push(unit);
    else groups.set(cluster, [unit]);
  }
  return [...groups.values()];
}

function drawn(groups: readonly number[][], random: Random): Int32Array {
  return Int32Array.from(groups.flatMap(() => groups[random.below(groups.length)] ?? []));
}

/** The value below which a share of sorted values lies, between neighbours in proportion. */
function quantile(sorted: Float64Array, share: number): number {
  const at = Math.min(Math.max(share, 0), 1) * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}

/** With more groups than this, several are left out at once: the jackknife costs one estimate for each. */
const mostLeftOut = 400;

/** Skewness of the estimate by leaving out groups in turn: Σ d³ / (6 (Σ d²)^1.5) (Efron 1987, eq. 6.6). */
function acceleration(ratings: Ratings, groups: readonly number[][], compute: Compute): number {
  const parts = Math.min(groups.length, mostLeftOut);
  const values: number[] = [];
  for (let part = 0; part < parts; part++) {
    const kept = Int32Array.from(groups.filter((_, at) => at % parts !== part).flat());
    const found = compute(unitsAt(ratings, kept));
    if (found.kind === 'estimate') values.push(found.estimate);
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [squares, cubes] = [2, 3].map((power) =>
    values.reduce((sum, value) => sum + (mean - value) ** power, 0),
  );
  return squares === undefined || squares < 1e-24 ? 0 : (cubes ?? 0) / (6 * squares ** 1.5);
}

function bcaEnds(
  sorted: Float64Array,
  estimate: number,
  a: number,
  level: number,
): readonly [number, number] {
  const below = sorted.reduce((sum, value) => sum + (value < estimate ? 1 : value === estimate ? 0.5 : 0), 0);
  const share = Math.min(Math.max(below / sorted.length, 0.5 / sorted.length), 1 - 0.5 / sorted.length);
  const bias = normalQuantile(share);
  const end = (probability: number) => {
    const z = bias + normalQuantile(probability);
    return quantile(sorted, 1 - normalTail(bias + z / (1 - a * z)));
  };
  return [end((1 - level) / 2), end((1 + level) / 2)];
}

/**
 * Draws units, or whole clusters where there are some, with replacement, and tells how the statistic varies: its
 * standard error, the percentile interval and the bias-corrected and accelerated one. Efron, Journal of the American
 * Statistical Association 82 (1987) 171–185. The same seed gives the same figures on every machine.
 * @returns undefined where the statistic is insufficient, or nearly every replicate is
 * @throws RangeError unless there are 100 replicates at least, and four raters where they are drawn
 */
export function bootstrap(ratings: Ratings, compute: Compute, wish: BootstrapWish): Bootstrapped | undefined {
  const { replicates, seed, level = 0.95, drawRaters = false, onProgress } = wish;
  if (!Number.isInteger(replicates) || replicates < 100)
    throw new RangeError('a bootstrap needs 100 replicates at least, and a whole number of them');
  const width = ratings.raters.length;
  if (drawRaters && width < fewestRaters)
    throw new RangeError(`to draw raters too there must be ${fewestRaters} of them, and there are ${width}`);
  const whole = compute(ratings);
  if (whole.kind === 'insufficient') return undefined;
  const [groups, random] = [groupsOf(ratings), randomFrom(seed)];
  const values: number[] = [];
  for (let done = 1; done <= replicates; done++) {
    const units = unitsAt(ratings, drawn(groups, random));
    const found = compute(drawRaters ? ratersAt(units, halfOf(width, random)) : units);
    if (found.kind === 'estimate') values.push(found.estimate);
    onProgress?.(done, replicates);
  }
  if (values.length < replicates / 2) return undefined;
  const sorted = Float64Array.from(values).sort();
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const spread = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (sorted.length - 1);
  return {
    standardError: Math.sqrt(spread),
    percentile: [quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2)],
    bca: bcaEnds(sorted, whole.estimate, acceleration(ratings, groups, compute), level),
    replicates,
    unusable: replicates - values.length,
  };
}

import { missing, type Ratings } from './ratings.ts';
import type { Basis } from './statistic.ts';

/** How often each unit was given each category. Units that nobody rated are left out. */
export interface Tally {
  readonly categories: number;
  readonly units: number;
  /** Units × categories, row-major. */
  readonly counts: Float64Array;
  /** Of each unit, its ratings. */
  readonly sizes: Float64Array;
  readonly basis: Basis;
}

/** @returns so many codes, each from a place among others */
function pick(codes: Int16Array, length: number, from: (at: number) => number): Int16Array {
  const picked = new Int16Array(length);
  for (let at = 0; at < length; at++) picked[at] = codes[from(at)] ?? missing;
  return picked;
}

/** The places of what is marked. */
function placesOf(marks: Uint8Array): number[] {
  const places: number[] = [];
  for (const [at, mark] of marks.entries()) if (mark === 1) places.push(at);
  return places;
}

/** @returns ratings without the raters who rated nothing and the units that nobody rated */
export function withoutEmpty(ratings: Ratings): Ratings {
  const { units, raters, codes, clusters } = ratings;
  const width = raters.length;
  const [rated, rating] = [new Uint8Array(units.length), new Uint8Array(width)];
  for (let unit = 0, at = 0; unit < units.length; unit++) {
    for (let rater = 0; rater < width; rater++, at++) {
      if (codes[at] === missing) continue;
      rated[unit] = 1;
      rating[rater] = 1;
    }
  }
  const [keptUnits, keptRaters] = [placesOf(rated), placesOf(rating)];
  if (keptRaters.length === width && keptUnits.length === units.length) return ratings;
  return {
    ...ratings,
    units: keptUnits.map((unit) => units[unit] ?? ''),
    raters: keptRaters.map((rater) => raters[rater] ?? ''),
    codes: pick(codes, keptUnits.length * keptRaters.length, (at) => {
      const unit = keptUnits[Math.floor(at / keptRaters.length)] ?? 0;
      return unit * width + (keptRaters[at % keptRaters.length] ?? 0);
    }),
    ...(clusters ? { clusters: Int32Array.from(keptUnits, (unit) => clusters[unit] ?? 0) } : {}),
  };
}

/** @returns the same ratings on the scale of those categories that occur */
export function onObservedScale(ratings: Ratings): Ratings {
  const used = new Set(ratings.codes);
  const kept = ratings.categories.map((_, code) => code).filter((code) => used.has(code));
  const place = new Map(kept.map((code, i) => [code, i]));
  const codes = ratings.codes.map((code) => place.get(code) ?? missing);
  return { ...ratings, categories: kept.map((code) => ratings.categories[code] ?? 0), codes };
}

/** @returns the units that every rater rated: what methods for complete tables use */
export function completeUnits(ratings: Ratings): Ratings {
  const width = ratings.raters.length;
  const complete = new Uint8Array(ratings.units.length).fill(1);
  for (let at = 0; at < ratings.codes.length; at++)
    if (ratings.codes[at] === missing) complete[Math.floor(at / width)] = 0;
  const kept = placesOf(complete);
  if (kept.length === ratings.units.length) return ratings;
  return {
    ...ratings,
    units: kept.map((unit) => ratings.units[unit] ?? ''),
    codes: pick(ratings.codes, kept.length * width, (at) => {
      return (kept[Math.floor(at / width)] ?? 0) * width + (at % width);
    }),
  };
}

/** @returns the ratings of two raters alone */
export function pairOf(ratings: Ratings, [first, second]: readonly [number, number]): Ratings {
  const width = ratings.raters.length;
  const codes = new Int16Array(2 * ratings.units.length);
  for (let u = 0; u < ratings.units.length; u++) {
    codes[2 * u] = ratings.codes[u * width + first] ?? missing;
    codes[2 * u + 1] = ratings.codes[u * width + second] ?? missing;
  }
  return { ...ratings, raters: [ratings.raters[first] ?? '', ratings.raters[second] ?? ''], codes };
}

/** Counts in one pass over the ratings, which have no empty units or raters. */
export function tallyOf(ratings: Ratings): Tally {
  const { units, raters, categories, codes } = ratings;
  const [width, q] = [raters.length, categories.length];
  const counts = new Float64Array(units.length * q);
  const sizes = new Float64Array(units.length);
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? missing;
    if (code === missing) continue;
    const unit = Math.floor(at / width);
    const cell = unit * q + code;
    counts[cell] = (counts[cell] ?? 0) + 1;
    sizes[unit] = (sizes[unit] ?? 0) + 1;
  }
  return { categories: q, units: units.length, counts, sizes, basis: basisOf(sizes, width) };
}

function basisOf(sizes: Float64Array, raters: number): Basis {
  let [pairs, overlap] = [0, 0];
  for (const size of sizes) {
    pairs += (size * (size - 1)) / 2;
    if (size > 1) overlap++;
  }
  return { units: sizes.length, raters, pairs, overlap };
}

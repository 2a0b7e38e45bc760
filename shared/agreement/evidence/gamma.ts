import { type Random, randomFrom } from '../random.ts';
import { type Basis, insufficient, type Statistic } from '../statistic.ts';
import { bestAlignment, type Placed, TooManyWays, type Unitary } from './alignment.ts';
import type { Dissimilarity } from './dissimilarity.ts';
import type { Marked } from './matching.ts';
import { noSample } from './segments.ts';

export interface GammaWish extends Dissimilarity {
  /** A whole number; the same gives the same figures. */
  readonly seed: number;
  /** Told after each timeline drawn by chance; throwing from it ends the work. */
  readonly onDrawn?: (drawn: number, of: number) => void;
}

/** Gamma's own weights: place and category count alike. */
export const evenly = { positional: 1, categorical: 1, empty: 1 } as const;

/** Did raters mark the same moments, and call them the same? */
export interface Gamma {
  readonly gamma: Statistic;
  /** What is taken for the same, in the order of time; empty where no number can be given. */
  readonly alignment: readonly Unitary[];
}

const fewestDrawn = 30;
const mostDrawn = 400;
/** The expected disorder is known to this part of it, at 95 of 100. */
const precision = 0.02;
const z95 = 1.959963984540054;

function disorderOf(alignment: readonly Unitary[], spans: readonly Placed[], raters: number): number {
  return (alignment.reduce((sum, { disorder }) => sum + disorder, 0) * raters) / spans.length;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A number from 0 to below 1. */
const drawn = (random: Random) => random.below(2 ** 32) / 2 ** 32;

function placeIn(stretches: readonly Stretch[], random: Random): number {
  const whole = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  let left = drawn(random) * whole;
  for (const { from, to } of stretches) {
    if (left < to - from) return from + left;
    left -= to - from;
  }
  return stretches.at(-1)?.from ?? 0;
}

/**
 * A timeline by chance: each rater has the spans of a rater drawn with return, moved by a shift and wrapped around the
 * end. Shifts lie at least half a mean span apart, as long as there is room, so that no rater meets himself (Mathet et
 * al. 2015, § 5.2).
 */
function shuffled(raters: readonly Placed[][], random: Random): Placed[] {
  const spans = raters.flat();
  const begin = Math.min(...spans.map(({ start }) => start));
  const length = Math.max(...spans.map(({ end }) => end)) - begin;
  const apart = spans.reduce((sum, { start, end }) => sum + end - start, 0) / spans.length / 2;
  let free: Stretch[] = [{ from: 0, to: length }];
  const moved = raters.flatMap((_, rater): Placed[] => {
    const shift = free.length > 0 ? placeIn(free, random) : drawn(random) * length;
    free = free
      .flatMap(({ from, to }) => [
        { from, to: Math.min(to, shift - apart) },
        { from: Math.max(from, shift + apart), to },
      ])
      .filter(({ from, to }) => to > from);
    const of = raters[random.below(raters.length)] ?? [];
    return of.map(({ category, start, end }) => {
      const by = start - begin + shift > length ? shift - length : shift;
      return { rater, category, start: start + by, end: end + by };
    });
  });
  return moved.length > 0 ? moved : shuffled(raters, random);
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** How many drawn timelines tell the mean of their disorder as precisely as it is wanted. */
function enough(disorders: readonly number[]): number {
  const mean = meanOf(disorders);
  const variance =
    meanOf(disorders.map((one) => (one - mean) ** 2)) * (disorders.length / (disorders.length - 1));
  const wanted = Math.ceil((Math.sqrt(variance) * z95) ** 2 / (precision * mean) ** 2);
  return Math.min(mostDrawn, Math.max(fewestDrawn, wanted));
}

function drawnDisorders(raters: readonly Placed[][], wish: GammaWish): number[] {
  const random = randomFrom(wish.seed);
  const found: number[] = [];
  for (let of = fewestDrawn; found.length < of; ) {
    const spans = shuffled(raters, random);
    found.push(disorderOf(bestAlignment(spans, raters.length, wish), spans, raters.length));
    if (found.length === fewestDrawn) of = enough(found);
    wish.onDrawn?.(found.length, of);
  }
  return found;
}

const method = 'Mathet, Widlöcher & Métivier 2015: gamma, exact best alignment';

function estimated(raters: readonly Placed[][], n: Basis, wish: GammaWish): Gamma {
  const spans = raters.flat();
  const alignment = bestAlignment(spans, raters.length, wish);
  const chance = drawnDisorders(raters, wish);
  const expected = meanOf(chance);
  if (expected === 0)
    return {
      gamma: insufficient('Chance alone would agree wholly: there is nothing to compare.', n),
      alignment,
    };
  const warnings = [
    `What chance would give is the mean of ${chance.length} timelines drawn by chance: another seed moves it by about ${precision * 100} %.`,
    noSample,
  ];
  const estimate = 1 - disorderOf(alignment, spans, raters.length) / expected;
  return { gamma: { kind: 'estimate', estimate, n, method, warnings }, alignment };
}

/**
 * The gamma measure: whether raters marked the same moments and called them the same, against what the same spans laid
 * by chance would give; 1 is the same throughout, 0 is chance. Spans of one rater may overlap. Mathet, Widlöcher &
 * Métivier, Computational Linguistics 41 (2015) 437–479.
 * @param raters their spans in any unit of time; a rater without a span counts
 * @throws RangeError unless every span ends where it begins or later and the weight of an empty one is above 0
 */
export function gamma(raters: ReadonlyMap<string, readonly Marked[]>, wish: GammaWish): Gamma {
  const placed = [...raters.values()].map((marked, rater) => marked.map((span) => ({ ...span, rater })));
  const spans = placed.flat();
  if (!spans.every(({ start, end }) => end >= start) || !(wish.empty > 0))
    throw new RangeError('a span ends where it begins or later, and an empty one weighs something');
  const n = { units: spans.length, raters: raters.size, pairs: 0, overlap: 0 };
  const lacking = (reason: string): Gamma => ({ gamma: insufficient(reason, n), alignment: [] });
  if (raters.size < 2) return lacking('Only one rater marked anything: there is nothing to compare.');
  if (spans.length === 0) return lacking('Nothing was marked.');
  try {
    return estimated(placed, n, wish);
  } catch (error) {
    if (!(error instanceof TooManyWays)) throw error;
    return lacking(
      'Too many spans of too many raters lie close to find the best alignment: compare fewer raters.',
    );
  }
}

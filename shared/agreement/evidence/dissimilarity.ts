import type { Marked } from './matching.ts';

/** How much a difference of two spans weighs (Mathet et al. 2015, § 4.3). */
export interface Dissimilarity {
  /** α: of place. */
  readonly positional: number;
  /** β: of category. */
  readonly categorical: number;
  /** Δ∅: what a span that somebody else has not counts; above 0. */
  readonly empty: number;
}

/**
 * How far two spans differ, 0 for the same place and category and without a bound: in place by their lengths and
 * squared, so that two instants coincide or lie as far apart as can be; in category by the weight of an empty one.
 */
export function dissimilar(a: Marked, b: Marked, by: Dissimilarity): number {
  const ends = Math.abs(a.start - b.start) + Math.abs(a.end - b.end);
  const place = ends === 0 ? 0 : (ends / (a.end - a.start + (b.end - b.start))) ** 2;
  const category = a.category === b.category ? 0 : 1;
  return (by.positional * place + by.categorical * category) * by.empty;
}

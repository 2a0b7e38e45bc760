import { krippendorffAlpha } from '../alpha.ts';
import { percentAgreement } from '../chanceCorrected.ts';
import { cohenKappa } from '../pairKappa.ts';
import type { Ratings } from '../ratings.ts';
import type { Estimate, Statistic } from '../statistic.ts';
import { pairOf } from '../tally.ts';
import { weightsOf } from '../weights.ts';
import type { Marked } from './matching.ts';

/** A timeline cut into pieces of one length, and the piece that is left over at its end. */
export interface Frames {
  readonly length: number;
  readonly each: number;
}

/** Of one rater, the category of each frame: that of the span over its middle, of several the one that began first. */
function labelled(marked: readonly Marked[], codeOf: ReadonlyMap<string, number>, { length, each }: Frames) {
  const labels = new Int16Array(Math.ceil(length / each));
  for (const { category, start, end } of marked.toSorted((a, b) => b.start - a.start)) {
    const from = Math.max(0, Math.ceil(start / each - 0.5));
    const to = Math.min(labels.length, Math.ceil(end / each - 0.5));
    // Written from the last that began to the first, which is left standing.
    labels.fill(codeOf.get(category) ?? 0, from, Math.max(from, to));
  }
  return labels;
}

/**
 * What raters marked as ratings of frames, 0 standing for nothing marked and the categories for 1 and up in the order of
 * their names.
 * @throws RangeError unless there are frames, at most ten million
 */
export function framesOf(raters: ReadonlyMap<string, readonly Marked[]>, frames: Frames): Ratings {
  const count = Math.ceil(frames.length / frames.each);
  if (!(count > 0 && count <= 10_000_000)) throw new RangeError('there are 1 to 10,000,000 frames');
  const names = [...new Set([...raters.values()].flat().map(({ category }) => category))].toSorted();
  const codeOf = new Map(names.map((name, i) => [name, i + 1]));
  const columns = [...raters.values()].map((marked) => labelled(marked, codeOf, frames));
  const codes = new Int16Array(count * columns.length);
  for (const [rater, labels] of columns.entries())
    for (let frame = 0; frame < count; frame++) codes[frame * columns.length + rater] = labels[frame] ?? 0;
  return {
    units: Array.from({ length: count }, (_, frame) => `${frame}`),
    raters: [...raters.keys()],
    categories: [0, ...codeOf.values()],
    codes,
  };
}

const alike = 'Neighbouring frames are alike: they are no sample, so that there is no error and no interval.';

/** Frames of one recording do not vary independently: what follows from that they did is left out. */
function withoutError(one: Statistic): Statistic {
  if (one.kind === 'insufficient') return one;
  const { kind, estimate, n, method } = one satisfies Estimate;
  return { kind, estimate, n, method, warnings: [alike] };
}

export interface FrameWise {
  readonly percent: Statistic;
  /** Cohen's kappa; of two raters only. */
  readonly kappa?: Statistic;
  /** Krippendorff's alpha, nominal. */
  readonly alpha: Statistic;
}

/** Agreement frame by frame on what is going on: it weighs spans by how long they last. */
export function frameWise(ratings: Ratings): FrameWise {
  const identity = weightsOf('identity', ratings.categories);
  const percent = withoutError(percentAgreement(ratings, identity));
  const alpha = withoutError(krippendorffAlpha(ratings, 'nominal'));
  if (ratings.raters.length !== 2) return { percent, alpha };
  return { percent, alpha, kappa: withoutError(cohenKappa(pairOf(ratings, [0, 1]), identity)) };
}

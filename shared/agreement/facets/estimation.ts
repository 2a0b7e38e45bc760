import { type FacetName, facetNames, type Observations, sizeOf } from './observations.ts';
import { chancesAt, summedOf } from './ratingScale.ts';

/** Logits: high for submissions that score high, raters that are severe, criteria that are hard. */
export interface Measures {
  readonly submission: Float64Array;
  readonly rater: Float64Array;
  readonly criterion: Float64Array;
  /** From each category to the next, one fewer than there are; they sum to nought. */
  readonly thresholds: Float64Array;
}

export interface EstimationWish {
  readonly categories: number;
  /** The facet whose mean is free; those of the other two are nought, except where they are anchored. */
  readonly floats: FacetName;
  /** Measures that are held, for each element of a facet; NaN for those that are not. */
  readonly anchors?: Partial<Record<FacetName, Float64Array>>;
  /** Told after each round, with the largest change in logits. May throw to end the work. */
  readonly onRound?: (round: number, change: number) => void;
}

export const mostRounds = 5_000;
const settled = 1e-9;
/** No step is longer, so that the first rounds do not run away. */
const longestStep = 1;

/** Which way a higher measure moves the score. */
const sign: Record<FacetName, 1 | -1> = { submission: 1, rater: -1, criterion: -1 };

const thetaAt = (all: Observations, measures: Measures, at: number) =>
  (measures.submission[all.submission[at] ?? 0] ?? 0) -
  (measures.rater[all.rater[at] ?? 0] ?? 0) -
  (measures.criterion[all.criterion[at] ?? 0] ?? 0);

const limited = (step: number) => Math.max(-longestStep, Math.min(longestStep, step));

/** One Newton step for every element of a facet: what was scored less what was expected, by its variance. */
function improveFacet(
  all: Observations,
  measures: Measures,
  work: { facet: FacetName; held?: Float64Array },
) {
  const { facet, held } = work;
  const values = measures[facet];
  const [residual, information] = [new Float64Array(values.length), new Float64Array(values.length)];
  const summed = summedOf(measures.thresholds);
  const chances = new Float64Array(summed.length);
  for (let at = 0; at < all.score.length; at++) {
    chancesAt(thetaAt(all, measures, at), summed, chances);
    let [mean, square] = [0, 0];
    for (let k = 1; k < chances.length; k++) {
      mean += k * (chances[k] ?? 0);
      square += k * k * (chances[k] ?? 0);
    }
    const place = all[facet][at] ?? 0;
    residual[place] = (residual[place] ?? 0) + (all.score[at] ?? 0) - mean;
    information[place] = (information[place] ?? 0) + square - mean * mean;
  }
  let most = 0;
  for (let place = 0; place < values.length; place++) {
    if ((information[place] ?? 0) === 0 || (held && !Number.isNaN(held[place] ?? Number.NaN))) continue;
    const step = limited((residual[place] ?? 0) / (information[place] ?? 1));
    values[place] = (values[place] ?? 0) + sign[facet] * step;
    most = Math.max(most, Math.abs(step));
  }
  return most;
}

/** One Newton step for each threshold: how often a score reached the category, less how often it was expected to. */
function improveThresholds(all: Observations, measures: Measures): number {
  const { thresholds } = measures;
  const summed = summedOf(thresholds);
  const chances = new Float64Array(summed.length);
  const [residual, information] = [new Float64Array(thresholds.length), new Float64Array(thresholds.length)];
  for (let at = 0; at < all.score.length; at++) {
    chancesAt(thetaAt(all, measures, at), summed, chances);
    let reached = 1;
    for (let k = 0; k < thresholds.length; k++) {
      reached -= chances[k] ?? 0;
      residual[k] = (residual[k] ?? 0) + reached - ((all.score[at] ?? 0) > k ? 1 : 0);
      information[k] = (information[k] ?? 0) + reached * (1 - reached);
    }
  }
  let most = 0;
  for (let k = 0; k < thresholds.length; k++) {
    const step = limited((residual[k] ?? 0) / Math.max(information[k] ?? 0, 1e-12));
    thresholds[k] = (thresholds[k] ?? 0) + step;
    most = Math.max(most, Math.abs(step));
  }
  return most;
}

/** Shifts values so that the mean of those in use is nought. @returns by how much they were shifted */
function centre(values: Float64Array, used: Iterable<number>): number {
  const places = [...used];
  const mean = places.reduce((sum, place) => sum + (values[place] ?? 0), 0) / places.length;
  for (const place of places) values[place] = (values[place] ?? 0) - mean;
  return mean;
}

/** What is taken from one facet goes to the one that floats, so that no chance changes. */
function centreAll(
  measures: Measures,
  used: Record<FacetName, readonly number[]>,
  wish: EstimationWish,
): void {
  const { floats, anchors = {} } = wish;
  const shift = (by: number) => {
    const values = measures[floats];
    for (const place of used[floats]) values[place] = (values[place] ?? 0) - sign[floats] * by;
  };
  for (const facet of facetNames) {
    if (facet === floats || anchors[facet] || anchors[floats]) continue;
    shift(-sign[facet] * centre(measures[facet], used[facet]));
  }
  const moved = centre(measures.thresholds, measures.thresholds.keys());
  if (!anchors[floats]) shift(moved);
}

/**
 * Joint maximum likelihood of the many-facet rating-scale model, facet by facet until no measure moves by 10⁻⁹ logits.
 * Linacre, Many-Facet Rasch Measurement (1989). Linear in the number of scores for each round.
 * @param all without extreme elements, connected
 * @returns undefined where it did not settle in five thousand rounds
 */
export function estimate(all: Observations, wish: EstimationWish): Measures | undefined {
  const { categories, anchors = {}, onRound } = wish;
  const start = (facet: FacetName) =>
    (anchors[facet] ?? new Float64Array(sizeOf(all[facet]))).map((value) =>
      Number.isNaN(value) ? 0 : value,
    );
  const measures: Measures = {
    submission: start('submission'),
    rater: start('rater'),
    criterion: start('criterion'),
    thresholds: new Float64Array(categories - 1),
  };
  const used = {
    submission: [...new Set(all.submission)],
    rater: [...new Set(all.rater)],
    criterion: [...new Set(all.criterion)],
  };
  for (let round = 1; round <= mostRounds; round++) {
    const changes = facetNames.map((facet) => {
      const held = anchors[facet];
      return improveFacet(all, measures, held ? { facet, held } : { facet });
    });
    const change = Math.max(...changes, improveThresholds(all, measures));
    centreAll(measures, used, wish);
    onRound?.(round, change);
    if (change < settled) return measures;
  }
  return undefined;
}

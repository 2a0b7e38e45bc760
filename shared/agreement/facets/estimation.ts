import { type FacetName, facetNames, type Observations, sizeOf } from './observations.ts';
import { chancesAt, scaleOf } from './ratingScale.ts';
import { centre, isUnbounded, limited } from './steps.ts';

/** Logits: high for submissions that score high, raters that are severe, criteria that are hard. */
export interface Measures {
  readonly submission: Float64Array;
  readonly rater: Float64Array;
  readonly criterion: Float64Array;
  /**
   * Of each scale from each category to the next, one fewer than there are; they sum to nought. One scale for all
   * criteria, or one for each by its place.
   */
  readonly thresholds: readonly Float64Array[];
}

export interface EstimationWish {
  /** How many score points there are: on the scale of all criteria, or on each one's own by its place (partial credit). */
  readonly categories: readonly number[];
  /** The facet whose mean is free; those of the other two are nought, except where they are anchored. */
  readonly floats: FacetName;
  /** Measures that are held, for each element of a facet; NaN for those that are not. */
  readonly anchors?: Partial<Record<FacetName, Float64Array>>;
  /** Told after each round, with the largest change in logits. May throw to end the work. */
  readonly onRound?: (round: number, change: number) => void;
}

const mostRounds = 5_000;
const settled = 1e-9;

/** Which way a higher measure moves the score. */
const sign: Record<FacetName, 1 | -1> = { submission: 1, rater: -1, criterion: -1 };

/** What belongs to the scale that a score is on, of one for all criteria or one for each. */
export function ofScale<T>(scales: readonly T[], { criterion }: Observations, at: number): T {
  const found = scales[scales.length === 1 ? 0 : (criterion[at] ?? 0)];
  if (found === undefined) throw new RangeError(`score ${at} is of a criterion without a scale`);
  return found;
}

const thetaAt = (all: Observations, measures: Omit<Measures, 'thresholds'>, at: number) =>
  (measures.submission[all.submission[at] ?? 0] ?? 0) -
  (measures.rater[all.rater[at] ?? 0] ?? 0) -
  (measures.criterion[all.criterion[at] ?? 0] ?? 0);

/** One Newton step for every element of a facet: what was scored less what was expected, by its variance. */
function improveFacet(
  all: Observations,
  measures: Measures,
  work: { facet: FacetName; held?: Float64Array },
) {
  const { facet, held } = work;
  const values = measures[facet];
  const [residual, information] = [new Float64Array(values.length), new Float64Array(values.length)];
  const scales = measures.thresholds.map(scaleOf);
  for (let at = 0; at < all.score.length; at++) {
    const { summed, chances } = ofScale(scales, all, at);
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
function improveThresholds(all: Observations, { thresholds, ...measures }: Measures): number {
  const scales = thresholds.map((steps) => ({
    ...scaleOf(steps),
    steps,
    residual: new Float64Array(steps.length),
    information: new Float64Array(steps.length),
  }));
  for (let at = 0; at < all.score.length; at++) {
    const { summed, chances, residual, information } = ofScale(scales, all, at);
    chancesAt(thetaAt(all, measures, at), summed, chances);
    let reached = 1;
    for (let k = 0; k < residual.length; k++) {
      reached -= chances[k] ?? 0;
      residual[k] = (residual[k] ?? 0) + reached - ((all.score[at] ?? 0) > k ? 1 : 0);
      information[k] = (information[k] ?? 0) + reached * (1 - reached);
    }
  }
  let most = 0;
  for (const { steps, residual, information } of scales)
    for (const [k, of] of residual.entries()) {
      // A criterion that was never scored has nothing to tell its thresholds by.
      if ((information[k] ?? 0) === 0) continue;
      const step = limited(of / Math.max(information[k] ?? 0, 1e-12));
      steps[k] = (steps[k] ?? 0) + step;
      most = Math.max(most, Math.abs(step));
    }
  return most;
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
  const [common, ...own] = measures.thresholds;
  if (common && own.length === 0) {
    const moved = centre(common, common.keys());
    if (!anchors[floats]) shift(moved);
  }
}

/** What a criterion's thresholds have in common is how hard it is. */
function centreScales({ thresholds, criterion }: Measures, { anchors }: EstimationWish): void {
  if (thresholds.length === 1 || anchors?.criterion) return;
  for (const [place, steps] of thresholds.entries())
    criterion[place] = (criterion[place] ?? 0) + centre(steps, steps.keys());
}

/**
 * Joint maximum likelihood of the many-facet rating-scale or partial-credit model, facet by facet until no measure moves by 10⁻⁹ logits.
 * Linacre, Many-Facet Rasch Measurement (1989). Linear in the number of scores for each round.
 * @param all without extreme elements, connected
 * @returns undefined where it did not settle in five thousand rounds, or measures ran away: scores that order everything
 * without a contradiction bound nothing
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
    thresholds: categories.map((count) => new Float64Array(count - 1)),
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
    centreScales(measures, wish);
    centreAll(measures, used, wish);
    onRound?.(round, change);
    if (isUnbounded([...facetNames.map((facet) => measures[facet]), ...measures.thresholds]))
      return undefined;
    if (change < settled) return measures;
  }
  return undefined;
}

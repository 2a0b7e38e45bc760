import type { FacetModel } from './manyFacetRasch.ts';
import { chancesAt, summedOf } from './ratingScale.ts';

/** What a submission would be expected to get from a rater of mean severity, by criterion. */
export interface FairScores {
  /** Of the submission. */
  readonly place: number;
  /** By the criterion's place, in its score points; undefined where the criterion has no measure. */
  readonly expected: readonly (number | undefined)[];
}

/**
 * Fair scores: the expected score of each submission on each criterion with the mean severity of the raters in the place
 * of those who happened to read it, Σ k P(k | δ_submission − mean severity − δ_criterion). Linacre, Many-Facet Rasch
 * Measurement (1989), ch. 7, “fair average”. Submissions with the lowest or the highest scores alone have none.
 * @param points of each criterion the score points of its categories
 */
export function fairScores(model: FacetModel, points: readonly (readonly number[])[]): FairScores[] {
  const severities = model.rater.elements.map(({ measure }) => measure);
  const mean = severities.reduce((sum, one) => sum + one, 0) / severities.length;
  const hardness = new Map(model.criterion.elements.map(({ place, measure }) => [place, measure]));
  const scales = model.thresholds.map((steps) => summedOf(Float64Array.from(steps)));
  const expectedAt = (submission: number, criterion: number): number | undefined => {
    const [hard, summed] = [hardness.get(criterion), scales[criterion] ?? scales[0]];
    if (hard === undefined || summed === undefined) return undefined;
    const chances = new Float64Array(summed.length);
    chancesAt(submission - mean - hard, summed, chances);
    return chances.reduce((sum, chance, k) => sum + chance * (points[criterion]?.[k] ?? k), 0);
  };
  return model.submission.elements.map(({ place, measure }) => ({
    place,
    expected: points.map((_, criterion) => expectedAt(measure, criterion)),
  }));
}

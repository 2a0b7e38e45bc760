import { ofScale } from './estimation.ts';
import type { FacetModel } from './manyFacetRasch.ts';
import { type FacetName, facetNames, type Observations } from './observations.ts';
import { summedOf } from './ratingScale.ts';

/** Each score that was measured, with how far its submission lies above its rater and its criterion, in logits. */
export interface Placed {
  readonly at: number;
  readonly theta: number;
  /** Sums of the thresholds of its scale. */
  readonly summed: Float64Array;
}

/** @returns the scores of elements that have a measure; extreme ones have none */
export function placedScores(all: Observations, model: FacetModel): Placed[] {
  const measures = Object.fromEntries(
    facetNames.map((facet) => [
      facet,
      new Map(model[facet].elements.map(({ place, measure }) => [place, measure])),
    ]),
  ) as Record<FacetName, Map<number, number>>;
  const scales = model.thresholds.map((steps) => summedOf(Float64Array.from(steps)));
  return Array.from(all.score.keys()).flatMap((at): Placed[] => {
    const [submission, rater, criterion] = facetNames.map((facet) =>
      measures[facet].get(all[facet][at] ?? -1),
    );
    if (submission === undefined || rater === undefined || criterion === undefined) return [];
    return [{ at, theta: submission - rater - criterion, summed: ofScale(scales, all, at) }];
  });
}

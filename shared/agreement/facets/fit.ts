import { chiSquaredTail } from '../distributions.ts';
import { type Measures, ofScale } from './estimation.ts';
import type { FacetName, Observations } from './observations.ts';
import { chancesAt, momentsOf, scaleOf } from './ratingScale.ts';

/** One submission, rater or criterion on the ruler. */
export interface Measured {
  /** Its place among the elements of its facet. */
  readonly place: number;
  /** Logits; and its standard error, from the information in its scores. */
  readonly measure: number;
  readonly standardError: number;
  readonly count: number;
  /** The mean score, from 0 for the lowest score point. */
  readonly average: number;
  /** What that would be if everything else it met were average. */
  readonly fairAverage: number;
  /** Mean squares of the residuals, weighed by information and plain; 1 is as expected, more is noisier. */
  readonly infit: number;
  readonly outfit: number;
  /** The same as standard normal deviates (Wilson & Hilferty). */
  readonly infitZ: number;
  readonly outfitZ: number;
}

interface Sums {
  count: number;
  score: number;
  information: number;
  squares: number;
  standardised: number;
  /** Σ (κ − V²) and Σ κ/V², of which the spread of the mean squares is made. */
  spreadIn: number;
  spreadOut: number;
}

function sumsOf(all: Observations, facet: FacetName, measures: Measures): Map<number, Sums> {
  const scales = measures.thresholds.map(scaleOf);
  const sums = new Map<number, Sums>();
  for (let at = 0; at < all.score.length; at++) {
    const theta =
      (measures.submission[all.submission[at] ?? 0] ?? 0) -
      (measures.rater[all.rater[at] ?? 0] ?? 0) -
      (measures.criterion[all.criterion[at] ?? 0] ?? 0);
    const { summed, chances } = ofScale(scales, all, at);
    chancesAt(theta, summed, chances);
    const { mean, variance, kurtosis } = momentsOf(chances);
    const place = all[facet][at] ?? 0;
    const one = sums.get(place) ?? emptySums();
    sums.set(place, one);
    const score = all.score[at] ?? 0;
    one.count++;
    one.score += score;
    one.information += variance;
    one.squares += (score - mean) ** 2;
    one.standardised += (score - mean) ** 2 / variance;
    one.spreadIn += kurtosis - variance ** 2;
    one.spreadOut += kurtosis / variance ** 2;
  }
  return sums;
}

const emptySums = (): Sums => ({
  count: 0,
  score: 0,
  information: 0,
  squares: 0,
  standardised: 0,
  spreadIn: 0,
  spreadOut: 0,
});

/**
 * A mean square as a normal deviate: (m^(1/3) − 1) 3/q + q/3, with q its standard deviation. Where chance moves it by
 * nothing, as where every score is as likely as the only other, it is as expected.
 */
const deviate = (meanSquare: number, q: number) =>
  q < 1e-9 ? 0 : (Math.cbrt(meanSquare) - 1) * (3 / q) + q / 3;

const meanOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

/**
 * @returns the expected score of an element by its measure and place, if everything else were average; where criteria
 * have scales of their own, the mean over them
 */
function fairAverages(
  all: Observations,
  facet: FacetName,
  measures: Measures,
): (measure: number, place: number) => number {
  const scales = measures.thresholds.map(scaleOf);
  // Of what was measured only: an extreme element has a place and no measure.
  const usedIn = (of: FacetName) => [...new Set(all[of])];
  const meanIn = (of: FacetName) => meanOf(usedIn(of).map((place) => measures[of][place] ?? 0));
  const means = {
    submission: meanIn('submission'),
    rater: meanIn('rater'),
    criterion: meanIn('criterion'),
  };
  const expectedAt = (met: Record<FacetName, number>, place: number) => {
    const scale = scales[place];
    if (!scale) return Number.NaN;
    chancesAt(met.submission - met.rater - met.criterion, scale.summed, scale.chances);
    return momentsOf(scale.chances).mean;
  };
  return (measure, place) => {
    const met: Record<FacetName, number> = { ...means, [facet]: measure };
    if (scales.length === 1) return expectedAt(met, 0);
    if (facet === 'criterion') return expectedAt(met, place);
    const own = (criterion: number) => ({ ...met, criterion: measures.criterion[criterion] ?? 0 });
    return meanOf(usedIn('criterion').map((criterion) => expectedAt(own(criterion), criterion)));
  };
}

/** The elements of a facet with their errors and how well the model fits them. Wright & Masters, Rating Scale Analysis (1982), ch. 5. */
export function measuredOf(all: Observations, facet: FacetName, measures: Measures): Measured[] {
  const found = [...sumsOf(all, facet, measures)].toSorted(([a], [b]) => a - b);
  const fairAverageOf = fairAverages(all, facet, measures);
  return found.map(([place, sums]) => {
    const { count, information } = sums;
    const measure = measures[facet][place] ?? 0;
    const [infit, outfit] = [sums.squares / information, sums.standardised / count];
    const spreadOut = sums.spreadOut / count ** 2 - 1 / count;
    return {
      place,
      measure,
      standardError: 1 / Math.sqrt(information),
      count,
      average: sums.score / count,
      fairAverage: fairAverageOf(measure, place),
      infit,
      outfit,
      infitZ: deviate(infit, Math.sqrt(Math.max(0, sums.spreadIn)) / information),
      outfitZ: deviate(outfit, Math.sqrt(Math.max(0, spreadOut))),
    };
  });
}

/** How far the elements of a facet can be told apart. */
export interface Separation {
  /** The root mean square of the standard errors, and the spread of the measures without them. */
  readonly error: number;
  readonly spread: number;
  /** spread / error; and how many levels that tells apart. */
  readonly separation: number;
  readonly strata: number;
  /** The part of the variance of the measures that is not error. */
  readonly reliability: number;
  /** χ² of all elements being the same, its degrees of freedom and p. */
  readonly chiSquared: number;
  readonly df: number;
  readonly p: number;
}

/** @returns undefined for fewer than two elements. Wright & Masters (1982), ch. 5; strata (4 G + 1)/3 */
export function separationOf(measured: readonly Measured[]): Separation | undefined {
  if (measured.length < 2) return undefined;
  const measures = measured.map(({ measure }) => measure);
  const mean = meanOf(measures);
  const variance = meanOf(measures.map((measure) => (measure - mean) ** 2));
  const errors = meanOf(measured.map(({ standardError }) => standardError ** 2));
  const left = Math.max(0, variance - errors);
  const weights = measured.map(({ standardError }) => 1 / standardError ** 2);
  const sum = (of: (at: number) => number) => weights.reduce((all, weight, at) => all + weight * of(at), 0);
  const chiSquared =
    sum((at) => (measures[at] ?? 0) ** 2) - sum((at) => measures[at] ?? 0) ** 2 / sum(() => 1);
  const separation = Math.sqrt(left / errors);
  const df = measured.length - 1;
  return {
    error: Math.sqrt(errors),
    spread: Math.sqrt(left),
    separation,
    strata: (4 * separation + 1) / 3,
    reliability: variance === 0 ? 0 : left / variance,
    chiSquared,
    df,
    p: chiSquaredTail(chiSquared, df),
  };
}

import { chiSquaredTail, studentTail } from '../distributions.ts';
import { type Placed, placedScores } from './expected.ts';
import type { FacetModel } from './manyFacetRasch.ts';
import type { FacetName, Observations } from './observations.ts';
import { chancesAt, momentsOf } from './ratingScale.ts';
import { limited } from './steps.ts';

/** What two elements do together beyond what each does by itself: a rater who is harder on one submission than on others. */
export interface Bias {
  /** Places of the two elements, in the order of the facets that were asked for. */
  readonly places: readonly [number, number];
  readonly count: number;
  /** Sums of the scores, from 0 for the lowest score point, as given and as the main effects expect them. */
  readonly observed: number;
  readonly expected: number;
  /** Logits, above 0 where more was given than expected; absent where all scores are the lowest or the highest. */
  readonly measured?: {
    readonly bias: number;
    readonly standardError: number;
    readonly t: number;
    /** Two-sided, of Student's distribution with count − 1 degrees of freedom; absent for a single score. */
    readonly p?: number;
  };
}

export interface Biases {
  readonly biases: readonly Bias[];
  /** χ² of all of them being nought, its degrees of freedom and p. */
  readonly chiSquared: number;
  readonly df: number;
  readonly p: number;
}

function momentsAt(scores: readonly Placed[], shift: number) {
  let [mean, variance] = [0, 0];
  let chances = new Float64Array(0);
  for (const { theta, summed } of scores) {
    if (chances.length !== summed.length) chances = new Float64Array(summed.length);
    chancesAt(theta + shift, summed, chances);
    const found = momentsOf(chances);
    mean += found.mean;
    variance += found.variance;
  }
  return { mean, variance };
}

const mostRounds = 200;

/** The shift at which the expected sum is the observed one, by Newton's steps. */
function shiftFor(scores: readonly Placed[], observed: number): number {
  let shift = 0;
  for (let round = 0; round < mostRounds; round++) {
    const { mean, variance } = momentsAt(scores, shift);
    const step = limited((observed - mean) / variance);
    shift += step;
    if (Math.abs(step) < 1e-12) break;
  }
  return shift;
}

interface Cell {
  places: [number, number];
  scores: Placed[];
  observed: number;
}

function biasOf({ places, scores, observed }: Cell): Bias {
  const count = scores.length;
  const highest = scores.reduce((sum, { summed }) => sum + summed.length - 1, 0);
  const found = { places, count, observed, expected: momentsAt(scores, 0).mean };
  if (observed === 0 || observed === highest) return found;
  const bias = shiftFor(scores, observed);
  const standardError = 1 / Math.sqrt(momentsAt(scores, bias).variance);
  const t = bias / standardError;
  const p = count < 2 ? {} : { p: 2 * studentTail(Math.abs(t), count - 1) };
  return { ...found, measured: { bias, standardError, t, ...p } };
}

/**
 * The interactions of two facets with the main effects held: of each pair of elements the maximum-likelihood shift that
 * makes its expected sum the observed one. Linacre, Many-Facet Rasch Measurement (1989), ch. 9; Myford & Wolfe, Journal
 * of Applied Measurement 4 (2003) 386–422 and 5 (2004) 189–227. One pass and a few per pair: linear in the scores.
 * @param all as they were given to the model
 */
export function interactionsOf(
  all: Observations,
  model: FacetModel,
  [one, other]: readonly [FacetName, FacetName],
): Biases {
  const cells = new Map<string, Cell>();
  for (const score of placedScores(all, model)) {
    const { at } = score;
    const places: [number, number] = [all[one][at] ?? 0, all[other][at] ?? 0];
    const key = places.join(' ');
    const cell = cells.get(key) ?? { places, scores: [], observed: 0 };
    cells.set(key, cell);
    cell.scores.push(score);
    cell.observed += all.score[at] ?? 0;
  }
  const biases = [...cells.values()]
    .toSorted((a, b) => a.places[0] - b.places[0] || a.places[1] - b.places[1])
    .map(biasOf);
  const measured = biases.flatMap((bias) => (bias.measured ? [bias.measured] : []));
  const chiSquared = measured.reduce((sum, { t }) => sum + t ** 2, 0);
  const df = measured.length;
  return { biases, chiSquared, df, p: df === 0 ? 1 : chiSquaredTail(chiSquared, df) };
}

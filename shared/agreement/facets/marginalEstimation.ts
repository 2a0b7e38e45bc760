import { type Observations, sizeOf } from './observations.ts';
import {
  abilityAt,
  type Cell,
  fillChances,
  fillExpected,
  type Grouped,
  type Marginal,
  nodeCount,
  type Posteriors,
  posteriorsOf,
} from './quadrature.ts';
import { centre, isUnbounded, limited } from './steps.ts';

const mostMarginalRounds = 2_000;
/** Logits: submissions that spread less have no distribution to tell. */
const leastDeviation = 0.1;
/** Logits. */
const settled = 1e-7;

/** The expected score of a cell at a node, and its variance. */
function momentsAt({ chances }: Cell, node: number): { mean: number; variance: number } {
  let [mean, square] = [0, 0];
  for (let k = 1, from = nodeCount; from < chances.length; k++, from += nodeCount) {
    const chance = chances[from + node] ?? 0;
    mean += k * chance;
    square += k * k * chance;
  }
  return { mean, variance: square - mean * mean };
}

/** What was given: of each cell the sum of its scores, of each scale how often each step was reached. */
interface Given {
  readonly sums: ReadonlyMap<Cell, number>;
  readonly reached: readonly Float64Array[];
}

function givenOf(all: Observations, { cellAt }: Grouped, { thresholds }: Marginal): Given {
  const sums = new Map<Cell, number>();
  const reached = thresholds.map(({ length }) => new Float64Array(length));
  for (const [at, cell] of cellAt.entries()) {
    const score = all.score[at] ?? 0;
    sums.set(cell, (sums.get(cell) ?? 0) + score);
    const steps = reached[cell.scale];
    for (let k = 0; steps && k < score; k++) steps[k] = (steps[k] ?? 0) + 1;
  }
  return { sums, reached };
}

/** One Newton step for each rater or criterion, from what its cells expected. @returns the longest */
function improve(facet: 'rater' | 'criterion', groups: Grouped, marginal: Marginal, given: Given): number {
  const values = marginal[facet];
  const [residual, information] = [new Float64Array(values.length), new Float64Array(values.length)];
  for (const cell of groups.cells) {
    let [expected, spread] = [0, 0];
    for (let node = 0; node < nodeCount; node++) {
      const { mean, variance } = momentsAt(cell, node);
      expected += (cell.expected[node] ?? 0) * mean;
      spread += (cell.expected[node] ?? 0) * variance;
    }
    const place = cell[facet];
    residual[place] = (residual[place] ?? 0) + expected - (given.sums.get(cell) ?? 0);
    information[place] = (information[place] ?? 0) + spread;
  }
  return stepAll(values, residual, information);
}

function stepAll(values: Float64Array, residual: Float64Array, information: Float64Array): number {
  let most = 0;
  for (const [place, of] of residual.entries()) {
    if ((information[place] ?? 0) <= 0) continue;
    const step = limited(of / (information[place] ?? 1));
    values[place] = (values[place] ?? 0) + step;
    most = Math.max(most, Math.abs(step));
  }
  return most;
}

/** The chance of a cell to reach each step at a node: from the second category on, downwards. */
function reachedAt({ chances }: Cell, node: number, into: Float64Array): void {
  let reached = 1;
  for (let k = 0; k < into.length; k++) {
    reached -= chances[k * nodeCount + node] ?? 0;
    into[k] = reached;
  }
}

function improveSteps(groups: Grouped, marginal: Marginal, given: Given): number {
  const work = marginal.thresholds.map(({ length }) => ({
    reached: new Float64Array(length),
    residual: new Float64Array(length),
    information: new Float64Array(length),
  }));
  for (const cell of groups.cells) {
    const of = work[cell.scale];
    if (!of) continue;
    for (let node = 0; node < nodeCount; node++) {
      reachedAt(cell, node, of.reached);
      for (const [k, reached] of of.reached.entries()) {
        const weight = cell.expected[node] ?? 0;
        of.residual[k] = (of.residual[k] ?? 0) + weight * reached;
        of.information[k] = (of.information[k] ?? 0) + weight * reached * (1 - reached);
      }
    }
  }
  const steps = marginal.thresholds.map((thresholds, scale) => {
    const { residual, information } = work[scale] ?? { residual: [], information: [] };
    const rest = Float64Array.from(residual, (of, k) => of - (given.reached[scale]?.[k] ?? 0));
    return stepAll(thresholds, rest, Float64Array.from(information));
  });
  return Math.max(...steps);
}

/** The submissions' distribution, from where they are. @returns the longer of the two steps */
function improvePopulation(marginal: Marginal, { at }: Posteriors): number {
  let [sum, square] = [0, 0];
  const count = at.length / nodeCount;
  for (let i = 0; i < at.length; i++) {
    const ability = abilityAt(marginal, i % nodeCount);
    sum += (at[i] ?? 0) * ability;
    square += (at[i] ?? 0) * ability ** 2;
  }
  const mean = sum / count;
  const deviation = Math.sqrt(Math.max(0, square / count - mean ** 2));
  const change = Math.max(Math.abs(mean - marginal.mean), Math.abs(deviation - marginal.deviation));
  [marginal.mean, marginal.deviation] = [mean, deviation];
  return change;
}

function centreAll(marginal: Marginal, used: Record<'rater' | 'criterion', readonly number[]>): void {
  const { thresholds, criterion, rater } = marginal;
  for (const [scale, steps] of thresholds.entries()) {
    const by = centre(steps, steps.keys());
    if (thresholds.length > 1) criterion[scale] = (criterion[scale] ?? 0) + by;
    else marginal.mean -= by;
  }
  marginal.mean -= centre(rater, used.rater);
  marginal.mean -= centre(criterion, used.criterion);
}

export interface Fitted {
  readonly marginal: Marginal;
  readonly posteriors: Posteriors;
}

/**
 * Marginal maximum likelihood of the many-facet model by the EM algorithm (Bock & Aitkin, Psychometrika 46 (1981)
 * 443–459), submissions normally distributed, until nothing moves by 10⁻⁷ logits. Linear in the scores for each round.
 * @param all connected, every score point used
 * @returns why there is none: it did not settle, or submissions hardly differ
 */
export function estimateMarginal(
  all: Observations,
  groups: Grouped,
  wish: { categories: readonly number[]; onRound?: (round: number, change: number) => void },
): Fitted | 'alike' | 'unsettled' {
  const marginal: Marginal = {
    rater: new Float64Array(sizeOf(all.rater)),
    criterion: new Float64Array(sizeOf(all.criterion)),
    thresholds: wish.categories.map((count) => new Float64Array(count - 1)),
    mean: 0,
    deviation: 1,
  };
  const used = { rater: [...new Set(all.rater)], criterion: [...new Set(all.criterion)] };
  const given = givenOf(all, groups, marginal);
  for (let round = 1; round <= mostMarginalRounds; round++) {
    fillChances(groups, marginal);
    const posteriors = posteriorsOf(all, groups);
    fillExpected(groups, posteriors);
    const before = flat(marginal);
    improve('rater', groups, marginal, given);
    fillChances(groups, marginal);
    improve('criterion', groups, marginal, given);
    fillChances(groups, marginal);
    improveSteps(groups, marginal, given);
    improvePopulation(marginal, posteriors);
    centreAll(marginal, used);
    const change = furthest(before, marginal);
    wish.onRound?.(round, change);
    if (marginal.deviation < leastDeviation) return 'alike';
    if (isUnbounded([marginal.rater, marginal.criterion, ...marginal.thresholds])) return 'unsettled';
    if (change < settled) return { marginal, posteriors };
  }
  return 'unsettled';
}

const flat = ({ rater, criterion, thresholds, mean, deviation }: Marginal) => [
  ...[...rater, ...criterion],
  ...thresholds.flatMap((steps) => [...steps]),
  ...[mean, deviation],
];

function furthest(before: readonly number[], after: Marginal): number {
  return flat(after).reduce((most, value, at) => Math.max(most, Math.abs(value - (before[at] ?? 0))), 0);
}

import { choleskyOf, inverseWith } from '../linear.ts';
import type { Fitted } from './marginalEstimation.ts';
import type { Observations } from './observations.ts';
import { type Cell, type Grouped, type Marginal, nodeCount, nodes } from './quadrature.ts';

/** Standard errors, in logits, by place; NaN for what was never met. */
export interface MarginalErrors {
  readonly rater: Float64Array;
  readonly criterion: Float64Array;
  readonly thresholds: readonly Float64Array[];
  readonly mean: number;
  readonly deviation: number;
}

/** Where each parameter stands among all of them. */
class Parameters {
  readonly raters = new Map<number, number>();
  readonly criteria = new Map<number, number>();
  readonly steps: number[] = [];
  readonly mean: number;
  readonly size: number;

  constructor({ cells }: Grouped, { thresholds }: Marginal) {
    let next = 0;
    for (const { rater } of cells) if (!this.raters.has(rater)) this.raters.set(rater, next++);
    for (const { criterion } of cells)
      if (!this.criteria.has(criterion)) this.criteria.set(criterion, next++);
    for (const { length } of thresholds) {
      this.steps.push(next);
      next += length;
    }
    this.mean = next;
    this.size = next + 2;
  }
  /** Of the rater, of the criterion, and of each step of the scale. */
  of({ rater, criterion, scale }: Cell, steps: number): number[] {
    const first = this.steps[scale] ?? 0;
    const own = [this.raters.get(rater) ?? 0, this.criteria.get(criterion) ?? 0];
    return [...own, ...Array.from({ length: steps }, (_, k) => first + k)];
  }
}

const categoriesOf = ({ chances }: Cell) => chances.length / nodeCount;

/** What a score of a cell counts for its parameters, in their order: itself for rater and criterion, 1 for a step reached. */
const counts = (parameter: number, score: number) => (parameter < 2 ? score : score > parameter - 2 ? 1 : 0);

/** What a cell is expected to count for one of its parameters at a node, or for two of them together. */
function expectedCount(cell: Cell, node: number, of: (score: number) => number): number {
  let sum = 0;
  for (let k = 1; k < categoriesOf(cell); k++) sum += (cell.chances[k * nodeCount + node] ?? 0) * of(k);
  return sum;
}

function addTo(matrix: Float64Array, size: number, [i, j]: readonly [number, number], by: number): void {
  matrix[i * size + j] = (matrix[i * size + j] ?? 0) + by;
}

/** How what a cell counts for its parameters varies together, over all submissions it is expected to have met. */
function addCell(information: Float64Array, cell: Cell, at: Parameters): void {
  const places = at.of(cell, categoriesOf(cell) - 1);
  for (let node = 0; node < nodeCount; node++) {
    const weight = cell.expected[node] ?? 0;
    const means = places.map((_, i) => expectedCount(cell, node, (k) => counts(i, k)));
    for (const [i, one] of places.entries())
      for (const [j, other] of places.entries()) {
        const product = expectedCount(cell, node, (k) => counts(i, k) * counts(j, k));
        const common = product - (means[i] ?? 0) * (means[j] ?? 0);
        addTo(information, at.size, [one, other], weight * common);
      }
  }
}

/** What all scores would tell if it were known where the submissions are. */
function completeInformation(groups: Grouped, { deviation }: Marginal, at: Parameters): Float64Array {
  const information = new Float64Array(at.size ** 2);
  for (const cell of groups.cells) addCell(information, cell, at);
  const known = groups.submissions.length / deviation ** 2;
  addTo(information, at.size, [at.mean, at.mean], known);
  addTo(information, at.size, [at.mean + 1, at.mean + 1], 2 * known);
  return information;
}

type Slopes = Map<number, Float64Array>;

function addSlope(slopes: Slopes, parameter: number, at: (node: number) => number): void {
  const slope = slopes.get(parameter) ?? new Float64Array(nodeCount);
  slopes.set(parameter, slope);
  for (let node = 0; node < nodeCount; node++) slope[node] = (slope[node] ?? 0) + at(node);
}

/** How each parameter would move the likelihood of one submission, node by node. */
function slopesOf(
  all: Observations,
  groups: Grouped,
  place: number,
  of: { at: Parameters; marginal: Marginal },
) {
  const { begins, order, cellAt } = groups;
  const { at, marginal } = of;
  const slopes: Slopes = new Map();
  for (let i = begins[place] ?? 0; i < (begins[place + 1] ?? 0); i++) {
    const cell = cellAt[order[i] ?? 0];
    if (!cell) continue;
    const score = all.score[order[i] ?? 0] ?? 0;
    for (const [which, parameter] of at.of(cell, categoriesOf(cell) - 1).entries())
      addSlope(
        slopes,
        parameter,
        (node) => expectedCount(cell, node, (k) => counts(which, k)) - counts(which, score),
      );
  }
  addSlope(slopes, at.mean, (node) => (nodes[node] ?? 0) / marginal.deviation);
  addSlope(slopes, at.mean + 1, (node) => ((nodes[node] ?? 0) ** 2 - 1) / marginal.deviation);
  return [...slopes];
}

/** Takes away what is hidden because the submissions are: how much the slopes vary over where each may be. */
function takeHidden(
  information: Float64Array,
  all: Observations,
  groups: Grouped,
  { fitted, at }: { fitted: Fitted; at: Parameters },
): void {
  const { marginal, posteriors } = fitted;
  for (const place of groups.submissions.keys()) {
    const chances = posteriors.at.subarray(place * nodeCount, (place + 1) * nodeCount);
    const mean = (of: (node: number) => number) =>
      chances.reduce((sum, one, node) => sum + one * of(node), 0);
    const slopes = slopesOf(all, groups, place, { at, marginal }).map(([parameter, slope]) => {
      const middle = mean((node) => slope[node] ?? 0);
      return { parameter, rest: slope.map((one) => one - middle) };
    });
    for (const one of slopes)
      for (const other of slopes) {
        const spread = mean((node) => (one.rest[node] ?? 0) * (other.rest[node] ?? 0));
        addTo(information, at.size, [one.parameter, other.parameter], -spread);
      }
  }
}

/** Means of raters, criteria and steps are held at nought; a shift of them all is told from nothing. */
function hold(information: Float64Array, at: Parameters, { thresholds }: Marginal): void {
  const most = Math.max(...Array.from({ length: at.size }, (_, i) => information[i * at.size + i] ?? 0));
  const groups = [
    [...at.raters.values()],
    [...at.criteria.values()],
    ...thresholds.map(({ length }, scale) => Array.from({ length }, (_, k) => (at.steps[scale] ?? 0) + k)),
  ];
  for (const group of groups)
    for (const i of group) for (const j of group) addTo(information, at.size, [i, j], most * 1e6);
}

/**
 * Standard errors from the observed information by Louis's identity (Journal of the Royal Statistical Society B 44
 * (1982) 226–233): what complete data would tell, less what the unknown submissions hide.
 * @param fitted settled, with the chances and expectations of the groups filled from it
 * @returns undefined where the information is not positive
 */
export function marginalErrors(
  all: Observations,
  groups: Grouped,
  fitted: Fitted,
): MarginalErrors | undefined {
  const { marginal } = fitted;
  const at = new Parameters(groups, marginal);
  const information = completeInformation(groups, marginal, at);
  takeHidden(information, all, groups, { fitted, at });
  hold(information, at, marginal);
  const lower = choleskyOf(information, at.size);
  if (!lower) return undefined;
  const inverse = inverseWith(lower, at.size);
  const errorAt = (i: number | undefined) =>
    i === undefined ? Number.NaN : Math.sqrt(Math.max(0, inverse[i * at.size + i] ?? 0));
  return {
    rater: marginal.rater.map((_, place) => errorAt(at.raters.get(place))),
    criterion: marginal.criterion.map((_, place) => errorAt(at.criteria.get(place))),
    thresholds: marginal.thresholds.map((steps, scale) =>
      steps.map((_, k) => errorAt((at.steps[scale] ?? 0) + k)),
    ),
    mean: errorAt(at.mean),
    deviation: errorAt(at.mean + 1),
  };
}

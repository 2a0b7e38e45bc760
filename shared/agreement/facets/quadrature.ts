import { type Measures, ofScale } from './estimation.ts';
import type { Observations } from './observations.ts';
import { chancesAt, scaleOf } from './ratingScale.ts';

/** Where submissions are looked for: places of the standard normal distribution and how likely they are. */
const span = 6;
export const nodeCount = 61;
export const nodes = Float64Array.from(
  { length: nodeCount },
  (_, q) => -span + (2 * span * q) / (nodeCount - 1),
);
const densities = nodes.map((z) => Math.exp((-z * z) / 2));
const whole = densities.reduce((sum, one) => sum + one, 0);
const logWeights = densities.map((one) => Math.log(one / whole));

/** What does not belong to a single submission; the submissions themselves are drawn from a normal distribution. */
export type Marginal = Omit<Measures, 'submission'> & {
  /** Of the submissions, in logits. */
  mean: number;
  deviation: number;
};

/** One rater on one criterion: all its scores have the same chances at a node. */
export interface Cell {
  readonly rater: number;
  readonly criterion: number;
  /** Which of the scales. */
  readonly scale: number;
  /** Categories × nodes, row-major. */
  readonly chances: Float64Array;
  /** Submissions expected at each node. */
  readonly expected: Float64Array;
}

/** Scores by their submission, each with its cell. */
export interface Grouped {
  readonly cells: readonly Cell[];
  /** Places of the submissions that were scored, and of each where its scores lie in `order`. */
  readonly submissions: readonly number[];
  readonly begins: Int32Array;
  readonly order: Int32Array;
  /** By place of the score. */
  readonly cellAt: readonly Cell[];
}

/** @param categories score points of the common scale or of each criterion's own */
export function grouped(all: Observations, categories: readonly number[]): Grouped {
  const cells = new Map<string, Cell>();
  const cellAt = Array.from(all.score.keys(), (at) => {
    const [rater, criterion] = [all.rater[at] ?? 0, all.criterion[at] ?? 0];
    const key = `${rater} ${criterion}`;
    const known = cells.get(key);
    if (known) return known;
    const count = ofScale(categories, all, at);
    const cell: Cell = {
      rater,
      criterion,
      scale: categories.length === 1 ? 0 : criterion,
      chances: new Float64Array(count * nodeCount),
      expected: new Float64Array(nodeCount),
    };
    cells.set(key, cell);
    return cell;
  });
  const order = Int32Array.from(all.score.keys()).sort(
    (a, b) => (all.submission[a] ?? 0) - (all.submission[b] ?? 0) || a - b,
  );
  const [submissions, begins]: [number[], number[]] = [[], []];
  for (const [place, at] of order.entries()) {
    const submission = all.submission[at] ?? 0;
    if (submissions.at(-1) === submission) continue;
    submissions.push(submission);
    begins.push(place);
  }
  begins.push(order.length);
  return { cells: [...cells.values()], submissions, begins: Int32Array.from(begins), order, cellAt };
}

/** The logits of a node. */
export const abilityAt = ({ mean, deviation }: Marginal, node: number) =>
  mean + deviation * (nodes[node] ?? 0);

/** Computes the chances of every cell at every node. */
export function fillChances({ cells }: Grouped, marginal: Marginal): void {
  const scales = marginal.thresholds.map(scaleOf);
  for (const { rater, criterion, scale, chances } of cells) {
    const one = scales[scale];
    if (!one) continue;
    const harder = (marginal.rater[rater] ?? 0) + (marginal.criterion[criterion] ?? 0);
    for (let node = 0; node < nodeCount; node++) {
      chancesAt(abilityAt(marginal, node) - harder, one.summed, one.chances);
      for (let k = 0; k < one.chances.length; k++) chances[k * nodeCount + node] = one.chances[k] ?? 0;
    }
  }
}

/** Where each submission lies, by its scores. */
export interface Posteriors {
  /** Submissions × nodes, row-major; each row sums to 1. */
  readonly at: Float64Array;
  readonly logLikelihood: number;
}

/** The chances of the nodes for every submission (the E step), from chances that are filled. */
export function posteriorsOf(all: Observations, groups: Grouped): Posteriors {
  const { submissions, begins, order, cellAt } = groups;
  const at = new Float64Array(submissions.length * nodeCount);
  let logLikelihood = 0;
  for (const [place] of submissions.entries()) {
    const row = at.subarray(place * nodeCount, (place + 1) * nodeCount);
    row.set(logWeights);
    for (let i = begins[place] ?? 0; i < (begins[place + 1] ?? 0); i++) {
      const score = order[i] ?? 0;
      const chances = cellAt[score]?.chances ?? new Float64Array(0);
      const from = (all.score[score] ?? 0) * nodeCount;
      for (let node = 0; node < nodeCount; node++)
        row[node] = (row[node] ?? 0) + Math.log(chances[from + node] ?? 0);
    }
    logLikelihood += normalise(row);
  }
  return { at, logLikelihood };
}

/** Makes logarithms into chances. @returns the logarithm of their sum */
function normalise(row: Float64Array): number {
  const most = row.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let node = 0; node < row.length; node++) {
    row[node] = Math.exp((row[node] ?? 0) - most);
    sum += row[node] ?? 0;
  }
  for (let node = 0; node < row.length; node++) row[node] = (row[node] ?? 0) / sum;
  return most + Math.log(sum);
}

/** Sums up how many submissions each cell is expected to have met at each node. */
export function fillExpected(
  { cells, submissions, begins, order, cellAt }: Grouped,
  { at }: Posteriors,
): void {
  for (const { expected } of cells) expected.fill(0);
  for (const [place] of submissions.entries())
    for (let i = begins[place] ?? 0; i < (begins[place + 1] ?? 0); i++) {
      const expected = cellAt[order[i] ?? 0]?.expected ?? new Float64Array(0);
      for (let node = 0; node < nodeCount; node++)
        expected[node] = (expected[node] ?? 0) + (at[place * nodeCount + node] ?? 0);
    }
}

/**
 * How much of what scores differ by is the submission's, the rater's, the criterion's, or of two of them together, and
 * how many reads a wanted reliability takes. Cronbach, Gleser, Nanda & Rajaratnam, The Dependability of Behavioral
 * Measurements (1972); Brennan, Generalizability Theory (2001).
 */
export interface Score {
  readonly submission: string;
  readonly rater: string;
  readonly criterion: string;
  /** In points. */
  readonly score: number;
}

/** Effects of the crossed design submission × rater × criterion; the last is all three together with what is left. */
export const effects = [
  'submission',
  'rater',
  'criterion',
  'submission.rater',
  'submission.criterion',
  'rater.criterion',
  'residual',
] as const;
export type Effect = (typeof effects)[number];
/** Variances in squared points, as estimated: one below nought is left as it is. */
export type Components = Readonly<Record<Effect, number>>;

export const facets = ['submission', 'rater', 'criterion'] as const;
type Facet = (typeof facets)[number];
const facetsOf: Record<Exclude<Effect, 'residual'>, readonly Facet[]> = {
  submission: ['submission'],
  rater: ['rater'],
  criterion: ['criterion'],
  'submission.rater': ['submission', 'rater'],
  'submission.criterion': ['submission', 'criterion'],
  'rater.criterion': ['rater', 'criterion'],
};

/** Numbers the values of something from 0. */
export function numbered(keys: readonly string[]): Int32Array {
  const places = new Map<string, number>();
  return Int32Array.from(keys, (key) => {
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  });
}

/** The names of what a score is of, as one text. */
export const keyOf = (score: Score, facets: readonly Facet[]) =>
  JSON.stringify(facets.map((facet) => score[facet]));

function sizesOf(groups: Int32Array): Float64Array {
  const sizes = new Float64Array(groups.reduce((most, group) => Math.max(most, group + 1), 0));
  for (const group of groups) sizes[group] = (sizes[group] ?? 0) + 1;
  return sizes;
}

/** Σ (sum of a group)² / (ratings in it). */
function uncorrected(values: Float64Array, groups: Int32Array): number {
  const sizes = sizesOf(groups);
  const sums = new Float64Array(sizes.length);
  for (let at = 0; at < values.length; at++)
    sums[groups[at] ?? 0] = (sums[groups[at] ?? 0] ?? 0) + (values[at] ?? 0);
  return sums.reduce((total, sum, group) => total + sum ** 2 / (sizes[group] ?? 1), 0);
}

/** How often an effect's variance is in the sums of squares of a grouping: Σ over its groups of Σ n_gh² / n_g. */
function weightIn(groups: Int32Array, effect: Int32Array): number {
  const sizes = sizesOf(groups);
  const together = new Map<number, { group: number; count: number }>();
  const width = effect.reduce((most, level) => Math.max(most, level + 1), 0);
  for (let at = 0; at < groups.length; at++) {
    const group = groups[at] ?? 0;
    const key = group * width + (effect[at] ?? 0);
    const one = together.get(key);
    if (one) one.count++;
    else together.set(key, { group, count: 1 });
  }
  let sum = 0;
  for (const { group, count } of together.values()) sum += count ** 2 / (sizes[group] ?? 1);
  return sum;
}

/** Solves a small square system by elimination with row pivots; undefined where a row is made up of others. */
function solved(rows: readonly (readonly number[])[]): number[] | undefined {
  const matrix = rows.map((row) => [...row]);
  const size = matrix.length;
  const entry = (row: number, column: number) => matrix[row]?.[column] ?? 0;
  const largest = Math.max(...matrix.flat().map(Math.abs));
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot;
    for (let row = pivot + 1; row < size; row++)
      if (Math.abs(entry(row, pivot)) > Math.abs(entry(best, pivot))) best = row;
    if (Math.abs(entry(best, pivot)) < 1e-10 * largest) return undefined;
    [matrix[pivot], matrix[best]] = [matrix[best] ?? [], matrix[pivot] ?? []];
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue;
      const part = entry(row, pivot) / entry(pivot, pivot);
      matrix[row] = matrix[row]?.map((value, column) => value - part * entry(pivot, column)) ?? [];
    }
  }
  return matrix.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}

/** The effects that a set of scores can tell apart; that of all facets which vary is the residual. */
function presentIn(scores: readonly Score[]): readonly Effect[] {
  const varying = facets.filter((facet) => new Set(scores.map((score) => score[facet])).size > 1);
  const told = (of: readonly Facet[]) =>
    of.length < varying.length && of.every((facet) => varying.includes(facet));
  return effects.filter((effect) => effect === 'residual' || told(facetsOf[effect]));
}

/**
 * The variance components from sums of squares like those of an analysis of variance, which take any pattern of missing
 * scores; for complete ones they are the analysis of variance's (Brennan 2001, ch. 7; Henderson, Biometrics 9 (1953)
 * 226–252, method 1). They are right on average and sharp where readers are mixed; where always the same readers meet,
 * less so. A pass for each pair of effects, each linear in the scores.
 * @returns undefined where the scores do not tell the effects apart: with too few of each, or not crossed
 */
export function componentsOf(scores: readonly Score[]): Components | undefined {
  const present = presentIn(scores);
  if (!present.includes('submission') || !present.includes('rater')) return undefined;
  const own = Int32Array.from(scores, (_, at) => at);
  const groupsOf = (effect: Effect) =>
    effect === 'residual' ? own : numbered(scores.map((score) => keyOf(score, facetsOf[effect])));
  const groupings = [new Int32Array(scores.length), ...present.map(groupsOf)];
  const mean = scores.reduce((sum, { score }) => sum + score, 0) / scores.length;
  const values = Float64Array.from(scores, ({ score }) => score - mean);
  const found = solved(
    groupings.map((groups) => [
      ...groupings.map((effect) => weightIn(groups, effect)),
      uncorrected(values, groups),
    ]),
  );
  if (!found) return undefined;
  const of = (effect: Effect) => (present.includes(effect) ? (found[present.indexOf(effect) + 1] ?? 0) : 0);
  return Object.fromEntries(effects.map((effect) => [effect, of(effect)])) as Components;
}

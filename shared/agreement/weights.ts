/** How much two categories agree: 1 on the diagonal. Row-major, categories × categories. */
export type Weights = Float64Array;

export const weightKinds = [
  'identity',
  'linear',
  'quadratic',
  'ordinal',
  'radical',
  'ratio',
  'circular',
  'bipolar',
] as const;
export type WeightKind = (typeof weightKinds)[number];

const pairsUpTo = (m: number) => (m * (m - 1)) / 2;
/** 0/0 counts as no distance: both say the same. */
const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** How far apart two categories of a scale are: 0 for the same, 1 at most. */
type Distance = (a: number, b: number) => number;

function distances(scale: readonly number[]): Record<WeightKind, Distance> {
  const [low, high] = [Math.min(...scale), Math.max(...scale)];
  const rank = new Map(scale.map((score, i) => [score, i]));
  const between = (a: number, b: number) => Math.abs((rank.get(a) ?? 0) - (rank.get(b) ?? 0)) + 1;
  const square = (value: number) => value ** 2;
  // The scale as a circle, on which the highest category lies beside the lowest.
  const turn = scale.length < 2 ? 1 : high - low + (high - low) / (scale.length - 1);
  const widest = Math.max(
    ...scale.flatMap((a) => scale.map((b) => Math.abs(Math.sin((Math.PI * (a - b)) / turn)))),
  );
  const bipolar = (a: number, b: number) => share((a - b) ** 2, (a + b - 2 * low) * (2 * high - a - b));
  const widestBipolar = Math.max(...scale.flatMap((a) => scale.map((b) => bipolar(a, b))));
  return {
    identity: (a, b) => (a === b ? 0 : 1),
    linear: (a, b) => share(Math.abs(a - b), high - low),
    quadratic: (a, b) => square(share(a - b, high - low)),
    ordinal: (a, b) => share(pairsUpTo(between(a, b)), pairsUpTo(scale.length)),
    radical: (a, b) => share(Math.sqrt(Math.abs(a - b)), Math.sqrt(high - low)),
    ratio: (a, b) => share(square(share(a - b, a + b)), square(share(high - low, high + low))),
    circular: (a, b) => square(share(Math.sin((Math.PI * (a - b)) / turn), widest)),
    bipolar: (a, b) => share(bipolar(a, b), widestBipolar),
  };
}

/**
 * The usual weights of a scale, from its score points: 1 minus a distance that is 1 for the farthest categories.
 * Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014), § 3.5: identity; linear |a − b|; quadratic (a − b)²;
 * ordinal C(ranks from a to b, 2); radical √|a − b|; ratio ((a − b)/(a + b))²; circular sin²(π(a − b)/turn); bipolar
 * (a − b)² / ((a + b − 2 low)(2 high − a − b)).
 */
export function weightsOf(kind: WeightKind, scale: readonly number[]): Weights {
  const distance = distances(scale)[kind];
  return Float64Array.from(scale.flatMap((a) => scale.map((b) => 1 - distance(a, b))));
}

/** Categories no more than `steps` apart on the scale agree wholly, others not at all. */
export function weightsWithin(steps: number, categories: number): Weights {
  const all = Array.from({ length: categories }, (_, i) => i);
  return Float64Array.from(all.flatMap((a) => all.map((b) => (Math.abs(a - b) <= steps ? 1 : 0))));
}

/**
 * Weights from how much each pair of categories disagrees, in any unit, which need not be the same both ways.
 * @throws RangeError unless the table is square, without negatives, and nought where both categories are the same
 */
export function weightsFromDisagreement(table: readonly (readonly number[])[]): Weights {
  const most = Math.max(...table.flat());
  const square = table.every((row, i) => row.length === table.length && row[i] === 0);
  if (!square || most <= 0 || table.flat().some((value) => !(value >= 0)))
    throw new RangeError('disagreements are a square table without negatives, with 0 on its diagonal only');
  return Float64Array.from(table.flat(), (value) => 1 - value / most);
}

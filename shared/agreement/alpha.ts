import { type Inference, inferred, type Linearised } from './linearised.ts';
import { agreeingPairs, dot, overRatings, towards } from './pairing.ts';
import type { Ratings } from './ratings.ts';
import { type Basis, insufficient, type Statistic } from './statistic.ts';
import { type Tally, tallyOf, withoutEmpty } from './tally.ts';
import type { Weights } from './weights.ts';

export const alphaLevels = ['nominal', 'ordinal', 'interval', 'ratio', 'circular'] as const;
export type AlphaLevel = (typeof alphaLevels)[number];

/** How often each category occurs among the ratings that can be paired. */
function valuesOf({ counts, sizes, categories: q }: Tally): Float64Array {
  const values = new Float64Array(q);
  for (let at = 0; at < counts.length; at++)
    if ((sizes[Math.floor(at / q)] ?? 0) > 1) values[at % q] = (values[at % q] ?? 0) + (counts[at] ?? 0);
  return values;
}

type Metric = (c: number, k: number) => number;

/** The squared difference of two categories, by their places on the scale. */
function metricOf(level: AlphaLevel, scale: readonly number[], values: Float64Array): Metric {
  const score = (code: number) => scale[code] ?? 0;
  const [low, high] = [score(0), score(scale.length - 1)];
  const turn = high - low + 1;
  switch (level) {
    case 'nominal':
      return (c, k) => (c === k ? 0 : 1);
    case 'interval':
      return (c, k) => (score(c) - score(k)) ** 2;
    case 'ratio':
      return (c, k) => {
        const sum = score(c) + score(k);
        return sum === 0 ? 0 : ((score(c) - score(k)) / sum) ** 2;
      };
    case 'circular':
      return (c, k) => Math.sin((Math.PI * (score(c) - score(k))) / turn) ** 2;
    case 'ordinal':
      return ordinalMetric(values);
  }
}

/** (Σ_{g=c..k} n_g − (n_c + n_k)/2)²: how many of the ratings lie between the two. */
function ordinalMetric(values: Float64Array): Metric {
  const upTo = new Float64Array(values.length + 1);
  for (const [code, count] of values.entries()) upTo[code + 1] = (upTo[code] ?? 0) + count;
  return (c, k) => {
    const [from, to] = [Math.min(c, k), Math.max(c, k)];
    const between = (upTo[to + 1] ?? 0) - (upTo[from] ?? 0);
    return (between - ((values[c] ?? 0) + (values[k] ?? 0)) / 2) ** 2;
  };
}

/** Weights that fall as the differences grow, 1 for none and 0 for the largest there is. */
function weightsBy(metric: Metric, q: number): Weights {
  const differences = Float64Array.from({ length: q * q }, (_, at) => metric(Math.floor(at / q), at % q));
  const most = differences.reduce((a, b) => Math.max(a, b), 0);
  return differences.map((difference) => (most === 0 ? 1 : 1 - difference / most));
}

/** The units with two ratings or more. */
function pairable(tally: Tally): number[] {
  return [...tally.sizes.keys()].filter((unit) => (tally.sizes[unit] ?? 0) > 1);
}

interface Terms {
  /** Agreement of each unit and of the categories it was given with all others. */
  readonly seen: Float64Array;
  readonly expected: Float64Array;
  readonly sizes: Float64Array;
  readonly chance: number;
}

function termsOf(tally: Tally, kept: readonly number[], weights: Weights): Terms {
  const { counts, categories: q } = tally;
  const sizes = Float64Array.from(kept, (unit) => tally.sizes[unit] ?? 0);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const shares = new Float64Array(q);
  for (const unit of kept)
    for (let k = 0; k < q; k++) shares[k] = (shares[k] ?? 0) + (counts[unit * q + k] ?? 0) / total;
  const near = towards(weights, shares);
  return {
    seen: sizes.map((size, at) => agreeingPairs(tally, weights, kept[at] ?? 0) / (size - 1)),
    expected: sizes.map((_, at) => overRatings(tally, near, kept[at] ?? 0)),
    sizes,
    chance: dot(shares, near),
  };
}

const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Alpha as (pa − pe)/(1 − pe) with pa = (1 − ε) pa' + ε and ε one over the number of ratings (Gwet 2014, § 2.5), which
 * equals 1 − Do/De of the coincidences; and what each unit contributes to it. As in Gwet's own variance the spread is that
 * of (pa' − pe)/(1 − pe), a little wider than of alpha itself.
 */
function linearise({ seen, expected, sizes, chance }: Terms, n: Basis): Linearised {
  const size = meanOf(sizes);
  const epsilon = 1 / (sizes.length * size);
  const mean = meanOf(seen) / size;
  const agreement = (1 - epsilon) * mean + epsilon;
  const estimate = (agreement - chance) / (1 - chance);
  const disagreement = (1 - mean) / (1 - chance);
  const values = seen.map((agreed, at) => {
    const more = ((sizes[at] ?? 0) - size) / size;
    const own = agreed / size - mean - agreement * more;
    const byChance = (expected[at] ?? 0) / size - chance * (1 + more);
    return estimate + (own - 2 * disagreement * byChance) / (1 - chance);
  });
  return { estimate, values, n, method: 'Krippendorff 2019, ch. 12; standard error as in Gwet 2014' };
}

/**
 * Krippendorff's alpha with weights of one's own. Units with one rating do not count. Krippendorff, Content Analysis,
 * 4th ed. (2019), ch. 12; linearised standard error of Gwet (2014).
 * @param weights of the ratings' categories
 */
export function alphaWith(given: Ratings, weights: Weights, inference?: Inference): Statistic {
  const tally = tallyOf(withoutEmpty(given));
  const kept = pairable(tally);
  const n = { ...tally.basis, units: kept.length };
  if (kept.length === 0)
    return insufficient('No unit was rated by two raters: there is nothing to compare.', n);
  const terms = termsOf(tally, kept, weights);
  if (1 - terms.chance < 1e-14)
    return insufficient(
      'Comparable ratings are all one and the same category: alpha needs some that differ.',
      n,
    );
  return inferred(linearise(terms, n), inference);
}

const fixedMetric =
  'The ordinal metric comes from the ratings themselves; the standard error takes it as given beforehand.';

/**
 * Krippendorff's alpha. Differences of two categories c and k: nominal 0 or 1; ordinal the squared number of ratings
 * between them; interval (c − k)²; ratio ((c − k)/(c + k))²; circular sin²(π(c − k)/(high − low + 1)).
 */
export function krippendorffAlpha(given: Ratings, level: AlphaLevel, inference?: Inference): Statistic {
  const tally = tallyOf(withoutEmpty(given));
  const metric = metricOf(level, given.categories, valuesOf(tally));
  const found = alphaWith(given, weightsBy(metric, given.categories.length), inference);
  if (found.kind === 'insufficient' || level !== 'ordinal') return found;
  return { ...found, warnings: [...found.warnings, fixedMetric] };
}

import { coefficient, sumOf } from './chanceCorrected.ts';
import { dot, towards } from './pairing.ts';
import type { Ratings } from './ratings.ts';
import type { Weights } from './weights.ts';

/** Of each rater, the share of each category among their ratings; raters × categories. */
function sharesByRater({ codes, raters, categories }: Ratings): {
  shares: Float64Array;
  rated: Float64Array;
} {
  const [width, q] = [raters.length, categories.length];
  const shares = new Float64Array(width * q);
  const rated = new Float64Array(width);
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? -1;
    if (code < 0) continue;
    const rater = at % width;
    rated[rater] = (rated[rater] ?? 0) + 1;
    shares[rater * q + code] = (shares[rater * q + code] ?? 0) + 1;
  }
  return { shares: shares.map((count, at) => count / (rated[Math.floor(at / q)] ?? 1)), rated };
}

/**
 * Of each rater and category: Σ_k (S_k − p_gk)(w_kl + w_lk)/2 with S_k the sum of all raters' shares, which is how a
 * rating of category l by rater g meets those of the others.
 */
function againstOthers(shares: Float64Array, weights: Weights, q: number): Float64Array {
  const all = new Float64Array(q);
  for (let at = 0; at < shares.length; at++) all[at % q] = (all[at % q] ?? 0) + (shares[at] ?? 0);
  const met = new Float64Array(shares.length);
  for (let from = 0; from < shares.length; from += q) {
    const others = all.map((sum, k) => sum - (shares[from + k] ?? 0));
    met.set(towards(weights, others), from);
  }
  return met;
}

/**
 * Conger's kappa: Cohen's kappa for any number of raters. Chance: the mean over pairs of raters of Σ w_kl p_gk p_hl.
 * Conger, Psychological Bulletin 88 (1980) 322–328; missing ratings and linearisation as Gwet (2014) § 5.3.
 * @param weights of the ratings' categories
 */
export const congerKappa = coefficient(({ units, categories: q }, weights, ratings) => {
  const { codes, raters } = ratings;
  const width = raters.length;
  const { shares, rated } = sharesByRater(ratings);
  const met = againstOthers(shares, weights, q);
  const usual = Float64Array.from(raters, (_, g) =>
    dot(shares.subarray(g * q, g * q + q), met.subarray(g * q, g * q + q)),
  );
  const pairs = width * (width - 1);
  // A rating that is there counts against how often its rater rates at all.
  const ofRating = (unit: number, g: number) => {
    const code = codes[unit * width + g] ?? -1;
    const part = (rated[g] ?? 1) / units;
    if (code < 0) return usual[g] ?? 0;
    return ((met[g * q + code] ?? 0) - (1 - part) * (usual[g] ?? 0)) / part;
  };
  const byUnit = (unit: number) => {
    let sum = 0;
    for (let g = 0; g < width; g++) sum += ofRating(unit, g);
    return sum / pairs;
  };
  return { mean: sumOf(usual) / pairs, byUnit };
}, 'Conger 1980, with missing ratings and standard error as in Gwet 2014');

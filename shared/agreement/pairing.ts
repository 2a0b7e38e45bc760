import type { Tally } from './tally.ts';
import type { Weights } from './weights.ts';

/** Σ_k r_ik (Σ_l w_kl r_il − 1): how far the ordered pairs of a unit's ratings agree. */
export function agreeingPairs({ counts, categories: q }: Tally, weights: Weights, unit: number): number {
  let sum = 0;
  for (let k = 0; k < q; k++) {
    const given = counts[unit * q + k] ?? 0;
    if (given === 0) continue;
    let agreeing = -1;
    for (let l = 0; l < q; l++) agreeing += (weights[k * q + l] ?? 0) * (counts[unit * q + l] ?? 0);
    sum += given * agreeing;
  }
  return sum;
}

/** The weights' mean over a category's row and column, weighed by the shares: Σ_l (w_kl + w_lk)/2 π_l. */
export function towards(weights: Weights, shares: Float64Array): Float64Array {
  const q = shares.length;
  return shares.map((_, k) => {
    let sum = 0;
    for (let l = 0; l < q; l++)
      sum += (((weights[k * q + l] ?? 0) + (weights[l * q + k] ?? 0)) / 2) * (shares[l] ?? 0);
    return sum;
  });
}

/** Σ over the categories of a unit's ratings in each, times what the category has. */
export function overRatings({ counts }: Tally, of: Float64Array, unit: number): number {
  const q = of.length;
  let sum = 0;
  for (let k = 0; k < q; k++) sum += (counts[unit * q + k] ?? 0) * (of[k] ?? 0);
  return sum;
}

/** The sum of the products of two vectors of one length. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

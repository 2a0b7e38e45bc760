/** The chances of each category at one place on the ruler, and what follows from them. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
  /** The fourth central moment. */
  readonly kurtosis: number;
}

/**
 * P(category k) ∝ exp(k θ − Σ_{j ≤ k} τ_j), with θ how far a submission lies above its rater and criterion. Andrich,
 * Psychometrika 43 (1978) 561–573.
 * @param summed the sums of the thresholds up to each category, 0 first
 * @param into is filled with the chances
 */
export function chancesAt(theta: number, summed: Float64Array, into: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < summed.length; k++) most = Math.max(most, k * theta - (summed[k] ?? 0));
  let all = 0;
  for (let k = 0; k < summed.length; k++) {
    const chance = Math.exp(k * theta - (summed[k] ?? 0) - most);
    into[k] = chance;
    all += chance;
  }
  for (let k = 0; k < summed.length; k++) into[k] = (into[k] ?? 0) / all;
}

/** The expected score and its spread. */
export function momentsOf(chances: Float64Array): Moments {
  let mean = 0;
  for (let k = 1; k < chances.length; k++) mean += k * (chances[k] ?? 0);
  let [variance, kurtosis] = [0, 0];
  for (let k = 0; k < chances.length; k++) {
    const square = (k - mean) ** 2;
    variance += square * (chances[k] ?? 0);
    kurtosis += square ** 2 * (chances[k] ?? 0);
  }
  return { mean, variance, kurtosis };
}

/** @returns 0 and the sums of the thresholds up to each */
export function summedOf(thresholds: Float64Array): Float64Array {
  const summed = new Float64Array(thresholds.length + 1);
  for (const [k, threshold] of thresholds.entries()) summed[k + 1] = (summed[k] ?? 0) + threshold;
  return summed;
}

/** A scale to compute chances on. */
export interface Scale {
  readonly summed: Float64Array;
  /** To be filled by `chancesAt`. */
  readonly chances: Float64Array;
}

export function scaleOf(thresholds: Float64Array): Scale {
  const summed = summedOf(thresholds);
  return { summed, chances: new Float64Array(summed.length) };
}

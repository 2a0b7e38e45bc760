/** Symmetric positive matrices of a few hundred rows, row-major; by Cholesky's decomposition. */

/** What is left of a pivot that others make up wholly, beside the pivot itself. */
const noise = 1e-10;

/**
 * @param matrix symmetric, size × size @returns its lower triangle L with L Lᵀ = matrix; undefined where the matrix is
 * not positive: where a row is made up of others
 */
export function choleskyOf(matrix: Float64Array, size: number): Float64Array | undefined {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k++) rest -= (lower[i * size + k] ?? 0) * (lower[j * size + k] ?? 0);
      if (i > j) lower[i * size + j] = rest / (lower[j * size + j] ?? 1);
      else if (rest <= noise * Math.abs(matrix[i * size + i] ?? 0) || !Number.isFinite(rest))
        return undefined;
      else lower[i * size + i] = Math.sqrt(rest);
    }
  }
  return lower;
}

/** The x of L Lᵀ x = right. */
export function solveWith(lower: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    let rest = x[i] ?? 0;
    for (let k = 0; k < i; k++) rest -= (lower[i * size + k] ?? 0) * (x[k] ?? 0);
    x[i] = rest / (lower[i * size + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i--) {
    let rest = x[i] ?? 0;
    for (let k = i + 1; k < size; k++) rest -= (lower[k * size + i] ?? 0) * (x[k] ?? 0);
    x[i] = rest / (lower[i * size + i] ?? 1);
  }
  return x;
}

/** The inverse of L Lᵀ, size × size. */
export function inverseWith(lower: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    const unit = new Float64Array(size);
    unit[column] = 1;
    inverse.set(solveWith(lower, unit), column * size);
  }
  return inverse;
}

/** Twice the sum of the logarithms of the diagonal: the logarithm of the determinant of L Lᵀ. */
export function logDeterminant(lower: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += Math.log(lower[i * size + i] ?? 1);
  return 2 * sum;
}

/**
 * Distribution functions, to about 1e-13 relative. Tails are computed as tails, so that small p-values keep their digits.
 * Formula numbers are of the NIST Digital Library of Mathematical Functions (DLMF).
 */

const epsilon = Number.EPSILON;
const tiny = 1e-300;

/** Stirling's series for log Γ(x), x ≥ 15 (DLMF 5.11.1). */
function stirling(x: number): number {
  const bernoulli = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];
  const square = x * x;
  let [term, sum] = [1 / x, 0];
  for (const coefficient of bernoulli) {
    sum += coefficient * term;
    term /= square;
  }
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + sum;
}

/** log Γ(x) for x > 0: Stirling's series after shifting the argument up to 15 (DLMF 5.5.1). */
export function logGamma(x: number): number {
  let [shifted, product] = [x, 1];
  for (; shifted < 15; shifted++) product *= shifted;
  return stirling(shifted) - Math.log(product);
}

/** The continued fraction of the incomplete beta function (DLMF 8.17.22) by the modified Lentz method. */
function betaFraction(x: number, a: number, b: number): number {
  let [c, d] = [1, 1 / nonZero(1 - ((a + b) * x) / (a + 1))];
  let value = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < epsilon) return value;
  }
  return value;
}

const nonZero = (value: number) => (Math.abs(value) < tiny ? tiny : value);

/** Regularized incomplete beta I_x(a, b) (DLMF 8.17.2), with 1 − x given apart where it is known better. */
export function incompleteBeta(x: number, a: number, b: number, complement = 1 - x): number {
  if (x <= 0) return 0;
  if (complement <= 0) return 1;
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(complement),
  );
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(x, a, b)) / a;
  return 1 - (front * betaFraction(complement, b, a)) / b;
}

/** Regularized upper incomplete gamma Q(a, x) (DLMF 8.2.4): series 8.11.4 below a + 1, continued fraction 8.9.2 above. */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * gammaSeries(a, x) : front * gammaFraction(a, x);
}

function gammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; Math.abs(term) > Math.abs(sum) * epsilon; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let [c, d] = [1 / tiny, 1 / b];
  let value = d;
  for (let i = 1; i < 10_000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / nonZero(an * d + b);
    c = nonZero(b + an / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < epsilon) break;
  }
  return value;
}

/** P(Z > z) of the standard normal distribution. */
export function normalTail(z: number): number {
  const half = upperGamma(0.5, (z * z) / 2) / 2;
  return z >= 0 ? half : 1 - half;
}

/** P(T > t) of Student's distribution with `df` degrees of freedom, which need not be whole (DLMF 8.17.2). */
export function studentTail(t: number, df: number): number {
  const square = t * t;
  const half = incompleteBeta(df / (df + square), df / 2, 0.5, square / (df + square)) / 2;
  return t >= 0 ? half : 1 - half;
}

/** P(F > f) of Fisher's distribution with `df1` and `df2` degrees of freedom, which need not be whole. */
export function fisherTail(f: number, df1: number, df2: number): number {
  if (f <= 0) return 1;
  const below = df1 * f;
  return incompleteBeta(df2 / (df2 + below), df2 / 2, df1 / 2, below / (df2 + below));
}

/** P(X > x) of the chi-squared distribution. */
export const chiSquaredTail = (x: number, df: number) => upperGamma(df / 2, x / 2);

/** The x at which a falling tail takes a value, between bounds that enclose it: bisection to the last bit. */
function whereTail(tail: (x: number) => number, is: number, bounds: readonly [number, number]): number {
  let [low, high] = bounds;
  while (tail(high) > is) high *= 2;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    if (tail(middle) > is) low = middle;
    else high = middle;
  }
}

/** The z with P(Z ≤ z) = probability. */
export function normalQuantile(probability: number): number {
  if (probability === 0.5) return 0;
  if (probability < 0.5) return -normalQuantile(1 - probability);
  return whereTail(normalTail, 1 - probability, [0, 8]);
}

/** The t with P(T ≤ t) = probability. */
export function studentQuantile(probability: number, df: number): number {
  if (probability === 0.5) return 0;
  if (probability < 0.5) return -studentQuantile(1 - probability, df);
  return whereTail((t) => studentTail(t, df), 1 - probability, [0, 8]);
}

/** The f with P(F ≤ f) = probability. */
export const fisherQuantile = (probability: number, df1: number, df2: number) =>
  whereTail((f) => fisherTail(f, df1, df2), 1 - probability, [0, 8]);

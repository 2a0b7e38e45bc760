import { studentQuantile, studentTail } from './distributions.ts';
import { type Basis, insufficient, type Statistic } from './statistic.ts';

export interface Linearised {
  readonly estimate: number;
  /** What each unit contributes to the estimate; their mean is the estimate, their spread its variance. */
  readonly values: Float64Array;
  readonly n: Basis;
  readonly method: string;
  readonly warnings?: readonly string[];
}

export interface Inference {
  /** Of the interval; 0.95 where it is not said. */
  readonly level?: number;
  /** The part of all units that were rated, for the finite-population correction; 0 where it is not said. */
  readonly sampled?: number;
}

/** Rounding leaves this much of values that are all the same. */
const noise = 1e-13;

/** The variance of a mean of units drawn from more of them: (1 − f) Σ (x − estimate)² / (n (n − 1)). */
export function varianceOf({ estimate, values }: Linearised, { sampled = 0 }: Inference): number {
  let sum = 0;
  for (const value of values) sum += (value - estimate) ** 2;
  return ((1 - sampled) * sum) / (values.length * (values.length - 1));
}

export function within(estimate: number, reach: number): readonly [number, number] {
  return [estimate - reach, Math.min(1, estimate + reach)];
}

/**
 * An estimate with the analytic standard error of its linearised form, an interval from Student's distribution with
 * units − 1 degrees of freedom whose upper end is at most 1, and the two-sided p of no agreement beyond chance
 * (Gwet 2014, ch. 5–6).
 */
export function inferred(linearised: Linearised, inference: Inference = {}): Statistic {
  const { estimate, n, method, values, warnings = [] } = linearised;
  if (!Number.isFinite(estimate)) return insufficient('The ratings do not vary enough to say anything.', n);
  const rounded = Math.abs(estimate) < noise ? 0 : estimate;
  const found = { kind: 'estimate', estimate: rounded, n, method } as const;
  const single = 'One unit alone shows nothing of how far the estimate would vary: it has no standard error.';
  if (values.length < 2) return { ...found, warnings: [...warnings, single] };
  const standardError = Math.sqrt(varianceOf(linearised, inference));
  const df = values.length - 1;
  if (standardError < noise) {
    const alike = 'Every unit says the same: the standard error of 0 is of these units, not of others.';
    return { ...found, standardError: 0, ci: [rounded, rounded], warnings: [...warnings, alike] };
  }
  const reach = studentQuantile(1 - (1 - (inference.level ?? 0.95)) / 2, df) * standardError;
  const p = 2 * studentTail(Math.abs(estimate) / standardError, df);
  return { ...found, standardError, ci: within(rounded, reach), p, warnings };
}

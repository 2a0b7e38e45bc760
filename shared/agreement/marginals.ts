import { chiSquaredTail, studentQuantile, studentTail } from './distributions.ts';
import { choleskyOf, solveWith } from './linear.ts';
import { type Confusion, confusionOf, noOverlap, pairBasis } from './pairKappa.ts';
import { missing, type Ratings } from './ratings.ts';
import { insufficient, type Statistic } from './statistic.ts';

/** Do two raters use the scale alike? Each takes the ratings of two raters, over the units both rated. */

const notAgreement = 'It tests how often each category is used, not whether the two agree on a unit.';

const cell = ({ counts, categories: q }: Confusion, row: number, column: number) =>
  counts[row * q + column] ?? 0;

function sumOver(count: number, value: (at: number) => number): number {
  let sum = 0;
  for (let at = 0; at < count; at++) sum += value(at);
  return sum;
}

/**
 * χ² of equal marginal shares: dᵀ S⁻¹ d with d the differences of the marginal counts of all categories but one and S
 * their covariance where the marginals are equal. Categories on which the two never differ say nothing and are left out.
 */
function stuartMaxwellOf(table: Confusion): { chi: number; df: number } | undefined {
  const q = table.categories;
  const row = (i: number) => sumOver(q, (j) => cell(table, i, j));
  const column = (i: number) => sumOver(q, (j) => cell(table, j, i));
  const all = Array.from({ length: q }, (_, i) => i);
  const kept = all.filter((i) => row(i) + column(i) > 2 * cell(table, i, i)).slice(0, -1);
  if (kept.length === 0) return undefined;
  const d = Float64Array.from(kept, (i) => row(i) - column(i));
  const covariance = Float64Array.from(
    kept.flatMap((i) =>
      kept.map((j) =>
        i === j ? row(i) + column(i) - 2 * cell(table, i, i) : -(cell(table, i, j) + cell(table, j, i)),
      ),
    ),
  );
  const lower = choleskyOf(covariance, kept.length);
  if (!lower) return undefined;
  const solved = solveWith(lower, d);
  return { chi: d.reduce((sum, one, i) => sum + one * (solved[i] ?? 0), 0), df: kept.length };
}

function homogeneity(
  ratings: Ratings,
  method: string,
  of: (chi: number, total: number) => number,
): Statistic {
  const table = confusionOf(ratings);
  const n = pairBasis(table.total);
  if (table.total === 0) return insufficient(noOverlap, n);
  const found = stuartMaxwellOf(table);
  if (!found) return insufficient('The two differ on too few categories to test how often they use each.', n);
  const estimate = of(found.chi, table.total);
  if (!Number.isFinite(estimate))
    return insufficient('The two differ on every unit, all in one way: the test divides by nothing.', n);
  const warnings = [notAgreement, `A χ² with ${found.df} degrees of freedom: it has no error of its own.`];
  return { kind: 'estimate', estimate, p: chiSquaredTail(estimate, found.df), n, method, warnings };
}

/** Stuart, Biometrika 42 (1955) 412–416; Maxwell, British Journal of Psychiatry 116 (1970) 651–655; for two categories McNemar's. */
export const stuartMaxwell = (ratings: Ratings) =>
  homogeneity(ratings, 'χ², Stuart 1955 and Maxwell 1970', (chi) => chi);

/** Bhapkar, Journal of the American Statistical Association 61 (1966) 228–235: the same with the covariance as it is found. */
export const bhapkar = (ratings: Ratings) =>
  homogeneity(ratings, 'χ², Bhapkar 1966', (chi, total) => {
    const rest = 1 - chi / total;
    return rest < 1e-12 ? Number.POSITIVE_INFINITY : chi / rest;
  });

/**
 * Of the units on which two raters differ, the share that the second scored higher; one half where neither is the more
 * severe. With McNemar's χ² of the two directions. Bishop, Fienberg & Holland, Discrete Multivariate Analysis (1975), ch. 8.
 */
export function raterBias(ratings: Ratings): Statistic {
  const table = confusionOf(ratings);
  const n = pairBasis(table.total);
  if (table.total === 0) return insufficient(noOverlap, n);
  const q = table.categories;
  const beyond = (is: (i: number, j: number) => boolean) =>
    sumOver(q * q, (at) => (is(Math.floor(at / q), at % q) ? (table.counts[at] ?? 0) : 0));
  const [higher, lower] = [beyond((i, j) => j > i), beyond((i, j) => j < i)];
  const differing = higher + lower;
  if (differing === 0) return insufficient('The two raters differ on no unit.', n);
  const estimate = higher / differing;
  const standardError = Math.sqrt((estimate * (1 - estimate)) / differing);
  const p = chiSquaredTail((higher - lower) ** 2 / differing, 1);
  const warnings = [`Of ${differing} units on which they differ. Its p is of one half, not of nought.`];
  return {
    kind: 'estimate',
    estimate,
    standardError,
    p,
    n,
    method: 'share of differences; McNemar',
    warnings,
  };
}

/** Maxwell's RE for two categories, 2 pₐ − 1. Maxwell, British Journal of Psychiatry 130 (1977) 79–83. */
export function maxwellRe(ratings: Ratings): Statistic {
  const table = confusionOf(ratings);
  const n = pairBasis(table.total);
  if (table.total === 0) return insufficient(noOverlap, n);
  if (table.categories !== 2) return insufficient('It is of two categories only.', n);
  const agreeing = (cell(table, 0, 0) + cell(table, 1, 1)) / table.total;
  const standardError = 2 * Math.sqrt((agreeing * (1 - agreeing)) / table.total);
  const found = { kind: 'estimate', estimate: 2 * agreeing - 1, standardError, n } as const;
  return { ...found, method: 'Maxwell 1977', warnings: [] };
}

/** The scores of the units that both rated. */
function bothScored({ codes, categories }: Ratings): [first: number[], second: number[]] {
  const [first, second]: [number[], number[]] = [[], []];
  for (let at = 0; at + 1 < codes.length; at += 2) {
    const [a, b] = [codes[at] ?? missing, codes[at + 1] ?? missing];
    if (a === missing || b === missing) continue;
    first.push(categories[a] ?? 0);
    second.push(categories[b] ?? 0);
  }
  return [first, second];
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const varianceOf = (values: readonly number[], mean: number) =>
  values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);

/**
 * How far apart two raters' means lie, in spreads: (m₁ − m₂)/√((s₁² + s₂²)/2) (Williamson, Xi & Breyer, Educational
 * Measurement: Issues and Practice 31 (2012) 2–13). The error is that of its linear part over the units (delta method),
 * the interval Student's.
 */
export function standardisedMeanDifference(ratings: Ratings): Statistic {
  const [first, second] = bothScored(ratings);
  const count = first.length;
  const n = pairBasis(count);
  if (count === 0) return insufficient(noOverlap, n);
  if (count < 2) return insufficient('One unit in common shows no spread.', n);
  const [m1, m2] = [meanOf(first), meanOf(second)];
  const [v1, v2] = [varianceOf(first, m1), varianceOf(second, m2)];
  const square = (v1 + v2) / 2;
  if (square === 0) return insufficient('Both raters gave every unit the same score.', n);
  const spread = Math.sqrt(square);
  const estimate = (m1 - m2) / spread;
  const moved = first.map((a, i) => {
    const [da, db] = [a - m1, (second[i] ?? 0) - m2];
    return (da - db) / spread - (estimate * (da ** 2 - v1 + db ** 2 - v2)) / (4 * square);
  });
  const standardError = Math.sqrt(varianceOf(moved, meanOf(moved)) / count);
  const found = { kind: 'estimate', estimate, standardError, n } as const;
  const method = 'Williamson, Xi and Breyer 2012; delta method';
  const warnings = ['Raters whose means are alike can disagree on every unit.'];
  if (standardError < 1e-13) return { ...found, ci: [estimate, estimate], method, warnings };
  const reach = studentQuantile(0.975, count - 1) * standardError;
  const p = 2 * studentTail(Math.abs(estimate) / standardError, count - 1);
  return { ...found, ci: [estimate - reach, estimate + reach], p, method, warnings };
}

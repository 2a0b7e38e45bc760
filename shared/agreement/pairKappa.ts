import { normalQuantile, normalTail, studentQuantile, studentTail } from './distributions.ts';
import { within } from './linearised.ts';
import { missing, type Ratings } from './ratings.ts';
import { type Basis, insufficient, type Statistic } from './statistic.ts';
import type { Weights } from './weights.ts';

/** What two raters gave the units both rated: category of the first × category of the second, row-major. */
export interface Confusion {
  readonly categories: number;
  readonly counts: Float64Array;
  readonly total: number;
}

/** @param ratings of two raters */
export function confusionOf({ categories, codes }: Ratings): Confusion {
  const q = categories.length;
  const counts = new Float64Array(q * q);
  let total = 0;
  for (let at = 0; at + 1 < codes.length; at += 2) {
    const [first, second] = [codes[at] ?? missing, codes[at + 1] ?? missing];
    if (first === missing || second === missing) continue;
    const cell = first * q + second;
    counts[cell] = (counts[cell] ?? 0) + 1;
    total++;
  }
  return { categories: q, counts, total };
}

interface Margins {
  readonly rows: Float64Array;
  readonly columns: Float64Array;
}

function marginsOf({ counts, categories: q, total }: Confusion): Margins {
  const [rows, columns] = [new Float64Array(q), new Float64Array(q)];
  for (const [at, count] of counts.entries()) {
    const [i, j] = [Math.floor(at / q), at % q];
    rows[i] = (rows[i] ?? 0) + count / total;
    columns[j] = (columns[j] ?? 0) + count / total;
  }
  return { rows, columns };
}

/** Sums a function over the cells of a table. */
function over(q: number, value: (i: number, j: number) => number): number {
  let sum = 0;
  for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) sum += value(i, j);
  return sum;
}

/** Σ_j w_ij c_j for each row and Σ_i w_ij r_i for each column. */
function meanWeights({ rows, columns }: Margins, weights: Weights): Margins {
  const q = rows.length;
  const row = (i: number) => columns.reduce((sum, share, j) => sum + (weights[i * q + j] ?? 0) * share, 0);
  const column = (j: number) => rows.reduce((sum, share, i) => sum + (weights[i * q + j] ?? 0) * share, 0);
  return { rows: rows.map((_, i) => row(i)), columns: columns.map((_, j) => column(j)) };
}

/** What two raters' units in common are as a basis. */
export const pairBasis = (total: number): Basis => ({
  units: total,
  raters: 2,
  pairs: total,
  overlap: total,
});

interface Weighed {
  readonly q: number;
  readonly share: (i: number, j: number) => number;
  readonly weight: (i: number, j: number) => number;
  readonly margins: Margins;
  readonly seen: number;
  readonly chance: number;
}

function weigh(table: Confusion, weights: Weights, margins: Margins): Weighed {
  const { categories: q, counts, total } = table;
  const share = (i: number, j: number) => (counts[i * q + j] ?? 0) / total;
  const weight = (i: number, j: number) => weights[i * q + j] ?? 0;
  const seen = over(q, (i, j) => weight(i, j) * share(i, j));
  const chance = over(q, (i, j) => weight(i, j) * (margins.rows[i] ?? 0) * (margins.columns[j] ?? 0));
  return { q, share, weight, margins, seen, chance };
}

/**
 * The large-sample variances of kappa, times n: as estimated, and where there is no agreement beyond chance. Fleiss,
 * Cohen & Everitt, Psychological Bulletin 72 (1969) 323–327.
 */
function variancesOf({ q, share, weight, margins, seen, chance }: Weighed, weights: Weights) {
  const kappa = (seen - chance) / (1 - chance);
  const near = meanWeights(margins, weights);
  const both = (i: number, j: number) => (near.rows[i] ?? 0) + (near.columns[j] ?? 0);
  const spread = over(q, (i, j) => share(i, j) * (weight(i, j) - both(i, j) * (1 - kappa)) ** 2);
  const independent = (i: number, j: number) => (margins.rows[i] ?? 0) * (margins.columns[j] ?? 0);
  const spread0 = over(q, (i, j) => independent(i, j) * (weight(i, j) - both(i, j)) ** 2);
  // What is left of a difference of equal numbers is rounding.
  const positive = (variance: number) => (variance < 1e-15 ? 0 : variance / (1 - chance) ** 2);
  return {
    kappa,
    variance: positive(spread - (kappa - chance * (1 - kappa)) ** 2),
    variance0: positive(spread0 - chance ** 2),
  };
}

export const noOverlap = 'The two raters rated no unit in common: there is nothing to compare.';
const noVariation =
  'Both raters gave one and the same category throughout: agreement cannot be told from chance.';

/**
 * Cohen's kappa of two raters over the units both rated, with its large-sample standard error, a normal interval and the
 * two-sided p of no agreement beyond chance. Cohen, Educational and Psychological Measurement 20 (1960) 37–46;
 * weighted: Psychological Bulletin 70 (1968) 213–220.
 * @param ratings of two raters @param weights of the ratings' categories, whether used or not
 */
export function cohenKappa(ratings: Ratings, weights: Weights): Statistic {
  const table = confusionOf(ratings);
  const n = pairBasis(table.total);
  if (table.total === 0) return insufficient(noOverlap, n);
  const weighed = weigh(table, weights, marginsOf(table));
  if (1 - weighed.chance < 1e-14) return insufficient(noVariation, n);
  const { kappa, variance, variance0 } = variancesOf(weighed, weights);
  const standardError = Math.sqrt(variance / table.total);
  const estimate = Math.abs(kappa) < 1e-15 ? 0 : kappa;
  const found = {
    kind: 'estimate',
    estimate,
    n,
    method: 'Cohen 1960, 1968; Fleiss, Cohen and Everitt 1969',
  } as const;
  if (table.total === 1) return { ...found, warnings: ['One unit in common has no standard error.'] };
  const reach = normalQuantile(0.975) * standardError;
  const warnings = table.total < 20 ? ['Under 20 units the large-sample interval is rough.'] : [];
  const null0 = Math.sqrt(variance0 / table.total);
  const p = null0 > 1e-14 ? { p: 2 * normalTail(Math.abs(kappa) / null0) } : estimate === 0 ? { p: 1 } : {};
  return { ...found, standardError, ci: [estimate - reach, estimate + reach], ...p, warnings };
}

/**
 * Scott's pi of two raters over the units both rated: chance from the categories' shares over both. Standard error with
 * 1/n and Student's interval with n − 1 degrees of freedom (Gwet 2014, § 5.2). Scott, Public Opinion Quarterly 19 (1955)
 * 321–325.
 * @param ratings of two raters @param weights of the ratings' categories
 */
export function scottPi(ratings: Ratings, weights: Weights): Statistic {
  const table = confusionOf(ratings);
  const n = pairBasis(table.total);
  if (table.total === 0) return insufficient(noOverlap, n);
  const { rows, columns } = marginsOf(table);
  const shares = rows.map((share, i) => (share + (columns[i] ?? 0)) / 2);
  const weighed = weigh(table, weights, { rows: shares, columns: shares });
  if (1 - weighed.chance < 1e-14) return insufficient(noVariation, n);
  const { kappa, variance } = variancesOf(weighed, weights);
  const found = { kind: 'estimate', estimate: kappa, n, method: 'Scott 1955; Gwet 2014' } as const;
  if (table.total === 1) return { ...found, warnings: ['One unit in common has no standard error.'] };
  const standardError = Math.sqrt(variance / table.total);
  const df = table.total - 1;
  const p = standardError > 1e-14 ? { p: 2 * studentTail(Math.abs(kappa) / standardError, df) } : {};
  const ci = within(kappa, studentQuantile(0.975, df) * standardError);
  return { ...found, standardError, ci, ...p, warnings: [] };
}

/**
 * The largest kappa the raters' margins leave room for (Cohen 1960): how much of a low kappa is due to their using the
 * scale differently. @param ratings of two raters
 */
export function cohenKappaMax(ratings: Ratings): Statistic {
  const table = confusionOf(ratings);
  const n = pairBasis(table.total);
  if (table.total === 0) return insufficient(noOverlap, n);
  const { rows, columns } = marginsOf(table);
  const most = rows.reduce((sum, share, i) => sum + Math.min(share, columns[i] ?? 0), 0);
  const chance = rows.reduce((sum, share, i) => sum + share * (columns[i] ?? 0), 0);
  if (1 - chance < 1e-14) return insufficient(noVariation, n);
  const warnings = ['A bound, not an estimate: it has no standard error.'];
  return { kind: 'estimate', estimate: (most - chance) / (1 - chance), n, method: 'Cohen 1960', warnings };
}

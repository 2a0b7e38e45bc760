import { completeOf } from './complete.ts';
import { normalQuantile, normalTail } from './distributions.ts';
import type { Ratings } from './ratings.ts';
import { insufficient, type Statistic } from './statistic.ts';
import { tallyOf } from './tally.ts';

/**
 * Fleiss' kappa of one category against all others, over the units that every rater rated:
 * 1 − Σ x (m − x) / (n m (m − 1) p (1 − p)). The error is that of no agreement beyond chance, √(2/(n m (m − 1))).
 * Fleiss, Nee & Landis, Psychological Bulletin 86 (1979) 974–977.
 * @param category its place on the scale
 */
export function fleissKappaOf(given: Ratings, category: number): Statistic {
  const found = completeOf(given, 1);
  if ('kind' in found) return found;
  const { n } = found;
  const { counts, categories: q } = tallyOf(found.ratings);
  const [units, m] = [n.units, n.raters];
  let [given1, differing] = [0, 0];
  for (let unit = 0; unit < units; unit++) {
    const x = counts[unit * q + category] ?? 0;
    given1 += x;
    differing += x * (m - x);
  }
  const share = given1 / (units * m);
  if (share === 0) return insufficient('Nobody used this category.', n);
  if (share === 1) return insufficient('Nobody used another category.', n);
  const estimate = 1 - differing / (units * m * (m - 1) * share * (1 - share));
  const standardError = Math.sqrt(2 / (units * m * (m - 1)));
  const reach = normalQuantile(0.975) * standardError;
  const p = 2 * normalTail(Math.abs(estimate) / standardError);
  const warnings = ['The error is the one where there is no agreement beyond chance.'];
  const ci = [estimate - reach, Math.min(1, estimate + reach)] as const;
  const method = 'Fleiss, Nee and Landis 1979';
  return { kind: 'estimate', estimate, standardError, ci, p, n, method, warnings };
}

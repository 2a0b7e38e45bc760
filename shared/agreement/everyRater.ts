import { completeOf } from './complete.ts';
import { cohenKappa } from './pairKappa.ts';
import type { Ratings } from './ratings.ts';
import { insufficient, type Statistic } from './statistic.ts';
import { pairOf } from './tally.ts';
import { weightsOf } from './weights.ts';

/**
 * The share of the units rated by everybody on which all raters agree, or differ by so many categories at most; with the
 * standard error of a share, √(p(1 − p)/n).
 */
export function allRatersAgree(given: Ratings, steps: number): Statistic {
  const found = completeOf(given, 1);
  if ('kind' in found) return found;
  const { ratings, n } = found;
  let agreeing = 0;
  for (let at = 0; at < ratings.codes.length; at += n.raters) {
    const codes = ratings.codes.subarray(at, at + n.raters);
    if (Math.max(...codes) - Math.min(...codes) <= steps) agreeing++;
  }
  const estimate = agreeing / n.units;
  const standardError = Math.sqrt((estimate * (1 - estimate)) / n.units);
  const warnings = ['It falls with every further rater, and says nothing of units that one rater left out.'];
  return { kind: 'estimate', estimate, standardError, n, method: 'share of complete units', warnings };
}

/**
 * Light's kappa: the mean of Cohen's over all pairs of raters, over the units that every rater rated. Light,
 * Psychological Bulletin 76 (1971) 365–377.
 */
export function lightKappa(given: Ratings): Statistic {
  const found = completeOf(given, 1);
  if ('kind' in found) return found;
  const { ratings, n } = found;
  const identity = weightsOf('identity', ratings.categories);
  let [sum, pairs] = [0, 0];
  for (let first = 0; first < n.raters; first++) {
    for (let second = first + 1; second < n.raters; second++) {
      const kappa = cohenKappa(pairOf(ratings, [first, second]), identity);
      if (kappa.kind === 'insufficient') return insufficient(kappa.reason, n);
      sum += kappa.estimate;
      pairs++;
    }
  }
  const warnings = ['Pairs share raters: the mean of their kappas has no simple standard error.'];
  return { kind: 'estimate', estimate: sum / pairs, n, method: 'Light 1971', warnings };
}

import { confusionOf } from './pairKappa.ts';
import type { Ratings } from './ratings.ts';

/** Why Cohen's kappa of two raters is lower, or higher, than their agreement would have it. */
export interface Paradox {
  /** The agreement seen, from 0 to 1. */
  readonly agreement: number;
  readonly kappa: number;
  /** Kappa if every category were as common as any other and both raters used them alike: (q pa − 1)/(q − 1). */
  readonly adjusted: number;
  /** How uneven the categories' shares are, 0 for even ones and 1 for a single category. */
  readonly prevalence: number;
  /** How differently the two use the scale, 0 for alike and 1 for no category in common. */
  readonly bias: number;
  /** `prevalence` where one category is so common that chance alone explains most of the agreement. */
  readonly because: 'prevalence' | 'bias' | null;
}

/** The two have to be this far apart before it is worth a word. */
const worthAWord = 0.15;

/**
 * Detects the paradoxes of kappa: much agreement with a low kappa where one category is common, and a higher kappa where
 * the raters use the scale differently. Feinstein & Cicchetti, Journal of Clinical Epidemiology 43 (1990) 543–549;
 * prevalence, bias and adjusted kappa after Byrt, Bishop & Carlin, Journal of Clinical Epidemiology 46 (1993) 423–429, of
 * whose indices for two categories these are the ones for more.
 * @param ratings of two raters @returns undefined where they share no unit or chance alone gives full agreement
 */
export function paradoxOf(ratings: Ratings): Paradox | undefined {
  const { categories: q, counts, total } = confusionOf(ratings);
  if (total === 0 || q < 2) return undefined;
  const [rows, columns] = [new Float64Array(q), new Float64Array(q)];
  let agreement = 0;
  for (const [at, count] of counts.entries()) {
    const [i, j] = [Math.floor(at / q), at % q];
    rows[i] = (rows[i] ?? 0) + count / total;
    columns[j] = (columns[j] ?? 0) + count / total;
    if (i === j) agreement += count / total;
  }
  const chance = rows.reduce((sum, share, k) => sum + share * (columns[k] ?? 0), 0);
  if (1 - chance < 1e-12) return undefined;
  const kappa = (agreement - chance) / (1 - chance);
  const adjusted = (q * agreement - 1) / (q - 1);
  const bias = rows.reduce((sum, share, k) => sum + Math.abs(share - (columns[k] ?? 0)), 0) / 2;
  const common = Math.max(...rows.map((share, k) => (share + (columns[k] ?? 0)) / 2));
  const prevalence = (q * common - 1) / (q - 1);
  const gap = adjusted - kappa;
  const because = gap > worthAWord ? 'prevalence' : gap < -worthAWord && bias > 0 ? 'bias' : null;
  return { agreement, kappa, adjusted, prevalence, bias, because };
}

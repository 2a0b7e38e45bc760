import { type Inference, inferred, type Linearised } from './linearised.ts';
import { agreeingPairs, dot, overRatings, towards } from './pairing.ts';
import type { Ratings } from './ratings.ts';
import { type Basis, insufficient, type Statistic } from './statistic.ts';
import { type Tally, tallyOf, withoutEmpty } from './tally.ts';
import type { Weights } from './weights.ts';

/** Agreement as seen, unit by unit; 0 where there is nothing to compare. */
interface Seen {
  readonly byUnit: Float64Array;
  /** The mean over the units with two ratings or more. */
  readonly mean: number;
}

function seenIn(tally: Tally, weights: Weights): Seen {
  const byUnit = new Float64Array(tally.units);
  let sum = 0;
  for (let unit = 0; unit < tally.units; unit++) {
    const size = tally.sizes[unit] ?? 0;
    if (size < 2) continue;
    byUnit[unit] = agreeingPairs(tally, weights, unit) / (size * (size - 1));
    sum += byUnit[unit] ?? 0;
  }
  return { byUnit, mean: sum / tally.basis.overlap };
}

/** The mean share of each category over the units: π_k = (1/n) Σ_i r_ik / r_i. */
function meanShares({ counts, sizes, units, categories: q }: Tally): Float64Array {
  const shares = new Float64Array(q);
  for (let at = 0; at < counts.length; at++)
    shares[at % q] = (shares[at % q] ?? 0) + (counts[at] ?? 0) / (sizes[Math.floor(at / q)] ?? 1) / units;
  return shares;
}

/** What agreement chance would give, over all and as each unit adds to it. */
interface Chance {
  readonly mean: number;
  byUnit(unit: number): number;
}

interface Described {
  readonly seen: Seen;
  readonly chance: Chance;
  readonly method: string;
  readonly n: Basis;
}

/**
 * (pa − pe)/(1 − pe), linearised: each unit gives (n/n')(pa_i − pe [r_i ≥ 2])/(1 − pe) − 2(1 − κ)(pe_i − pe)/(1 − pe),
 * with n' units of two ratings or more (Gwet 2014, eq. 5.3.4 and following).
 */
function corrected({ seen, chance, method, n }: Described, sizes: Float64Array): Linearised {
  const estimate = (seen.mean - chance.mean) / (1 - chance.mean);
  const scaled = n.units / n.overlap;
  const values = seen.byUnit.map((agreed, unit) => {
    const beyond = (scaled * (agreed - ((sizes[unit] ?? 0) > 1 ? chance.mean : 0))) / (1 - chance.mean);
    return beyond - (2 * (1 - estimate) * (chance.byUnit(unit) - chance.mean)) / (1 - chance.mean);
  });
  return { estimate, values, n, method };
}

/** The mean over a unit's ratings of something each category has. */
const perRating = (tally: Tally, of: Float64Array) => (unit: number) =>
  overRatings(tally, of, unit) / (tally.sizes[unit] ?? 1);

const noOverlap = 'No unit was rated by two raters: there is nothing to compare.';
const noVariation =
  'All ratings are one and the same category: agreement cannot be told from chance. See the percent agreement.';

const constant =
  'All ratings are one and the same category: the raters agree, but nothing shows that they could tell others apart.';

function isConstant({ counts, categories: q }: Tally): boolean {
  let first = -1;
  for (let at = 0; at < counts.length; at++) {
    if (counts[at] === 0) continue;
    if (first < 0) first = at % q;
    else if (at % q !== first) return false;
  }
  return true;
}

type ChanceOf = (tally: Tally, weights: Weights, ratings: Ratings) => Chance;

/** A coefficient (pa − pe)/(1 − pe) with the chance agreement of one's own. */
export function coefficient(chanceOf: ChanceOf, method: string) {
  return (given: Ratings, weights: Weights, inference?: Inference): Statistic => {
    const ratings = withoutEmpty(given);
    const tally = tallyOf(ratings);
    if (tally.basis.overlap === 0) return insufficient(noOverlap, tally.basis);
    const seen = seenIn(tally, weights);
    const chance = chanceOf(tally, weights, ratings);
    if (!(1 - chance.mean > 1e-14)) return insufficient(noVariation, tally.basis);
    const linearised = corrected({ seen, chance, method, n: tally.basis }, tally.sizes);
    return inferred(isConstant(tally) ? { ...linearised, warnings: [constant] } : linearised, inference);
  };
}

export const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

/**
 * Fleiss' generalized kappa, for any number of raters and missing ratings; for two raters who rated everything Scott's
 * pi. Chance: Σ w_kl π_k π_l. Fleiss, Psychological Bulletin 76 (1971) 378–382; missing ratings as Gwet (2014) § 2.4.
 * @param weights of the ratings' categories
 */
export const fleissKappa = coefficient((tally, weights) => {
  const shares = meanShares(tally);
  const near = towards(weights, shares);
  return { mean: dot(shares, near), byUnit: perRating(tally, near) };
}, 'Fleiss 1971, with missing ratings and standard error as in Gwet 2014');

/**
 * Gwet's AC1 (identity weights) and AC2. Chance: Σ w_kl / (q(q − 1)) · Σ π_k (1 − π_k). Gwet, British Journal of
 * Mathematical and Statistical Psychology 61 (2008) 29–48; 2014, ch. 4.
 * @param weights of the ratings' categories
 */
export const gwetAc = coefficient((tally, weights) => {
  const [shares, q] = [meanShares(tally), tally.categories];
  const scaled = q < 2 ? 1 : sumOf(weights) / (q * (q - 1));
  const byCategory = shares.map((share) => scaled * (1 - share));
  return { mean: dot(shares, byCategory), byUnit: perRating(tally, byCategory) };
}, 'Gwet 2008, 2014');

/**
 * Brennan and Prediger's coefficient: chance is the mean weight, Σ w_kl / q², whatever the ratings. Brennan & Prediger,
 * Educational and Psychological Measurement 41 (1981) 687–699.
 * @param weights of the ratings' categories
 */
export const brennanPrediger = coefficient(({ categories: q }, weights) => {
  const mean = sumOf(weights) / q ** 2;
  return { mean, byUnit: () => mean };
}, 'Brennan and Prediger 1981, standard error as in Gwet 2014');

/**
 * Agreement as seen, the mean over units of the weight of two of its ratings. Not corrected for chance.
 * @param weights of the ratings' categories
 */
export function percentAgreement(given: Ratings, weights: Weights, inference?: Inference): Statistic {
  const tally = tallyOf(withoutEmpty(given));
  const { basis: n } = tally;
  if (n.overlap === 0) return insufficient(noOverlap, n);
  const seen = seenIn(tally, weights);
  const values = seen.byUnit.map((agreed) => (agreed * n.units) / n.overlap);
  return inferred({ estimate: seen.mean, values, n, method: 'Gwet 2014, § 2.4' }, inference);
}

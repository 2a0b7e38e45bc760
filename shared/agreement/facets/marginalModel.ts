import { type Basis, type Insufficient, insufficient } from '../statistic.ts';
import { basisOf, type FacetWish, scalesOf, unmeasurable, unsettled } from './manyFacetRasch.ts';
import { marginalErrors } from './marginalErrors.ts';
import { estimateMarginal, type Fitted } from './marginalEstimation.ts';
import type { Observations } from './observations.ts';
import { abilityAt, type Grouped, grouped, nodeCount } from './quadrature.ts';
import { chancesAt, momentsOf, scaleOf } from './ratingScale.ts';

/** A rater or a criterion, in logits. */
export interface MarginalElement {
  readonly place: number;
  readonly measure: number;
  readonly standardError: number;
}

/** A submission, in logits; also one with only the lowest or only the highest scores. */
export interface MarginalSubmission {
  readonly place: number;
  /** The mean of where it may be, given its scores and the others (EAP), and the deviation. */
  readonly expected: number;
  readonly deviation: number;
  /** Warm's estimate from its own scores alone, and its error. */
  readonly own: number;
  readonly standardError: number;
}

export interface MarginalModel {
  readonly kind: 'marginal';
  readonly submission: readonly MarginalSubmission[];
  readonly rater: readonly MarginalElement[];
  readonly criterion: readonly MarginalElement[];
  readonly thresholds: readonly (readonly number[])[];
  /** The normal distribution of the submissions, in logits. */
  readonly mean: number;
  readonly deviation: number;
  /** The part of the variance of the submissions that their expectations tell. */
  readonly reliability: number;
  /** −2 log likelihood. */
  readonly deviance: number;
  readonly n: Basis;
  readonly warnings: readonly string[];
}

const alike = 'The submissions differ by no more than chance: there is no distribution to measure raters by.';

interface Met {
  readonly harder: number;
  readonly scale: ReturnType<typeof scaleOf>;
  readonly score: number;
}

const mostSteps = 100;

/**
 * Weighted likelihood: where Σ (x − E) + Σ μ₃ / (2 Σ V) is nought. Warm, Psychometrika 54 (1989) 427–450. By halving,
 * since it falls all along.
 */
function warm(met: readonly Met[]): { own: number; standardError: number } {
  const at = (theta: number) => {
    let [rest, spread, third] = [0, 0, 0];
    for (const { harder, scale, score } of met) {
      chancesAt(theta - harder, scale.summed, scale.chances);
      const { mean, variance } = momentsOf(scale.chances);
      rest += score - mean;
      spread += variance;
      for (const [k, chance] of scale.chances.entries()) third += (k - mean) ** 3 * chance;
    }
    return { slope: rest + third / (2 * spread), spread };
  };
  let [low, high] = [-20, 20];
  for (let step = 0; step < mostSteps && high - low > 1e-10; step++) {
    const middle = (low + high) / 2;
    if (at(middle).slope > 0) low = middle;
    else high = middle;
  }
  const own = (low + high) / 2;
  return { own, standardError: 1 / Math.sqrt(at(own).spread) };
}

function submissionsOf(all: Observations, groups: Grouped, fitted: Fitted): MarginalSubmission[] {
  const { marginal, posteriors } = fitted;
  const scales = marginal.thresholds.map(scaleOf);
  const { submissions, begins, order, cellAt } = groups;
  return submissions.map((submission, place) => {
    let [expected, square] = [0, 0];
    for (let node = 0; node < nodeCount; node++) {
      const [chance, ability] = [posteriors.at[place * nodeCount + node] ?? 0, abilityAt(marginal, node)];
      expected += chance * ability;
      square += chance * ability ** 2;
    }
    const met: Met[] = [];
    for (let i = begins[place] ?? 0; i < (begins[place + 1] ?? 0); i++) {
      const [score, cell] = [order[i] ?? 0, cellAt[order[i] ?? 0]];
      const scale = cell && scales[cell.scale];
      if (!cell || !scale) continue;
      const harder = (marginal.rater[cell.rater] ?? 0) + (marginal.criterion[cell.criterion] ?? 0);
      met.push({ harder, scale, score: all.score[score] ?? 0 });
    }
    const deviation = Math.sqrt(Math.max(0, square - expected ** 2));
    return { place: submission, expected, deviation, ...warm(met) };
  });
}

function reliabilityOf(submissions: readonly MarginalSubmission[]): number {
  const count = submissions.length;
  const mean = submissions.reduce((sum, { expected }) => sum + expected, 0) / count;
  const told = submissions.reduce((sum, { expected }) => sum + (expected - mean) ** 2, 0) / count;
  const hidden = submissions.reduce((sum, { deviation }) => sum + deviation ** 2, 0) / count;
  return told + hidden === 0 ? 0 : told / (told + hidden);
}

/**
 * The many-facet model by marginal maximum likelihood: the submissions are taken as drawn from a normal distribution
 * instead of being measured one by one, so that few scores a submission do not spread the raters, and submissions with
 * only extreme scores count. Bock & Aitkin, Psychometrika 46 (1981) 443–459; with facets Linacre 1989, and Adams,
 * Wilson & Wang, Applied Psychological Measurement 21 (1997) 1–23. Raters, criteria and thresholds each sum to nought.
 * @param categories how many score points the scale has, or by its place each criterion's own
 * @returns insufficient where the scores do not connect, where a score point is never used, where it does not settle,
 * and where submissions hardly differ
 * @throws RangeError where a score is not on its scale; and what `onRound` throws
 */
export function marginalFacets(
  all: Observations,
  categories: number | readonly number[],
  wish: Pick<FacetWish, 'ownScales' | 'nameOf' | 'onRound'> = {},
): MarginalModel | Insufficient {
  const scales = scalesOf(all, categories, wish.ownScales ?? false);
  const n = basisOf(all);
  if (n.units < 2) return insufficient('A distribution needs two submissions or more.', n);
  const reason = unmeasurable(all, scales, wish.nameOf);
  if (reason !== undefined) return insufficient(reason, n);
  const groups = grouped(all, scales);
  const { onRound } = wish;
  const fitted = estimateMarginal(all, groups, { categories: scales, ...(onRound ? { onRound } : {}) });
  if (typeof fitted === 'string') return insufficient(fitted === 'alike' ? alike : unsettled, n);
  const errors = marginalErrors(all, groups, fitted);
  if (!errors) return insufficient('The scores are too few to tell how sure the measures are.', n);
  const { marginal, posteriors } = fitted;
  const elements = (facet: 'rater' | 'criterion'): MarginalElement[] =>
    [...new Set(all[facet])]
      .toSorted((a, b) => a - b)
      .map((place) => ({
        place,
        measure: marginal[facet][place] ?? 0,
        standardError: errors[facet][place] ?? 0,
      }));
  const submission = submissionsOf(all, groups, fitted);
  return {
    kind: 'marginal',
    submission,
    rater: elements('rater'),
    criterion: elements('criterion'),
    thresholds: marginal.thresholds.map((steps) => [...steps]),
    mean: marginal.mean,
    deviation: marginal.deviation,
    reliability: reliabilityOf(submission),
    deviance: -2 * posteriors.logLikelihood,
    n,
    warnings: [],
  };
}

import { type Basis, type Insufficient, insufficient } from '../statistic.ts';
import { type EstimationWish, estimate, ofScale } from './estimation.ts';
import { type Measured, measuredOf, type Separation, separationOf } from './fit.ts';
import {
  type Extreme,
  type FacetName,
  facetNames,
  groupsOf,
  type Observations,
  sizeOf,
  withoutExtremes,
} from './observations.ts';

export interface Facet {
  readonly elements: readonly Measured[];
  /** Absent where there is one element only. */
  readonly separation?: Separation;
}

export interface FacetModel {
  readonly kind: 'facets';
  readonly submission: Facet;
  /** A high measure is a severe rater. */
  readonly rater: Facet;
  /** A high measure is a hard criterion. */
  readonly criterion: Facet;
  /** Logits, from each score point to the next: of the scale of all criteria, or of each by its place. */
  readonly thresholds: readonly (readonly number[])[];
  /** Elements all of whose scores were the lowest or the highest; they have no measure. */
  readonly extremes: readonly Extreme[];
  /** Of what was measured. */
  readonly n: Basis;
  readonly warnings: readonly string[];
}

export type FacetWish = Pick<EstimationWish, 'anchors' | 'onRound'> & {
  /** Whether each criterion has thresholds of its own (partial credit); they share them where it is not said. */
  readonly ownScales?: boolean;
  /** Whose mean is free; the submissions' where it is not said. */
  readonly floats?: FacetName;
  /** What an element is called in words, by its place; its number where it is not said. */
  readonly nameOf?: (facet: FacetName, place: number) => string;
};

const pairs = [
  ['rater', 'submission'],
  ['submission', 'criterion'],
  ['rater', 'criterion'],
] as const;

/** @returns which elements cannot be compared with which, in words */
function disconnection(all: Observations, nameOf: NonNullable<FacetWish['nameOf']>): string | undefined {
  for (const [one, other] of pairs) {
    const groups = groupsOf(all, [one, other]);
    const count = Math.max(...groups) + 1;
    if (count < 2) continue;
    const members = (group: number) => [...groups.keys()].filter((place) => groups[place] === group);
    const named = [0, 1].map((group) =>
      members(group)
        .slice(0, 5)
        .map((place) => nameOf(one, place))
        .join(', '),
    );
    return `The scores fall into ${count} groups that share no ${other}: ${one}s ${named[0]} and ${one}s ${named[1]} are never compared. Let some be scored across the groups, or measure each group alone.`;
  }
  return undefined;
}

/** @returns what keeps the scale from being measured, in words */
function unused(scores: Iterable<number>, categories: number): string | undefined {
  const used = new Set(scores);
  const never = Array.from({ length: categories }, (_, k) => k).filter((k) => !used.has(k));
  if (never.length === 0) return undefined;
  const named = never.map((k) => k + 1).join(', ');
  return `Score point ${named} of ${categories} was never given (outside extreme scores): its thresholds cannot be told. Leave it out of the scale.`;
}

/** The same for criteria that have scales of their own. */
function unusedOn(
  all: Observations,
  categories: readonly number[],
  nameOf: NonNullable<FacetWish['nameOf']>,
): string | undefined {
  const byCriterion = Map.groupBy(all.score.keys(), (at) => all.criterion[at] ?? 0);
  for (const [criterion, places] of byCriterion) {
    const scores = places.map((at) => all.score[at] ?? 0);
    const found = unused(scores, categories[criterion] ?? 0);
    if (found !== undefined) return `On criterion ${nameOf('criterion', criterion)}: ${found}`;
  }
  return undefined;
}

/** @returns what keeps scores from being measured on one ruler, in words */
export function unmeasurable(
  all: Observations,
  scales: readonly number[],
  nameOf: NonNullable<FacetWish['nameOf']> = (_, place) => `${place + 1}`,
): string | undefined {
  const never = scales.length > 1 ? unusedOn(all, scales, nameOf) : unused(all.score, scales[0] ?? 0);
  return never ?? disconnection(all, nameOf);
}

/** What is said of measures that no scores hold. */
export const unsettled =
  'The measures do not settle: the scores are too few, or order everything without a contradiction.';

/** Pairs are of scores of one submission on one criterion by two raters. */
export function basisOf({ submission, rater, criterion }: Observations): Basis {
  const raters = new Map<number, Set<number>>();
  const scores = new Map<string, number>();
  let pairs = 0;
  for (const [at, place] of submission.entries()) {
    const by = raters.get(place) ?? new Set();
    raters.set(place, by.add(rater[at] ?? 0));
    const cell = `${place} ${criterion[at]}`;
    const before = scores.get(cell) ?? 0;
    pairs += before;
    scores.set(cell, before + 1);
  }
  const overlap = [...raters.values()].filter(({ size }) => size > 1).length;
  return { units: raters.size, raters: new Set(rater).size, pairs, overlap };
}

/**
 * @returns how many score points there are, on the scale of all criteria or on each one's own
 * @throws RangeError where a score is not on its scale
 */
export function scalesOf(
  all: Observations,
  categories: number | readonly number[],
  own: boolean,
): readonly number[] {
  const each = own ? sizeOf(all.criterion) : 1;
  const scales = typeof categories === 'number' ? new Array<number>(each).fill(categories) : categories;
  for (const [at, score] of all.score.entries()) {
    const count = ofScale(scales, all, at);
    if (score < 0 || score >= count)
      throw new RangeError(`scores are places on the scale, from 0 to ${count - 1}`);
  }
  return scales;
}

/**
 * Submissions, raters and criteria on one ruler of logits: log(P_k/P_{k−1}) = submission − rater − criterion − threshold_k.
 * Linacre, Many-Facet Rasch Measurement (1989), with one rating scale for all criteria (Andrich 1978) or one for each
 * (partial credit, Masters, Psychometrika 47 (1982) 149–174), by joint maximum likelihood, which spreads the measures a
 * little too far where each has few scores.
 * @param categories how many score points the scale has, or by its place each criterion's own
 * @returns insufficient where the scores do not connect, where a score point is never used, or where it does not settle
 * @throws RangeError where a score is not on the scale; and what `onRound` throws
 */
export function manyFacetRasch(
  all: Observations,
  categories: number | readonly number[],
  wish: FacetWish = {},
): FacetModel | Insufficient {
  const scales = scalesOf(all, categories, wish.ownScales ?? false);
  const { rest, extremes } = withoutExtremes(
    all,
    (criterion) => (scales[scales.length === 1 ? 0 : criterion] ?? 0) - 1,
  );
  const n = basisOf(rest);
  if (rest.score.length === 0) return insufficient('Every score is the lowest or the highest.', n);
  const reason = unmeasurable(rest, scales, wish.nameOf);
  if (reason !== undefined) return insufficient(reason, n);
  const measures = estimate(rest, { ...wish, categories: scales, floats: wish.floats ?? 'submission' });
  if (!measures) return insufficient(unsettled, n);
  const [submission, rater, criterion] = facetNames.map((facet): Facet => {
    const elements = measuredOf(rest, facet, measures);
    const separation = separationOf(elements);
    return separation ? { elements, separation } : { elements };
  }) as [Facet, Facet, Facet];
  const few = submission.elements.some(({ count }) => count < 10);
  const warnings = few
    ? ['Some submissions have fewer than ten scores: joint estimates spread too far.']
    : [];
  return {
    kind: 'facets',
    submission,
    rater,
    criterion,
    thresholds: measures.thresholds.map((steps) => [...steps]),
    extremes,
    n,
    warnings,
  };
}

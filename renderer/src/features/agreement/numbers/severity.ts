import { interactionsOf } from '#shared/agreement/facets/bias.ts';
import { fairScores } from '#shared/agreement/facets/fairScores.ts';
import type { Measured } from '#shared/agreement/facets/fit.ts';
import { type FacetModel, manyFacetRasch } from '#shared/agreement/facets/manyFacetRasch.ts';
import { type MarginalElement, marginalFacets } from '#shared/agreement/facets/marginalModel.ts';
import {
  type FacetName,
  facetNames,
  type Observations,
  withoutExtremes,
} from '#shared/agreement/facets/observations.ts';
import {
  type ExactAgreement,
  exactAgreement,
  type RaterEffects,
  raterEffects,
} from '#shared/agreement/facets/raterEffects.ts';
import { type Insufficient, insufficient, type Statistic } from '#shared/agreement/statistic.ts';
import type { Criterion } from '#shared/domain/rubric.ts';
import type { ReadingTable } from './table.ts';

/** An element of the ruler. */
export interface Ruled extends Measured {
  readonly id: string;
  readonly name: string;
}

/** A reader on the ruler, and whether the reader keeps to the middle or gives all criteria alike. */
export type RuledReader = Ruled &
  Pick<RaterEffects, 'centrality' | 'halo'> & {
    /** The severity by marginal likelihood, which few scores a submission do not spread. */
    readonly marginal: Statistic;
  };

/** Where one score point becomes as likely as the next. */
export interface Threshold {
  readonly name: string;
  readonly measure: number;
}

/** How much harder or easier a reader is on one criterion than on the others. */
export interface CriterionBias {
  readonly reader: string;
  readonly criterion: string;
  readonly count: number;
  /** Points given more than expected, on the mean. */
  readonly difference: number;
  /** Logits, above 0 where more was given than expected; absent where all scores are extreme. */
  readonly measured?: { readonly bias: number; readonly standardError: number; readonly t: number };
}

/** Submissions, readers and criteria on one ruler of logits. */
export interface Severity {
  readonly kind: 'severity';
  readonly submissions: readonly Ruled[];
  readonly readers: readonly RuledReader[];
  /** How often readers give the same score, and how often the model expects it. */
  readonly exact: ExactAgreement | undefined;
  readonly criteria: readonly Ruled[];
  /** Of the scale of all criteria, or of each one's own. */
  readonly thresholds: readonly Threshold[];
  readonly ownScales: boolean;
  readonly biases: readonly CriterionBias[];
  /** p of no reader being harder on any criterion than on others. */
  readonly biasP: number;
  readonly reliability: number | undefined;
  /** What a reader of mean severity would be expected to give, by the chosen criteria; null where it cannot be told. */
  readonly fair: readonly { submissionId: string; points: readonly (number | null)[] }[];
  /** Names of what has only the lowest or only the highest scores, and so no measure. */
  readonly extremes: readonly { name: string; at: 'lowest' | 'highest' }[];
  /** Score points that tell nothing, since nobody gave them or only where all scores are extreme, by criterion's letter, or of the scale of all. */
  readonly never: readonly { criterion: string | undefined; points: string }[];
  readonly n: Statistic['n'];
  readonly warnings: readonly string[];
}

export type Chosen = readonly { criterion: Criterion; place: number }[];

/** Score points of one scale that tell something; those that were never given have no threshold to be told. */
interface Scale {
  /** Undefined for the scale of all criteria. */
  readonly letter: string | undefined;
  /** Names of the score points, low to high. */
  readonly points: readonly string[];
  /** The place of each level among the points; of one that is left out, that of the next below. */
  readonly codes: readonly number[];
  /** Places of the levels that are left out. */
  readonly without: readonly number[];
}

/** Whether the criteria can share thresholds: only scales of one length can. */
export const canShareScale = (chosen: readonly { criterion: Criterion }[]): boolean =>
  new Set(chosen.map(({ criterion }) => criterion.levels.length)).size < 2;

interface Given {
  readonly submission: number;
  readonly rater: number;
  readonly criterion: number;
  /** The place of the level. */
  readonly level: number;
}

function givenOf(table: ReadingTable, chosen: Chosen): Given[] {
  return table.cells.flatMap((reading, at) => {
    if (reading === undefined) return [];
    const [submission, rater] = [Math.floor(at / table.readers.length), at % table.readers.length];
    return chosen.flatMap(({ criterion: { levels }, place }, criterion): Given[] => {
      const level = levels.findIndex(({ points }) => points === reading.points[place]);
      return level < 0 ? [] : [{ submission, rater, criterion, level }];
    });
  });
}

function scaleOf(letter: string | undefined, names: readonly string[], given: readonly Given[]): Scale {
  const used = new Set(given.map(({ level }) => level));
  const kept = [...names.keys()].filter((level) => used.has(level));
  return {
    letter,
    points: kept.map((level) => names[level] ?? ''),
    codes: names.map((_, level) => Math.max(0, kept.filter((one) => one <= level).length - 1)),
    without: [...names.keys()].filter((level) => !used.has(level)),
  };
}

/** One scale for all criteria, or one for each. A scale of all is named by points only where all have the same. */
function scalesOf(chosen: Chosen, given: readonly Given[], own: boolean): Scale[] {
  const names = chosen.map(({ criterion: { levels } }) => levels.map(({ points }) => String(points)));
  if (own)
    return chosen.map(({ criterion: { letter } }, place) =>
      scaleOf(
        letter,
        names[place] ?? [],
        given.filter(({ criterion }) => criterion === place),
      ),
    );
  const [first = []] = names;
  const alike = names.every((some) => some.join() === first.join());
  return [scaleOf(undefined, alike ? first : first.map((_, level) => String(level + 1)), given)];
}

function observationsOf(given: readonly Given[], scales: readonly Scale[]): Observations {
  const codeOf = ({ criterion, level }: Given) => (scales[criterion] ?? scales[0])?.codes[level] ?? 0;
  return {
    submission: Int32Array.from(given, ({ submission }) => submission),
    rater: Int32Array.from(given, ({ rater }) => rater),
    criterion: Int32Array.from(given, ({ criterion }) => criterion),
    score: Int16Array.from(given, codeOf),
  };
}

function thresholdsOf(model: FacetModel, scales: readonly Scale[]): Threshold[] {
  return scales.flatMap(({ letter, points }, scale) =>
    (model.thresholds[scale] ?? []).map((measure, k) => {
      const name = `${points[k]}|${points[k + 1]}`;
      return { name: letter === undefined ? name : `${letter} ${name}`, measure };
    }),
  );
}

function biasesOf(all: Observations, model: FacetModel, names: { readers: string[]; letters: string[] }) {
  const { biases, p } = interactionsOf(all, model, ['rater', 'criterion']);
  const told = biases.map(
    ({ places: [rater, criterion], count, observed, expected, measured }): CriterionBias => ({
      reader: names.readers[rater] ?? '',
      criterion: names.letters[criterion] ?? '',
      count,
      difference: (observed - expected) / count,
      ...(measured ? { measured } : {}),
    }),
  );
  return { biases: told, p };
}

const topOf = (scales: readonly Scale[]) => (criterion: number) =>
  ((scales[criterion] ?? scales[0])?.points.length ?? 1) - 1;

/** The scales of what has a measure: a point that only extreme submissions or readers have tells nothing either. */
function measuredScales(chosen: Chosen, given: readonly Given[], own: boolean): Scale[] {
  let [left, scales] = [given, scalesOf(chosen, given, own)];
  for (;;) {
    const { extremes } = withoutExtremes(observationsOf(left, scales), topOf(scales));
    const out = new Set(extremes.map(({ facet, place }) => `${facet} ${place}`));
    const rest = left.filter((one) => facetNames.every((facet) => !out.has(`${facet} ${one[facet]}`)));
    if (rest.length === 0 || rest.length === left.length) return scales;
    [left, scales] = [rest, scalesOf(chosen, rest, own)];
  }
}

/** The severities of the readers by marginal likelihood, by place. */
function marginalOf(all: Observations, categories: readonly number[]): (place: number) => Statistic {
  const model = marginalFacets(all, categories);
  if (model.kind === 'insufficient') return () => model;
  const found = new Map(model.rater.map((one) => [one.place, one]));
  const warnings = ['The submissions are taken as normally distributed.'];
  const told = ({ measure, standardError }: MarginalElement): Statistic => ({
    kind: 'estimate',
    estimate: measure,
    standardError,
    ci: [measure - 1.959963984540054 * standardError, measure + 1.959963984540054 * standardError],
    n: model.n,
    method: 'many-facet Rasch model by marginal likelihood',
    warnings,
  });
  return (place) => {
    const one = found.get(place);
    return one ? told(one) : insufficient('The reader has no scores.', model.n);
  };
}

/**
 * The many-facet Rasch model of the readings.
 * @param own whether each criterion has thresholds of its own; scales of different lengths always do
 * @returns insufficient wherever the model says so
 */
export function severityOf(table: ReadingTable, chosen: Chosen, own = false): Severity | Insufficient {
  const given = givenOf(table, chosen);
  const nothing = { units: 0, raters: 0, pairs: 0, overlap: 0 };
  if (given.length === 0) return insufficient('There are no readings.', nothing);
  const ownScales = own || !canShareScale(chosen);
  const scales = measuredScales(chosen, given, ownScales);
  const categories = scales.map(({ points }) => points.length);
  const flat = scales.find(({ points }) => points.length < 2);
  if (flat)
    return insufficient(
      `Only one score point was given${flat.letter === undefined ? '' : ` on criterion ${flat.letter}`}.`,
      nothing,
    );
  const observations = observationsOf(given, scales);
  const names = {
    submission: table.submissions,
    rater: table.readers.map((reader) => ({ id: reader, name: reader })),
    criterion: chosen.map(({ criterion: { id, letter, name } }) => ({ id, name: `${letter} ${name}` })),
  };
  const nameOf = (facet: FacetName, place: number) => names[facet][place]?.name ?? '';
  const model = manyFacetRasch(observations, categories, { nameOf });
  if (model.kind === 'insufficient') return model;
  const effects = new Map(raterEffects(observations, model).map((one) => [one.place, one]));
  const marginal = marginalOf(observations, categories);
  const ruled = (elements: readonly Measured[], of: readonly { id: string; name: string }[]) =>
    elements.map((one) => ({ ...one, id: of[one.place]?.id ?? '', name: of[one.place]?.name ?? '' }));
  const letters = chosen.map(({ criterion: { letter } }) => letter);
  const { biases, p } = biasesOf(observations, model, { readers: [...table.readers], letters });
  return {
    kind: 'severity',
    submissions: ruled(model.submission.elements, names.submission),
    readers: ruled(model.rater.elements, names.rater).flatMap((one) => {
      const found = effects.get(one.place);
      if (!found) return [];
      const { centrality, halo } = found;
      return [{ ...one, centrality, halo, marginal: marginal(one.place) }];
    }),
    exact: exactAgreement(observations, model),
    criteria: ruled(model.criterion.elements, names.criterion),
    thresholds: thresholdsOf(model, scales),
    ownScales,
    biases,
    biasP: p,
    reliability: model.rater.separation?.reliability,
    extremes: model.extremes.map(({ facet, place, at }) => ({ name: nameOf(facet, place), at })),
    fair: fairOf(model, chosen, scales).map(({ place, expected }) => ({
      submissionId: names.submission[place]?.id ?? '',
      points: expected.map((one) => one ?? null),
    })),
    never: neverGiven(chosen, scales),
    n: model.n,
    warnings: model.warnings,
  };
}

/** Score points that were left out of a scale are never expected. */
function fairOf(model: FacetModel, chosen: Chosen, scales: readonly Scale[]) {
  const points = chosen.map(({ criterion }, place) => {
    const without = new Set((scales[place] ?? scales[0])?.without);
    return criterion.levels.flatMap((level, at) => (without.has(at) ? [] : [level.points]));
  });
  return fairScores(model, points);
}

function neverGiven(chosen: Chosen, scales: readonly Scale[]): Severity['never'] {
  return scales.flatMap(({ letter, without }, scale) => {
    const levels = chosen[scale]?.criterion.levels ?? [];
    const points = without.map((level) => levels[level]?.points ?? level).join(', ');
    return without.length === 0 ? [] : [{ criterion: letter, points }];
  });
}

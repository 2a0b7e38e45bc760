import { interactionsOf } from '#shared/agreement/facets/bias.ts';
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
import {
  canShareScale,
  type GivenLevel,
  observationsOf,
  type Scale,
  scalesOf,
} from '#shared/domain/ruler.ts';
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
  /** Names of what has only the lowest or only the highest scores, and so no measure. */
  readonly extremes: readonly { name: string; at: 'lowest' | 'highest' }[];
  /** Score points that tell nothing, since nobody gave them or only where all scores are extreme, by criterion's letter, or of the scale of all. */
  readonly never: readonly { criterion: string | undefined; points: string }[];
  readonly n: Statistic['n'];
  readonly warnings: readonly string[];
}

export type Chosen = readonly { criterion: Criterion; place: number }[];

const criteriaOf = (chosen: Chosen) => chosen.map(({ criterion }) => criterion);

function givenOf(table: ReadingTable, chosen: Chosen): GivenLevel[] {
  return table.cells.flatMap((reading, at) => {
    if (reading === undefined) return [];
    const [submission, rater] = [Math.floor(at / table.readers.length), at % table.readers.length];
    return chosen.flatMap(({ criterion: { levels }, place }, criterion): GivenLevel[] => {
      const level = levels.findIndex(({ points }) => points === reading.points[place]);
      return level < 0 ? [] : [{ submission, rater, criterion, level }];
    });
  });
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
function measuredScales(chosen: Chosen, given: readonly GivenLevel[], own: boolean): Scale[] {
  let [left, scales] = [given, scalesOf(criteriaOf(chosen), given, own)];
  for (;;) {
    const { extremes } = withoutExtremes(observationsOf(left, scales), topOf(scales));
    const out = new Set(extremes.map(({ facet, place }) => `${facet} ${place}`));
    const rest = left.filter((one) => facetNames.every((facet) => !out.has(`${facet} ${one[facet]}`)));
    if (rest.length === 0 || rest.length === left.length) return scales;
    [left, scales] = [rest, scalesOf(criteriaOf(chosen), rest, own)];
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
  const ownScales = own || !canShareScale(criteriaOf(chosen));
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
    never: neverGiven(chosen, scales),
    n: model.n,
    warnings: model.warnings,
  };
}

function neverGiven(chosen: Chosen, scales: readonly Scale[]): Severity['never'] {
  return scales.flatMap(({ letter, without }, scale) => {
    const levels = chosen[scale]?.criterion.levels ?? [];
    const points = without.map((level) => levels[level]?.points ?? level).join(', ');
    return without.length === 0 ? [] : [{ criterion: letter, points }];
  });
}

import type { Measured } from '#shared/agreement/facets/fit.ts';
import { manyFacetRasch } from '#shared/agreement/facets/manyFacetRasch.ts';
import type { FacetName, Observations } from '#shared/agreement/facets/observations.ts';
import {
  type ExactAgreement,
  exactAgreement,
  type RaterEffects,
  raterEffects,
} from '#shared/agreement/facets/raterEffects.ts';
import type { Insufficient, Statistic } from '#shared/agreement/statistic.ts';
import type { Criterion } from '#shared/domain/rubric.ts';
import type { ReadingTable } from './table.ts';

/** An element of the ruler. */
export interface Ruled extends Measured {
  readonly id: string;
  readonly name: string;
}

/** Submissions, readers and criteria on one ruler of logits. */
/** A reader on the ruler, and whether the reader keeps to the middle or gives all criteria alike. */
export type RuledReader = Ruled & Pick<RaterEffects, 'centrality' | 'halo'>;

export interface Severity {
  readonly kind: 'severity';
  readonly submissions: readonly Ruled[];
  readonly readers: readonly RuledReader[];
  /** How often readers give the same score, and how often the model expects it. */
  readonly exact: ExactAgreement | undefined;
  readonly criteria: readonly Ruled[];
  readonly thresholds: readonly number[];
  readonly reliability: number | undefined;
  /** Names of what has only the lowest or only the highest scores, and so no measure. */
  readonly extremes: readonly { name: string; at: 'lowest' | 'highest' }[];
  readonly n: Statistic['n'];
  readonly warnings: readonly string[];
}

type Chosen = readonly { criterion: Criterion; place: number }[];

function observationsOf(table: ReadingTable, chosen: Chosen): Observations {
  const [submission, rater, criterion, score]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (const [at, reading] of table.cells.entries()) {
    if (reading === undefined) continue;
    for (const [c, { criterion: one, place }] of chosen.entries()) {
      const code = one.levels.findIndex(({ points }) => points === reading.points[place]);
      if (code < 0) continue;
      submission.push(Math.floor(at / table.readers.length));
      rater.push(at % table.readers.length);
      criterion.push(c);
      score.push(code);
    }
  }
  return {
    submission: Int32Array.from(submission),
    rater: Int32Array.from(rater),
    criterion: Int32Array.from(criterion),
    score: Int16Array.from(score),
  };
}

/**
 * The many-facet Rasch model of the readings.
 * @returns insufficient where the criteria have scales of different lengths, and wherever the model says so
 */
export function severityOf(
  table: ReadingTable,
  chosen: Chosen,
  onRound?: () => void,
): Severity | Insufficient {
  const lengths = new Set(chosen.map(({ criterion }) => criterion.levels.length));
  const observations = observationsOf(table, chosen);
  const [categories] = lengths;
  const nothing = { units: 0, raters: 0, pairs: 0, overlap: 0 };
  if (categories === undefined || observations.score.length === 0)
    return { kind: 'insufficient', reason: 'There are no readings.', n: nothing };
  if (lengths.size > 1)
    return { kind: 'insufficient', reason: 'The criteria have scales of different lengths.', n: nothing };
  const names = {
    submission: table.submissions,
    rater: table.readers.map((reader) => ({ id: reader, name: reader })),
    criterion: chosen.map(({ criterion: { id, letter, name } }) => ({ id, name: `${letter} ${name}` })),
  };
  const nameOf = (facet: FacetName, place: number) => names[facet][place]?.name ?? '';
  const model = manyFacetRasch(observations, categories, { nameOf, ...(onRound ? { onRound } : {}) });
  if (model.kind === 'insufficient') return model;
  const effects = new Map(raterEffects(observations, model).map((one) => [one.place, one]));
  const ruled = (elements: readonly Measured[], of: readonly { id: string; name: string }[]) =>
    elements.map((one) => ({ ...one, id: of[one.place]?.id ?? '', name: of[one.place]?.name ?? '' }));
  return {
    kind: 'severity',
    submissions: ruled(model.submission.elements, names.submission),
    readers: ruled(model.rater.elements, names.rater).flatMap((one) => {
      const found = effects.get(one.place);
      return found ? [{ ...one, centrality: found.centrality, halo: found.halo }] : [];
    }),
    exact: exactAgreement(observations, model),
    criteria: ruled(model.criterion.elements, names.criterion),
    thresholds: model.thresholds[0] ?? [],
    reliability: model.rater.separation?.reliability,
    extremes: model.extremes.map(({ facet, place, at }) => ({ name: nameOf(facet, place), at })),
    n: model.n,
    warnings: model.warnings,
  };
}

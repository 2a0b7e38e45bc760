import { marginalFacets } from '../agreement/facets/marginalModel.ts';
import { chancesAt, summedOf } from '../agreement/facets/ratingScale.ts';
import { type Basis, type Insufficient, insufficient } from '../agreement/statistic.ts';
import { type LevelsGiven, outcomeOf, type Resolution } from './resolution.ts';
import type { Criterion, Rubric } from './rubric.ts';
import { canShareScale, type GivenLevel, observationsOf, scalesOf, toldPoints } from './ruler.ts';

/** What one reader gave one submission. */
export interface Scored {
  reader: string;
  submissionId: string;
  scores: LevelsGiven;
}

/** How strict a reader is, in logits above the mean of all readers. */
export interface ReaderSeverity {
  reader: string;
  measure: number;
  standardError: number;
}

/** The readers, submissions and criteria of a subject on one ruler of logits. Plain data: it crosses threads. */
export interface Severities {
  kind: 'severities';
  readers: ReaderSeverity[];
  submissions: { submissionId: string; measure: number }[];
  /** By the criterion's id: how hard it is, the sums of its thresholds, and the points they part. */
  criteria: { criterionId: string; hard: number; summed: number[]; points: number[] }[];
  n: Basis;
}

/** A result beside what readers of mean severity would have made of it. */
export interface FairResult {
  /** In rubric order; null where it cannot be told. */
  criteria: { criterionId: string; points: number | null }[];
  outcome: Resolution['outcome'];
}

function givenOf(criteria: readonly Criterion[], readings: readonly Scored[]) {
  const submissions = [...new Set(readings.map(({ submissionId }) => submissionId))];
  const readers = [...new Set(readings.map(({ reader }) => reader))];
  const submissionAt = new Map(submissions.map((id, at) => [id, at]));
  const readerAt = new Map(readers.map((name, at) => [name, at]));
  const given = readings.flatMap(({ reader, submissionId, scores }) =>
    criteria.flatMap(({ id, levels }, criterion): GivenLevel[] => {
      const levelId = scores.find(({ criterionId }) => criterionId === id)?.levelId;
      const level = levels.findIndex((one) => one.id === levelId);
      const [submission, rater] = [submissionAt.get(submissionId) ?? 0, readerAt.get(reader) ?? 0];
      return level < 0 ? [] : [{ submission, rater, criterion, level }];
    }),
  );
  return { submissions, readers, given };
}

/** Criteria on which more than one level was given; the others tell nothing of who is strict. */
function telling(rubric: Rubric, readings: readonly Scored[]): Criterion[] {
  return rubric.criteria.filter(({ id, levels }) => {
    const ids = new Set(readings.map(({ scores }) => scores.find((one) => one.criterionId === id)?.levelId));
    return levels.filter((level) => ids.has(level.id)).length > 1;
  });
}

/**
 * How strict the readers of a subject are, by the many-facet Rasch model with marginal likelihood (see `marginalFacets`),
 * with one scale for all criteria where their lengths allow it.
 * @returns insufficient wherever the model says so: above all where readers are not linked by submissions read in common
 */
export function severitiesOf(rubric: Rubric, readings: readonly Scored[]): Severities | Insufficient {
  const criteria = telling(rubric, readings);
  if (criteria.length === 0)
    return insufficient('On no criterion was more than one level given.', {
      units: 0,
      raters: 0,
      pairs: 0,
      overlap: 0,
    });
  const { submissions, readers, given } = givenOf(criteria, readings);
  if (readers.length < 2)
    return insufficient('Only one reader scored anything: there is nobody to compare them with.', {
      units: submissions.length,
      raters: readers.length,
      pairs: 0,
      overlap: 0,
    });
  const scales = scalesOf(criteria, given, !canShareScale(criteria));
  const names = {
    submission: submissions,
    rater: readers,
    criterion: criteria.map(({ letter, name }) => `${letter} ${name}`),
  };
  const model = marginalFacets(
    observationsOf(given, scales),
    scales.map(({ points }) => points.length),
    { ownScales: scales.length > 1, nameOf: (facet, place) => names[facet][place] ?? '' },
  );
  if (model.kind === 'insufficient') return model;
  const points = toldPoints(criteria, scales);
  return {
    kind: 'severities',
    readers: model.rater.map(({ place, measure, standardError }) => ({
      ...{ reader: readers[place] ?? '', measure, standardError },
    })),
    submissions: model.submission.map(({ place, expected }) => ({
      ...{ submissionId: submissions[place] ?? '', measure: expected },
    })),
    criteria: model.criterion.map(({ place, measure: hard }) => ({
      ...{ criterionId: criteria[place]?.id ?? '', hard, points: points[place] ?? [] },
      summed: [...summedOf(Float64Array.from(model.thresholds[place] ?? model.thresholds[0] ?? []))],
    })),
    n: model.n,
  };
}

type RuledCriterion = Severities['criteria'][number];

/** The points that a submission is expected to get on a criterion from a reader. */
function expectedOf({ hard, summed, points }: RuledCriterion, submission: number, reader: number): number {
  const chances = new Float64Array(summed.length);
  chancesAt(submission - reader - hard, Float64Array.from(summed), chances);
  return chances.reduce((sum, chance, k) => sum + chance * (points[k] ?? 0), 0);
}

/** The level whose points are nearest; of two as near the lower one. */
function nearestPoints({ levels }: Criterion, points: number): number | undefined {
  const sorted = levels.map((level) => level.points).toSorted((a, b) => a - b);
  return sorted.reduce<number | undefined>(
    (best, one) => (best === undefined || Math.abs(one - points) < Math.abs(best - points) ? one : best),
    undefined,
  );
}

const meanOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

/** Measures by what they are of, to be asked for many submissions. */
export class Ruler {
  readonly #readers: ReadonlyMap<string, ReaderSeverity>;
  readonly #submissions: ReadonlyMap<string, number>;
  readonly #criteria: ReadonlyMap<string, RuledCriterion>;

  constructor({ readers, submissions, criteria }: Severities) {
    this.#readers = new Map(readers.map((one) => [one.reader, one]));
    this.#submissions = new Map(submissions.map(({ submissionId, measure }) => [submissionId, measure]));
    this.#criteria = new Map(criteria.map((one) => [one.criterionId, one]));
  }

  /** The reader's severity; undefined for one who was not measured. */
  severityOf(reader: string): ReaderSeverity | undefined {
    return this.#readers.get(reader);
  }

  /**
   * The result with the severity of its readers taken out: to what is resolved comes what a reader of mean severity would
   * be expected to give beyond these readers, by the model and within the scale. So each criterion keeps what was seen on
   * it, where fair averages alone (Linacre, Many-Facet Rasch Measurement (1989), ch. 7) draw all criteria of a submission
   * together. It is decided by the nearest level of each. What somebody decided, and what is open, is not touched.
   * @param readers whose readings the resolved scores rest on
   */
  fairOf(
    rubric: Rubric,
    {
      submissionId,
      readers,
      resolution,
    }: { submissionId: string; readers: readonly string[]; resolution: Resolution },
  ): FairResult {
    const stays = resolution.outcome === null || resolution.state === 'adjudicated';
    const criteria = resolution.criteria.map(({ criterionId, resolved }) => ({
      criterionId,
      points: stays ? null : this.#fairOn(criterionId, resolved, { submissionId, readers }),
    }));
    if (stays) return { criteria, outcome: resolution.outcome };
    const outcome = outcomeOf(rubric, (criterion) => {
      const at = resolution.criteria.findIndex(({ criterionId }) => criterionId === criterion.id);
      const points = criteria[at]?.points ?? resolution.criteria[at]?.resolved ?? undefined;
      return points === undefined ? undefined : nearestPoints(criterion, points);
    });
    return { criteria, outcome };
  }

  #fairOn(
    criterionId: string,
    resolved: number | null,
    { submissionId, readers }: { submissionId: string; readers: readonly string[] },
  ): number | null {
    const [criterion, submission] = [this.#criteria.get(criterionId), this.#submissions.get(submissionId)];
    const severities = readers.flatMap((reader) => this.#readers.get(reader)?.measure ?? []);
    if (resolved === null || !criterion || submission === undefined || severities.length < readers.length)
      return null;
    const given = meanOf(severities.map((severity) => expectedOf(criterion, submission, severity)));
    const fair = resolved + expectedOf(criterion, submission, 0) - given;
    const within = Math.min(Math.max(fair, Math.min(...criterion.points)), Math.max(...criterion.points));
    // A half must stay one: sums of chances are not exact, and of two levels as near the lower counts.
    return Math.round(within * 1e6) / 1e6;
  }
}

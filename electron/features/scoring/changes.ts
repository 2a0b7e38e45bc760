import { problem } from '#shared/contract/errors.ts';
import type { Change } from '#shared/domain/change.ts';
import type { Annotation, Score } from '#shared/domain/reading.ts';
import { criterionOf, levelOf, type Rubric } from '#shared/domain/rubric.ts';
import { countAnnotations, hasAnnotation } from '../../db/queries/content.ts';
import { evidenceOf } from '../../db/queries/media.ts';
import type { ReadingRecord } from '../../db/queries/readings.ts';
import type { Db } from '../../db/store.ts';
import { changePlaceOf, requireClaimed } from './gather.ts';

const maxAnnotations = 10_000;

function invalid(field: string, what: string) {
  return problem(
    'invalid_input',
    `This change was not saved: ${field} ${what}.`,
    'Open the submission again from the queue. If it stays, tell the programme office.',
  );
}

/** @throws ProblemError `reading_submitted` */
export function requireDraft(reading: Pick<ReadingRecord, 'state'>): void {
  if (reading.state === 'draft') return;
  throw problem(
    'reading_submitted',
    'This reading was submitted and can no longer be changed.',
    'Revise it: that begins a new draft which takes its place once submitted.',
  );
}

function checkScore(rubric: Rubric, score: Score): void {
  const criterion = criterionOf(rubric, score.criterionId);
  if (!criterion) throw invalid('score.criterionId', 'is not in the rubric');
  if (score.levelId !== null && !levelOf(criterion, score.levelId))
    throw invalid('score.levelId', 'is not a level of its criterion');
}

function checkCriteria(rubric: Rubric, { criterionIds, levelId }: Annotation): void {
  const criteria = criterionIds.map((id) => criterionOf(rubric, id));
  if (criteria.includes(undefined))
    throw invalid('annotation.criterionIds', 'names what is not in the rubric');
  if (new Set(criterionIds).size !== criterionIds.length)
    throw invalid('annotation.criterionIds', 'names a criterion twice');
  const known = criteria.some((criterion) => criterion && levelOf(criterion, levelId));
  if (levelId !== null && !known) throw invalid('annotation.levelId', 'is not a level of its criteria');
}

/**
 * Counts the room for new annotations once for all changes of a transaction, and again only when it is used up: each of
 * thousands would otherwise go through all those before it.
 */
function roomIn(db: Db, readingId: string): { take(): boolean } {
  let room = 0;
  return {
    take() {
      if (room <= 0) room = maxAnnotations - countAnnotations(db, readingId);
      room -= 1;
      return room >= 0;
    },
  };
}

/** What evidence a submission has, looked up when first asked. */
function evidenceIn(db: Db, submissionId: string): { has(evidenceId: string): boolean } {
  let ids: ReadonlySet<string> | undefined;
  return {
    has(evidenceId) {
      ids ??= new Set(evidenceOf(db, submissionId).map(({ id }) => id));
      return ids.has(evidenceId);
    },
  };
}

/**
 * A draft that may be changed now, for one transaction.
 * @throws ProblemError `not_found`, `reading_submitted`, `batch_not_claimed`
 */
export function requireChangeable(db: Db, readingId: string) {
  const place = changePlaceOf(db, readingId);
  requireDraft(place);
  requireClaimed(place);
  return { ...place, room: roomIn(db, place.id), evidence: evidenceIn(db, place.submissionId) };
}

export type ChangePlace = ReturnType<typeof requireChangeable>;

const notEvidence = () => invalid('evidenceId', 'is not evidence of this submission');

/** @throws ProblemError `invalid_input` */
export function requireEvidence(db: Db, submissionId: string, evidenceId: string): void {
  if (!evidenceIn(db, submissionId).has(evidenceId)) throw notEvidence();
}

function checkSpan(db: Db, place: ChangePlace, annotation: Annotation): void {
  checkCriteria(place.rubric, annotation);
  if (!place.evidence.has(annotation.span.evidenceId)) throw notEvidence();
  if (!hasAnnotation(db, place.id, annotation.id) && !place.room.take())
    throw invalid('annotation', `would be more than ${maxAnnotations} in one reading`);
}

/** Whether a change fits the rubric and the evidence. @throws ProblemError `invalid_input` */
export function checkChange(db: Db, place: ChangePlace, change: Change): void {
  if (change.kind === 'score') checkScore(place.rubric, change.score);
  if (change.kind === 'annotation') checkSpan(db, place, change.annotation);
}

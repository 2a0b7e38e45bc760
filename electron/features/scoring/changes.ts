import { problem } from '#shared/contract/errors.ts';
import type { Annotation, Score } from '#shared/domain/reading.ts';
import { criterionOf, levelOf, type Rubric } from '#shared/domain/rubric.ts';
import { evidenceOf } from '../../db/queries/media.ts';
import {
  addActiveTime,
  countAnnotations,
  hasAnnotation,
  type ReadingRecord,
  removeAnnotation,
  saveAnnotation,
  saveFeedback,
  saveScore,
} from '../../db/queries/readings.ts';
import type { Db } from '../../db/store.ts';
import { changePlaceOf, requireClaimed } from './gather.ts';

/** A change of a draft, as a person makes it. */
export type Change =
  | { kind: 'annotation'; annotation: Annotation }
  | { kind: 'annotation removed'; annotationId: string }
  | { kind: 'score'; score: Score }
  | { kind: 'feedback'; feedback: string }
  | { kind: 'time'; ms: number };

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

type ChangePlace = ReturnType<typeof changePlaceOf>;

function checkAnnotation(db: Db, place: ChangePlace, annotation: Annotation): void {
  checkCriteria(place.rubric, annotation);
  const evidence = evidenceOf(db, place.submissionId);
  if (!evidence.some((item) => item.id === annotation.span.evidenceId))
    throw invalid('annotation.span.evidenceId', 'is not evidence of this submission');
  const full = countAnnotations(db, place.id) >= maxAnnotations;
  if (full && !hasAnnotation(db, place.id, annotation.id))
    throw invalid('annotation', `would be more than ${maxAnnotations} in one reading`);
}

function write(db: Db, place: ChangePlace, change: Change): void {
  switch (change.kind) {
    case 'annotation':
      checkAnnotation(db, place, change.annotation);
      saveAnnotation(db, place.id, change.annotation);
      break;
    case 'annotation removed':
      removeAnnotation(db, place.id, change.annotationId);
      break;
    case 'score':
      checkScore(place.rubric, change.score);
      saveScore(db, place.id, change.score);
      break;
    case 'feedback':
      saveFeedback(db, place.id, change.feedback);
      break;
    case 'time':
      addActiveTime(db, place.id, change.ms);
      break;
  }
}

/**
 * Makes one change of a draft, in the caller's transaction.
 * @throws ProblemError `not_found`, `reading_submitted`, `batch_not_claimed`, `invalid_input`
 */
export function applyChange(db: Db, readingId: string, change: Change): void {
  const place = changePlaceOf(db, readingId);
  requireDraft(place);
  requireClaimed(place);
  write(db, place, change);
}

import { problem } from '#shared/contract/errors.ts';
import { isJudged } from '#shared/domain/qualification.ts';
import { findBatch } from '../../db/queries/batches.ts';
import { readContent } from '../../db/queries/content.ts';
import { historyOf } from '../../db/queries/edits.ts';
import { findRubric, findSubmission } from '../../db/queries/manifests.ts';
import { evidenceOf } from '../../db/queries/media.ts';
import { findChangePlace, findReading, type ReadingRecord } from '../../db/queries/readings.ts';
import { wasShown } from '../../db/queries/sessions.ts';
import { nextOpen } from '../../db/queries/standing.ts';
import { cameraOffsetsOf, coverageOf } from '../../db/queries/watching.ts';
import type { Db } from '../../db/store.ts';
import type { Over, ReadingParts } from './view.ts';

function gone() {
  return problem(
    'not_found',
    'This reading is not on this workstation.',
    'Go back to the queue and open the submission there.',
  );
}

function removed() {
  return problem(
    'evidence_removed',
    'The evidence of this batch was removed from this workstation, because it is kept no longer: nothing can be scored in it. What you scored before is kept.',
    'If your reading is still needed, ask the programme office.',
  );
}

/** @throws ProblemError `not_found` */
export function requireReading(db: Db, id: string): ReadingRecord {
  const reading = findReading(db, id);
  if (!reading) throw gone();
  return reading;
}

/** The submission, its batch and its rubric. @throws ProblemError `not_found`, `batch_not_claimed` */
export function placeOf(db: Db, submissionId: string) {
  const submission = findSubmission(db, submissionId);
  const batch = submission && findBatch(db, submission.batchId);
  const rubric = batch?.manifest && findRubric(db, batch.manifest.rubricHash);
  if (!submission || !batch?.manifest || !rubric) throw gone();
  return { submission, batch: { ...batch, manifest: batch.manifest }, rubric };
}

export type Place = ReturnType<typeof placeOf>;

/** @throws ProblemError `evidence_removed`, `batch_not_claimed` */
export function requireClaimed({ batch }: { batch: Pick<Place['batch'], 'state' | 'removedAt'> }): void {
  if (batch.removedAt !== null) throw removed();
  if (batch.state === 'claimed' || batch.state === 'finished') return;
  throw problem(
    'batch_not_claimed',
    'This batch is not claimed by you, so nothing can be scored in it. What you scored before is kept.',
    'Claim the batch in the queue.',
  );
}

function overOf(db: Db, { batch }: Pick<Place, 'batch'>): Over | null {
  if (batch.removedAt !== null) return 'removed';
  if (isJudged(batch)) return 'judged';
  return batch.kind === 'calibration' && wasShown(db, batch.id) ? 'revealed' : null;
}

/** @throws ProblemError `not_allowed` */
export function requireOpen(db: Db, place: Pick<Place, 'batch'>): void {
  switch (overOf(db, place)) {
    case null:
      return;
    case 'removed':
      throw removed();
    case 'judged':
      throw problem(
        'not_allowed',
        'This qualification set is finished and its result is known, so nothing in it can be revised.',
        'See under Qualification what experts gave, and what comes next.',
      );
    case 'revealed':
      throw problem(
        'not_allowed',
        'You have been shown what the others gave in this calibration session, so nothing read now would be blind.',
        'What you gave before stands. Go on in the session: say what you think, and vote again.',
      );
  }
}

/** Where a change of a reading goes, and the rubric it is checked against. @throws ProblemError `not_found` */
export function changePlaceOf(db: Db, readingId: string) {
  const place = findChangePlace(db, readingId);
  const rubric = place && findRubric(db, place.batch.rubricHash);
  if (!place || !rubric) throw gone();
  return { ...place, rubric };
}

/** Everything that a reading is shown from. @throws ProblemError `not_found` */
export function gather(db: Db, reading: ReadingRecord): ReadingParts {
  const place = placeOf(db, reading.submissionId);
  return {
    ...place,
    reading,
    content: readContent(db, reading.id),
    coverage: coverageOf(db, reading.id),
    cameraOffsets: cameraOffsetsOf(db, reading.id),
    history: historyOf(db, reading.id),
    evidence: evidenceOf(db, reading.submissionId),
    over: overOf(db, place),
    nextSubmissionId:
      place.batch.removedAt === null ? nextOpen(db, place.batch.id, place.submission.position) : undefined,
  };
}

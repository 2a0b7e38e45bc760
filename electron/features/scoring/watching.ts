import type { CameraOffset } from '#shared/contract/scoring.ts';
import { instant } from '#shared/domain/primitives.ts';
import { addActivity } from '../../db/queries/activity.ts';
import { addActiveTime } from '../../db/queries/readings.ts';
import { addWatched, saveCameraOffset, type Watched } from '../../db/queries/watching.ts';
import type { Db } from '../../db/store.ts';
import { requireChangeable, requireEvidence } from './changes.ts';
import { requireReading } from './gather.ts';

/** @throws ProblemError `not_found`, `reading_submitted`, `batch_not_claimed`, `invalid_input` */
export function noteWatched(db: Db, watched: Watched): void {
  const { submissionId } = requireChangeable(db, watched.readingId);
  requireEvidence(db, submissionId, watched.evidenceId);
  addWatched(db, watched);
}

/** A way of looking, so also in a submitted reading. @throws ProblemError `not_found`, `invalid_input` */
export function align(db: Db, readingId: string, offset: CameraOffset): void {
  const { submissionId } = requireReading(db, readingId);
  requireEvidence(db, submissionId, offset.evidenceId);
  saveCameraOffset(db, readingId, offset);
}

/** Time spent in front of a draft until now. @throws ProblemError `not_found`, `reading_submitted`, `batch_not_claimed` */
export function addTime(db: Db, readingId: string, ms: number): void {
  requireChangeable(db, readingId);
  addActiveTime(db, readingId, ms);
  addActivity(db, readingId, { at: instant(), ms });
}

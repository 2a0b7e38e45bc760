import { instant, newId } from '#shared/domain/primitives.ts';
import { copyContent } from '../../db/queries/content.ts';
import { insertDraft, latestReading, type ReadingRecord } from '../../db/queries/readings.ts';
import { copyWatching } from '../../db/queries/watching.ts';
import type { Db } from '../../db/store.ts';
import { placeOf, requireClaimed, requireOpen, requireReading } from './gather.ts';

/** The newest reading of a submission, or a first draft. */
export function openOrBegin(db: Db, submissionId: string): ReadingRecord {
  const latest = latestReading(db, submissionId);
  if (latest) return latest;
  const place = placeOf(db, submissionId);
  requireClaimed(place);
  requireOpen(db, place);
  const id = newId();
  insertDraft(db, { id, submissionId, attempt: 1, supersedes: null, openedAt: instant(), feedback: '' });
  return requireReading(db, id);
}

/** A draft that will supersede the newest submitted reading, or the draft there is already. */
export function beginRevision(db: Db, readingId: string): ReadingRecord {
  const { submissionId } = requireReading(db, readingId);
  const place = placeOf(db, submissionId);
  requireClaimed(place);
  requireOpen(db, place);
  const latest = latestReading(db, submissionId);
  if (!latest || latest.state === 'draft') return requireReading(db, latest?.id ?? readingId);
  const { id: supersedes, attempt, feedback } = latest;
  const id = newId();
  insertDraft(db, { id, submissionId, attempt: attempt + 1, supersedes, openedAt: instant(), feedback });
  copyContent(db, supersedes, id);
  copyWatching(db, supersedes, id);
  return requireReading(db, id);
}

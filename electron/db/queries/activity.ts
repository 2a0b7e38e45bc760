import { and, asc, eq, gte, isNotNull } from 'drizzle-orm';
import { activity, readings, submissions } from '../schema.ts';
import type { Db } from '../store.ts';

/** Time in front of a reading, told when it was over. */
export interface ActivityRecord {
  /** When it ended. */
  at: string;
  ms: number;
}

export function addActivity(db: Db, readingId: string, { at, ms }: ActivityRecord): void {
  db.insert(activity).values({ readingId, at, ms }).run();
}

/** Time in front of readings, whichever batch they are of, in order. */
export function activitySince(db: Db, at: string): ActivityRecord[] {
  return db
    .select({ at: activity.at, ms: activity.ms })
    .from(activity)
    .where(gte(activity.at, at))
    .orderBy(asc(activity.at), asc(activity.number))
    .all();
}

export interface SubmittedRecord {
  submittedAt: string;
  activeMs: number;
}

/** First readings of a batch's submissions that were submitted since; a revision is no further submission. */
export function submittedSince(db: Db, batchId: string, at: string): SubmittedRecord[] {
  const rows = db
    .select({ submittedAt: readings.submittedAt, activeMs: readings.activeMs })
    .from(readings)
    .innerJoin(submissions, eq(submissions.id, readings.submissionId))
    .where(
      and(
        eq(submissions.batchId, batchId),
        eq(readings.attempt, 1),
        isNotNull(readings.submittedAt),
        gte(readings.submittedAt, at),
      ),
    )
    .all();
  return rows.flatMap(({ submittedAt, activeMs }) =>
    submittedAt === null ? [] : [{ submittedAt, activeMs }],
  );
}

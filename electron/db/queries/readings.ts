import { desc, eq, sql } from 'drizzle-orm';
import type { OutboxState } from '#shared/contract/sync.ts';
import { preparedOnce } from '../prepared.ts';
import { batches, events, manifests, outbox, readings, submissions } from '../schema.ts';
import type { Db } from '../store.ts';

/** One assessor's scoring of one submission. A revision is an attempt of its own. */
export interface ReadingRecord {
  id: string;
  submissionId: string;
  attempt: number;
  supersedes: string | null;
  state: 'draft' | 'submitted';
  openedAt: string;
  activeMs: number;
  feedback: string;
  submittedAt: string | null;
  /** The exchange's word, once submitted. */
  verdict: { state: OutboxState; reason: string | null } | null;
}

function selectReadings(db: Db) {
  return db
    .select({ reading: readings, state: outbox.state, reason: outbox.reason })
    .from(readings)
    .leftJoin(events, eq(events.readingId, readings.id))
    .leftJoin(outbox, eq(outbox.eventId, events.eventId));
}

type Row = ReturnType<ReturnType<typeof selectReadings>['all']>[number];

function recordOf({ reading, state, reason }: Row): ReadingRecord {
  return { ...reading, verdict: state === null ? null : { state, reason } };
}

export function findReading(db: Db, id: string): ReadingRecord | undefined {
  const row = selectReadings(db).where(eq(readings.id, id)).get();
  return row && recordOf(row);
}

const changePlace = preparedOnce((db) =>
  db
    .select({
      id: readings.id,
      submissionId: readings.submissionId,
      state: readings.state,
      batch: { state: batches.state, removedAt: batches.removedAt, rubricHash: manifests.rubricHash },
    })
    .from(readings)
    .innerJoin(submissions, eq(submissions.id, readings.submissionId))
    .innerJoin(batches, eq(batches.id, submissions.batchId))
    .innerJoin(manifests, eq(manifests.batchId, batches.id))
    .where(eq(readings.id, sql.placeholder('id')))
    .prepare(),
);

/** What a change of a reading is checked against. */
export function findChangePlace(db: Db, id: string) {
  return changePlace(db).get({ id });
}

/** The newest reading of a submission: its draft if it has one, else the last submitted. */
export function latestReading(db: Db, submissionId: string): ReadingRecord | undefined {
  const row = selectReadings(db)
    .where(eq(readings.submissionId, submissionId))
    .orderBy(desc(readings.attempt))
    .limit(1)
    .get();
  return row && recordOf(row);
}

export type NewReading = Pick<
  ReadingRecord,
  'id' | 'submissionId' | 'attempt' | 'supersedes' | 'openedAt' | 'feedback'
>;

export function insertDraft(db: Db, reading: NewReading): void {
  db.insert(readings)
    .values({ ...reading, state: 'draft' })
    .run();
}

export function addActiveTime(db: Db, readingId: string, ms: number): void {
  db.update(readings)
    .set({ activeMs: sql`${readings.activeMs} + ${ms}` })
    .where(eq(readings.id, readingId))
    .run();
}

/** From here on the reading is immutable. */
export function sealReading(db: Db, readingId: string, submittedAt: string): void {
  db.update(readings).set({ state: 'submitted', submittedAt }).where(eq(readings.id, readingId)).run();
}

import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { OutboxState } from '#shared/contract/sync.ts';
import type { Annotation, Score } from '#shared/domain/reading.ts';
import { preparedOnce } from '../prepared.ts';
import { annotations, batches, events, manifests, outbox, readings, scores, submissions } from '../schema.ts';
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

export interface ContentRecord {
  scores: Score[];
  annotations: Annotation[];
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
      batch: { state: batches.state, rubricHash: manifests.rubricHash },
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

/** Fills a new draft with what another reading says. */
export function copyContent(db: Db, from: string, to: string): void {
  const content = readContent(db, from);
  for (const score of content.scores) saveScore(db, to, score);
  for (const annotation of content.annotations) saveAnnotation(db, to, annotation);
}

export function readContent(db: Db, readingId: string): ContentRecord {
  const scoreRows = db.select().from(scores).where(eq(scores.readingId, readingId)).all();
  const annotationRows = db
    .select()
    .from(annotations)
    .where(eq(annotations.readingId, readingId))
    .orderBy(asc(sql`rowid`))
    .all();
  return {
    scores: scoreRows.map(({ readingId: _, ...score }) => score),
    annotations: annotationRows.map(({ readingId: _, ...annotation }) => annotation),
  };
}

export function countAnnotations(db: Db, readingId: string): number {
  const count = sql<number>`count(*)`;
  const where = eq(annotations.readingId, readingId);
  return db.select({ count }).from(annotations).where(where).get()?.count ?? 0;
}

const upsertScore = preparedOnce((db) => {
  const given = {
    readingId: sql.placeholder('readingId'),
    criterionId: sql.placeholder('criterionId'),
    levelId: sql.placeholder('levelId'),
    noEvidence: sql.placeholder('noEvidence'),
    rationale: sql.placeholder('rationale'),
  };
  return db
    .insert(scores)
    .values(given)
    .onConflictDoUpdate({
      target: [scores.readingId, scores.criterionId],
      set: {
        levelId: sql`excluded.level_id`,
        noEvidence: sql`excluded.no_evidence`,
        rationale: sql`excluded.rationale`,
      },
    })
    .prepare();
});

export function saveScore(db: Db, readingId: string, score: Score): void {
  upsertScore(db).run({ readingId, ...score });
}

export function saveAnnotation(db: Db, readingId: string, annotation: Annotation): void {
  const target = [annotations.readingId, annotations.id];
  db.insert(annotations)
    .values({ readingId, ...annotation })
    .onConflictDoUpdate({ target, set: annotation })
    .run();
}

const annotationIs = (readingId: string, id: string) =>
  and(eq(annotations.readingId, readingId), eq(annotations.id, id));

export function hasAnnotation(db: Db, readingId: string, id: string): boolean {
  const where = annotationIs(readingId, id);
  return db.select({ id: annotations.id }).from(annotations).where(where).get() !== undefined;
}

export function removeAnnotation(db: Db, readingId: string, id: string): void {
  db.delete(annotations).where(annotationIs(readingId, id)).run();
}

export function saveFeedback(db: Db, readingId: string, feedback: string): void {
  db.update(readings).set({ feedback }).where(eq(readings.id, readingId)).run();
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

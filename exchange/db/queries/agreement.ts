import { and, asc, desc, eq, exists, gt, inArray, isNull, not, or, type SQL, sql } from 'drizzle-orm';
import type { Score } from '#shared/domain/reading.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { ReadingEvent } from '#shared/exchange/events.ts';
import type { Database } from '../database.ts';
import {
  anchors,
  assignmentEvidence,
  assignmentItems,
  assignments,
  batches,
  batchSubmissions,
  decisions,
  events,
  evidence,
  media,
  microCredentials,
  people,
  readings,
  rubrics,
  submissions,
} from '../schema.ts';
import { isNotReplaced } from './events.ts';
import { homeBatchId } from './homeBatch.ts';
import { captions, toldOfFiles } from './manifest.ts';
import { isSeed } from './seeds.ts';
import { isShown } from './sessions.ts';
import { isOf } from './subject.ts';
import { isMadeInPassing, isThirdRead } from './thirdReads.ts';

const stands = and(isNull(readings.returnedFor), isNotReplaced);

/** Accepted, not superseded, and not one that sent its submission back. */
const counts = and(eq(readings.status, 'accepted'), stands);

/** Held since its reader was suspended, until somebody else has read the same again. */
const isKept = and(
  eq(readings.status, 'held'),
  stands,
  sql`EXISTS (SELECT 1 FROM verdicts v WHERE v.event_id = ${readings.eventId} AND v.reason = 'recheck')`,
);

const numbers = {
  ordinal: events.ordinal,
  readingId: readings.id,
  batchId: batches.id,
  homeBatchId,
  name: batches.name,
  kind: batches.kind,
  rubric: rubrics.body,
  rubricHash: batches.rubricHash,
  /** What the reader is called inside the batch, and over all batches. */
  readerInBatch: assignments.readerPseudonym,
  reader: people.pseudonym,
  submissionId: assignmentItems.submissionId,
  place: assignmentItems.position,
  at: sql<string>`${events.body}::jsonb ->> 'at'`,
  activeMs: sql<number>`(${events.body}::jsonb -> 'payload' ->> 'activeMs')::float8`,
  scores: sql<Pick<Score, 'criterionId' | 'levelId'>[]>`${events.body}::jsonb -> 'payload' -> 'scores'`,
};

function readingsWhere(db: Database, where: SQL | undefined, which = counts) {
  return db
    .select({
      ...numbers,
      third: sql<boolean>`${isThirdRead(db)}`,
      seed: sql<boolean>`${isSeed}`,
      status: readings.status,
    })
    .from(readings)
    .innerJoin(events, eq(events.eventId, readings.eventId))
    .innerJoin(people, eq(people.id, readings.personId))
    .innerJoin(assignmentItems, eq(assignmentItems.id, readings.itemId))
    .innerJoin(assignments, eq(assignments.id, assignmentItems.assignmentId))
    .innerJoin(batches, eq(batches.id, assignments.batchId))
    .innerJoin(rubrics, eq(rubrics.hash, batches.rubricHash))
    .where(and(which, isShown(db), where));
}

/** Every reading that counts, with its place in its reader's order. */
export async function countedReadings(db: Database) {
  return await readingsWhere(db, undefined).orderBy(
    asc(batches.ordinal),
    asc(assignments.readerPseudonym),
    asc(assignmentItems.position),
  );
}

export type CountedRow = Awaited<ReturnType<typeof countedReadings>>[number];

/**
 * The readings of a subject that count, in the order in which they came. Third reads are none of them: they are of
 * submissions whose readers differ, and would make agreement look worse than it is. Nor is what was read once more to
 * practise after a failed seed.
 */
export async function readingsOfSubject(
  db: Database,
  subject: SubjectKey,
  page: { after: number; limit: number },
): Promise<CountedRow[]> {
  return await readingsWhere(
    db,
    and(isOf(subject), gt(events.ordinal, page.after), not(isThirdRead(db)), isNull(batches.dealtTo)),
  )
    .orderBy(asc(events.ordinal))
    .limit(page.limit);
}

/** The readings of a submission that count, whatever they were made for; and those that are kept. */
export async function readingsOfSubmission(db: Database, submissionId: string): Promise<CountedRow[]> {
  const ofIt = eq(assignmentItems.submissionId, submissionId);
  return await readingsWhere(db, ofIt, or(counts, isKept)).orderBy(asc(events.ordinal));
}

/** Whether a reading is one of those that make the result of its submission. */
export const makesResult = ({ kind, seed, status }: CountedRow): boolean =>
  kind === 'operational' && !seed && status === 'accepted';

/** The readings of a subject that are kept, without those of seeds, in the order in which they came. */
export async function keptReadings(db: Database, subject: SubjectKey): Promise<CountedRow[]> {
  return await readingsWhere(db, and(isOf(subject), not(isSeed)), isKept).orderBy(asc(events.ordinal));
}

/** The readings that make results: of operational batches, without seeds. */
export async function operationalReadings(db: Database, subject: SubjectKey): Promise<CountedRow[]> {
  return await readingsWhere(db, and(isOf(subject), eq(batches.kind, 'operational'), not(isSeed))).orderBy(
    asc(events.ordinal),
  );
}

/** The same of some submissions. */
export async function operationalReadingsOn(
  db: Database,
  submissionIds: readonly string[],
): Promise<CountedRow[]> {
  const ofThem = inArray(assignmentItems.submissionId, [...submissionIds]);
  return await readingsWhere(db, and(ofThem, eq(batches.kind, 'operational'), not(isSeed))).orderBy(
    asc(events.ordinal),
  );
}

/** The readings that tell how strict their readers are: of operational batches, seeds among them. */
export async function measuredReadings(db: Database, subject: SubjectKey): Promise<CountedRow[]> {
  return await readingsWhere(db, and(isOf(subject), eq(batches.kind, 'operational'))).orderBy(
    asc(events.ordinal),
  );
}

/** The batches of the programmes with their micro-credentials and rubrics, in order. */
export async function allBatches(db: Database) {
  return await db
    .select({ batch: batches, title: microCredentials.title, rubric: rubrics.body })
    .from(batches)
    .innerJoin(microCredentials, eq(microCredentials.id, batches.microCredentialId))
    .innerJoin(rubrics, eq(rubrics.hash, batches.rubricHash))
    .where(not(isMadeInPassing(db)))
    .orderBy(asc(batches.ordinal));
}

export async function submissionsOfBatches(db: Database, batchIds: readonly string[]) {
  return await db
    .select()
    .from(batchSubmissions)
    .where(inArray(batchSubmissions.batchId, [...batchIds]))
    .orderBy(batchSubmissions.submissionId);
}

/** Every submission of a micro-credential, in an order that stays. */
export async function submissionIdsOf(db: Database, microCredentialId: string): Promise<string[]> {
  const rows = await db
    .select({ id: submissions.id })
    .from(submissions)
    .where(eq(submissions.microCredentialId, microCredentialId))
    .orderBy(asc(submissions.id));
  return rows.map(({ id }) => id);
}

export async function anchorsOf(db: Database, microCredentialId: string) {
  return await db
    .select({
      id: anchors.id,
      submissionId: anchors.submissionId,
      consensus: anchors.consensus,
      rationale: anchors.rationale,
      seed: anchors.seed,
    })
    .from(anchors)
    .innerJoin(submissions, eq(submissions.id, anchors.submissionId))
    .where(eq(submissions.microCredentialId, microCredentialId));
}

export async function findSubmission(db: Database, submissionId: string) {
  const [row] = await db.select().from(submissions).where(eq(submissions.id, submissionId));
  return row;
}

/** A batch that holds the submission, or where it is hidden as a seed; the operational one before others, with its rubric. */
export async function batchOfSubmission(db: Database, submissionId: string) {
  const member = db
    .select({ id: batchSubmissions.batchId })
    .from(batchSubmissions)
    .where(and(eq(batchSubmissions.batchId, batches.id), eq(batchSubmissions.submissionId, submissionId)));
  const hidden = db
    .select({ id: assignmentItems.id })
    .from(assignmentItems)
    .innerJoin(assignments, eq(assignments.id, assignmentItems.assignmentId))
    .where(and(eq(assignments.batchId, batches.id), eq(assignmentItems.submissionId, submissionId)));
  const [row] = await db
    .select({ batch: batches, rubric: rubrics.body })
    .from(batches)
    .innerJoin(rubrics, eq(rubrics.hash, batches.rubricHash))
    .where(or(exists(member), exists(hidden)))
    .orderBy(desc(sql`${batches.kind} = 'operational'`), asc(batches.ordinal))
    .limit(1);
  return row;
}

/** Evidence of a submission under its own ids. */
export async function evidenceOfSubmission(db: Database, submissionId: string) {
  return await db
    .select({
      id: evidence.id,
      kind: evidence.kind,
      title: evidence.title,
      durationMs: evidence.durationMs,
      ...toldOfFiles,
    })
    .from(evidence)
    .innerJoin(media, eq(media.sha256, evidence.mediaSha256))
    .leftJoin(captions, eq(captions.sha256, evidence.captionsSha256))
    .where(eq(evidence.submissionId, submissionId))
    .orderBy(asc(evidence.position));
}

/** The events of readings, as signed, by the reading's id. */
export async function eventsOfReadings(db: Database, readingIds: readonly string[]) {
  const rows = await db
    .select({ readingId: readings.id, body: events.body })
    .from(readings)
    .innerJoin(events, eq(events.eventId, readings.eventId))
    .where(inArray(readings.id, [...readingIds]));
  return new Map(rows.map(({ readingId, body }) => [readingId, JSON.parse(body) as ReadingEvent]));
}

/** What the readers' own ids of the submissions' evidence stand for. */
export async function evidenceAliases(
  db: Database,
  submissionIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .select({ alias: assignmentEvidence.id, evidenceId: assignmentEvidence.evidenceId })
    .from(assignmentEvidence)
    .innerJoin(assignmentItems, eq(assignmentItems.id, assignmentEvidence.itemId))
    .where(inArray(assignmentItems.submissionId, [...submissionIds]));
  return new Map(rows.map(({ alias, evidenceId }) => [alias, evidenceId]));
}

export async function insertDecision(tx: Database, row: typeof decisions.$inferInsert): Promise<void> {
  await tx.insert(decisions).values(row);
}

/** The latest decision on each of the submissions. */
export async function decisionsOn(db: Database, submissionIds: readonly string[]) {
  const rows = await db
    .select({ decision: decisions, by: people.pseudonym })
    .from(decisions)
    .innerJoin(people, eq(people.id, decisions.personId))
    .innerJoin(events, eq(events.eventId, decisions.eventId))
    .where(inArray(decisions.submissionId, [...submissionIds]))
    .orderBy(asc(events.ordinal));
  return new Map(rows.map((row) => [row.decision.submissionId, row]));
}

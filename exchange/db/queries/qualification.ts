import { and, asc, eq, exists, inArray, isNull, ne, not, sql } from 'drizzle-orm';
import { defaultQualification, type QualificationRule } from '#shared/domain/qualification.ts';
import type { Role } from '#shared/domain/role.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { ReadingEvent } from '#shared/exchange/events.ts';
import type { Database } from '../database.ts';
import {
  anchors,
  assignmentItems,
  assignments,
  batches,
  certifications,
  events,
  microCredentials,
  people,
  programmes,
  readings,
  releases,
  rubrics,
  setOutcomes,
  verdictsTable,
  withdrawals,
} from '../schema.ts';
import { isNotReplaced } from './events.ts';
import { heldAt, holdsFor } from './people.ts';
import { isPublished, publishedVersions } from './rubricVersions.ts';
import { isOf } from './subject.ts';
import { isMadeInPassing } from './thirdReads.ts';

/** A micro-credential with its newest rubric, and what its programme asks of whoever is to score for it. */
export interface Step {
  microCredentialId: string;
  title: string;
  rubricHash: string;
  rule: QualificationRule;
}

/** A micro-credential with a rubric that is not its newest as well; undefined where it has no such batches, nor published that version. */
export async function stepOf(
  db: Database,
  wanted: Pick<Step, 'microCredentialId' | 'rubricHash'>,
): Promise<Step | undefined> {
  const used = db.select({ id: batches.id }).from(batches).where(isOf(wanted));
  const published = await isPublished(db, wanted);
  const [row] = await db
    .select({ title: microCredentials.title, rule: programmes.qualification })
    .from(microCredentials)
    .innerJoin(programmes, eq(programmes.id, microCredentials.programmeId))
    .where(and(eq(microCredentials.id, wanted.microCredentialId), published ? undefined : exists(used)));
  return row && { ...wanted, title: row.title, rule: row.rule ?? defaultQualification };
}

/** Every micro-credential that has batches. The newest rubric is what was published last, else that of the last batch of the programme itself. */
export async function steps(db: Database): Promise<Step[]> {
  const rows = await db
    .selectDistinctOn([microCredentials.id], {
      microCredentialId: microCredentials.id,
      title: microCredentials.title,
      rubricHash: batches.rubricHash,
      rule: programmes.qualification,
    })
    .from(microCredentials)
    .innerJoin(programmes, eq(programmes.id, microCredentials.programmeId))
    .innerJoin(batches, eq(batches.microCredentialId, microCredentials.id))
    .where(and(ne(batches.kind, 'calibration'), not(isMadeInPassing(db))))
    .orderBy(microCredentials.id, sql`${batches.ordinal} DESC`);
  const published = new Map(
    (await publishedVersions(db)).map(({ microCredentialId, rubricHash }) => [microCredentialId, rubricHash]),
  );
  return rows.map(({ rule, rubricHash, ...row }) => ({
    ...row,
    rubricHash: published.get(row.microCredentialId) ?? rubricHash,
    rule: rule ?? defaultQualification,
  }));
}

export async function rubricOf(db: Database, rubricHash: string) {
  const [row] = await db.select({ body: rubrics.body }).from(rubrics).where(eq(rubrics.hash, rubricHash));
  if (row === undefined) throw new Error('a batch with a rubric that is not there');
  return row.body;
}

/** One person, or everybody where it is undefined. */
export type Whose = string | undefined;

/** The sets of a step in order, with when each is over. */
export async function setsOf(db: Database, step: Step) {
  return await db
    .select({ id: batches.id, dueAt: batches.dueAt })
    .from(batches)
    .where(and(isOf(step), eq(batches.kind, 'qualification')))
    .orderBy(asc(batches.ordinal));
}

/** The sets of a step that were handed out, with what came of those that are finished, in the order of the judging. */
export async function setsHandedOut(db: Database, step: Step, whose: Whose) {
  return await db
    .select({
      personId: assignments.personId,
      batchId: batches.id,
      name: batches.name,
      signedAt: setOutcomes.signedAt,
      outcome: setOutcomes.outcome,
    })
    .from(assignments)
    .innerJoin(batches, eq(batches.id, assignments.batchId))
    .leftJoin(setOutcomes, eq(setOutcomes.assignmentId, assignments.id))
    .where(
      and(
        isOf(step),
        eq(batches.kind, 'qualification'),
        whose === undefined ? undefined : eq(assignments.personId, whose),
      ),
    )
    .orderBy(asc(setOutcomes.decidedAt), asc(setOutcomes.signedAt));
}

/** The certifications for a step that hold at that instant, those that end last at the end. */
export async function certificationsAt(db: Database, step: SubjectKey, at: Date, whose: Whose) {
  return await db
    .select()
    .from(certifications)
    .where(
      and(holdsFor(step, heldAt(at)), whose === undefined ? undefined : eq(certifications.personId, whose)),
    )
    .orderBy(asc(certifications.validUntil));
}

/** Whoever scores, under the name they have over all batches. */
export async function scoringPeople(db: Database) {
  return await peopleOf(db, ['assessor', 'reviewer']);
}

/**
 * Everybody who can take part in a calibration session: leads score with others there, and nowhere else; whoever has no
 * access any more does not.
 */
export async function sessionPeople(db: Database) {
  const some = await peopleOf(db, ['assessor', 'reviewer', 'lead']);
  return some.flatMap(({ withdrawn, ...person }) => (withdrawn ? [] : [person]));
}

async function peopleOf(db: Database, roles: Role[]) {
  return await db
    .select({
      ...{ id: people.id, reader: people.pseudonym, role: people.role },
      withdrawn: sql<boolean>`${withdrawals.personId} IS NOT NULL`,
    })
    .from(people)
    .leftJoin(withdrawals, eq(withdrawals.personId, people.id))
    .where(inArray(people.role, roles))
    .orderBy(asc(people.pseudonym));
}

/** Submissions of the batches for practice, and how many this person has read. */
export async function practiceOf(db: Database, personId: string, step: Step) {
  const [row] = await db
    .select({
      of: sql<number>`count(DISTINCT bs.submission_id)::int`,
      read: sql<number>`count(DISTINCT bs.submission_id) FILTER (WHERE EXISTS (
        SELECT 1 FROM readings r JOIN assignment_items ai ON ai.id = r.item_id
        JOIN assignments a ON a.id = ai.assignment_id
        WHERE a.batch_id = ${batches.id} AND ai.submission_id = bs.submission_id
        AND r.person_id = ${personId} AND r.status = 'accepted'))::int`,
    })
    .from(batches)
    .innerJoin(sql`batch_submissions bs`, sql`bs.batch_id = ${batches.id}`)
    .where(and(isOf(step), eq(batches.kind, 'practice'), isNull(batches.dealtTo)));
  return { read: row?.read ?? 0, of: row?.of ?? 0 };
}

/** The readings of an assignment that count, with what they say and when they came. */
export async function readingsOfAssignment(tx: Database, assignmentId: string) {
  const rows = await tx
    .select({
      readingId: readings.id,
      itemId: assignmentItems.id,
      submissionId: assignmentItems.submissionId,
      body: events.body,
      receivedAt: events.receivedAt,
    })
    .from(readings)
    .innerJoin(assignmentItems, eq(assignmentItems.id, readings.itemId))
    .innerJoin(events, eq(events.eventId, readings.eventId))
    .where(
      and(
        eq(assignmentItems.assignmentId, assignmentId),
        inArray(readings.status, ['accepted', 'held']),
        isNotReplaced,
      ),
    );
  return rows.map(({ body, ...row }) => ({ ...row, event: JSON.parse(body) as ReadingEvent }));
}

/** What experts gave these submissions. */
export async function consensusOf(tx: Database, submissionIds: readonly string[]) {
  const rows = await tx
    .select({ submissionId: anchors.submissionId, consensus: anchors.consensus })
    .from(anchors)
    .where(inArray(anchors.submissionId, [...submissionIds]));
  return new Map(rows.map((row) => [row.submissionId, row.consensus]));
}

export async function insertOutcome(tx: Database, row: typeof setOutcomes.$inferInsert): Promise<void> {
  await tx.insert(setOutcomes).values(row);
}

/** Operational readings of a step that are held: because their reader was not certified, or until others have read again. */
export async function heldReadings(
  db: Database,
  step: Step,
  { whose, reason }: { whose: Whose; reason: 'not_certified' | 'recheck' },
) {
  return await db
    .select({ id: readings.id, eventId: readings.eventId, personId: readings.personId })
    .from(readings)
    .innerJoin(verdictsTable, eq(verdictsTable.eventId, readings.eventId))
    .innerJoin(assignmentItems, eq(assignmentItems.id, readings.itemId))
    .innerJoin(assignments, eq(assignments.id, assignmentItems.assignmentId))
    .innerJoin(batches, eq(batches.id, assignments.batchId))
    .where(
      and(
        isOf(step),
        eq(batches.kind, 'operational'),
        eq(readings.status, 'held'),
        eq(verdictsTable.reason, reason),
        whose === undefined ? undefined : eq(readings.personId, whose),
      ),
    );
}

/** From now on these readings count; that they were held stays on record. */
export async function release(
  tx: Database,
  held: readonly { id: string; eventId: string }[],
  certification: { id: string; at: Date },
): Promise<void> {
  if (held.length === 0) return;
  const ids = held.map(({ id }) => id);
  const eventIds = held.map(({ eventId }) => eventId);
  await tx.update(readings).set({ status: 'accepted' }).where(inArray(readings.id, ids));
  await tx
    .update(verdictsTable)
    .set({ verdict: 'accepted', reason: null })
    .where(inArray(verdictsTable.eventId, eventIds));
  const { id: certificationId, at } = certification;
  await tx.insert(releases).values(ids.map((readingId) => ({ readingId, certificationId, at })));
}

export async function insertCertification(
  tx: Database,
  row: typeof certifications.$inferInsert,
): Promise<void> {
  await tx.insert(certifications).values(row);
}

import { and, asc, eq, gte, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { defaultSeeding, type SeedingRule, type SeedOutcome } from '#shared/domain/seeding.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { ReadingEvent } from '#shared/exchange/events.ts';
import type { Database } from '../database.ts';
import {
  anchors,
  assignmentItems,
  assignments,
  batches,
  events,
  evidence,
  microCredentials,
  people,
  programmes,
  readings,
  rubrics,
  seeds,
  submissions,
} from '../schema.ts';
import { inChunks } from './chunks.ts';
import { isNotReplaced } from './events.ts';
import { isOf } from './subject.ts';

/** What the programme of a micro-credential says of seeds. */
export async function seedingOf(db: Database, microCredentialId: string): Promise<SeedingRule> {
  const [row] = await db
    .select({ rule: programmes.seeding })
    .from(microCredentials)
    .innerJoin(programmes, eq(programmes.id, microCredentials.programmeId))
    .where(eq(microCredentials.id, microCredentialId));
  return row?.rule ?? defaultSeeding;
}

/** The kinds of a submission's evidence, each as often as it has it: what it looks like from outside. */
const make = sql<string>`string_agg(${evidence.kind}, ' ' ORDER BY ${evidence.kind})`;

/** What these submissions look like from outside, each look once. */
export async function makesOf(db: Database, submissionIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ make })
    .from(evidence)
    .where(inArray(evidence.submissionId, [...submissionIds]))
    .groupBy(evidence.submissionId);
  return new Set(rows.map((row) => row.make));
}

/** The seeds of a micro-credential that this person was never given, in an order that stays. */
export async function seedsNewTo(db: Database, microCredentialId: string, personId: string) {
  const given = db
    .select({ id: assignmentItems.submissionId })
    .from(assignmentItems)
    .innerJoin(assignments, eq(assignments.id, assignmentItems.assignmentId))
    .where(eq(assignments.personId, personId));
  return await db
    .select({ submissionId: anchors.submissionId, make })
    .from(anchors)
    .innerJoin(submissions, eq(submissions.id, anchors.submissionId))
    .innerJoin(evidence, eq(evidence.submissionId, anchors.submissionId))
    .where(
      and(
        anchors.seed,
        eq(submissions.microCredentialId, microCredentialId),
        sql`${anchors.submissionId} NOT IN ${given}`,
        // Whoever talked about it in a session was given it there.
        sql`NOT EXISTS (SELECT 1 FROM batch_submissions s JOIN batches b ON b.id = s.batch_id
          WHERE s.submission_id = ${anchors.submissionId} AND b.kind <> 'calibration')`,
      ),
    )
    .groupBy(anchors.submissionId)
    .orderBy(asc(anchors.submissionId));
}

/** Whether this person was handed a batch for a result since then. */
export async function wasHandedSince(db: Database, personId: string, since: Date): Promise<boolean> {
  const rows = await db
    .select({ id: assignments.id })
    .from(assignments)
    .innerJoin(batches, eq(batches.id, assignments.batchId))
    .where(
      and(
        eq(assignments.personId, personId),
        eq(batches.kind, 'operational'),
        gte(assignments.createdAt, since),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

export async function insertSeeds(tx: Database, rows: readonly (typeof seeds.$inferInsert)[]): Promise<void> {
  await inChunks(rows, (some) => tx.insert(seeds).values(some));
}

const dayMs = 86_400_000;

/**
 * Seeds that were read and are to be judged now: of a batch that is finished, or a day after the reading came. So what
 * follows tells nobody which submission it was for.
 */
const isDue = (at: Date) =>
  and(
    isNull(seeds.judgedAt),
    eq(readings.status, 'accepted'),
    isNotReplaced,
    or(eq(assignments.state, 'finished'), lte(events.receivedAt, new Date(at.getTime() - dayMs))),
  );

/** Whoever has read a seed that is to be judged now. @param whose one person, or everybody where it is undefined */
export async function peopleWithDueSeeds(
  db: Database,
  at: Date,
  whose: string | undefined,
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ personId: assignments.personId })
    .from(seeds)
    .innerJoin(assignmentItems, eq(assignmentItems.id, seeds.itemId))
    .innerJoin(assignments, eq(assignments.id, assignmentItems.assignmentId))
    .innerJoin(readings, eq(readings.itemId, seeds.itemId))
    .innerJoin(events, eq(events.eventId, readings.eventId))
    .where(and(isDue(at), whose === undefined ? undefined : eq(assignments.personId, whose)));
  return rows.map(({ personId }) => personId);
}

/** The seeds of a person that are to be judged now, in the order in which they were read. */
export async function dueSeeds(tx: Database, personId: string, at: Date) {
  const rows = await tx
    .select({
      itemId: seeds.itemId,
      readingId: readings.id,
      returnedFor: readings.returnedFor,
      ordinal: events.ordinal,
      body: events.body,
      consensus: anchors.consensus,
      rubric: rubrics.body,
      microCredentialId: batches.microCredentialId,
      rubricHash: batches.rubricHash,
    })
    .from(seeds)
    .innerJoin(assignmentItems, eq(assignmentItems.id, seeds.itemId))
    .innerJoin(assignments, eq(assignments.id, assignmentItems.assignmentId))
    .innerJoin(batches, eq(batches.id, assignments.batchId))
    .innerJoin(rubrics, eq(rubrics.hash, batches.rubricHash))
    .innerJoin(readings, eq(readings.itemId, seeds.itemId))
    .innerJoin(events, eq(events.eventId, readings.eventId))
    .innerJoin(anchors, eq(anchors.submissionId, assignmentItems.submissionId))
    .where(and(eq(assignments.personId, personId), isDue(at)))
    .orderBy(asc(events.ordinal));
  return rows.map(({ body, ...row }) => ({ ...row, event: JSON.parse(body) as ReadingEvent }));
}

export async function setOutcome(
  tx: Database,
  itemId: string,
  judged: { readingId: string; ordinal: number; outcome: SeedOutcome | null; judgedAt: Date },
): Promise<void> {
  await tx.update(seeds).set(judged).where(eq(seeds.itemId, itemId));
}

/**
 * The seeds of a subject that were judged, in the order in which they were read.
 * @param whose one person, or everybody where it is undefined
 */
export async function judgedSeeds(db: Database, subject: SubjectKey, whose: string | undefined) {
  const rows = await db
    .select({
      personId: assignments.personId,
      submissionId: assignmentItems.submissionId,
      signedAt: sql<string>`${events.body}::jsonb ->> 'at'`,
      readingId: seeds.readingId,
      ordinal: seeds.ordinal,
      outcome: seeds.outcome,
      judgedAt: seeds.judgedAt,
    })
    .from(seeds)
    .innerJoin(assignmentItems, eq(assignmentItems.id, seeds.itemId))
    .innerJoin(assignments, eq(assignments.id, assignmentItems.assignmentId))
    .innerJoin(readings, eq(readings.id, seeds.readingId))
    .innerJoin(events, eq(events.eventId, readings.eventId))
    .innerJoin(batches, eq(batches.id, assignments.batchId))
    .where(
      and(
        isOf(subject),
        isNotNull(seeds.judgedAt),
        whose === undefined ? undefined : eq(assignments.personId, whose),
      ),
    )
    .orderBy(asc(seeds.ordinal));
  return rows.flatMap(({ readingId, ordinal, judgedAt, ...row }) =>
    readingId !== null && ordinal !== null && judgedAt !== null
      ? [{ ...row, readingId, ordinal, judgedAt }]
      : [],
  );
}

/** How many seeds of a subject each person was dealt, and how many of them they have read. */
export async function dealtSeeds(db: Database, subject: SubjectKey) {
  return await db
    .select({
      personId: people.id,
      reader: people.pseudonym,
      dealt: sql<number>`count(DISTINCT ${assignmentItems.submissionId})::int`,
      read: sql<number>`count(DISTINCT ${readings.itemId})::int`,
    })
    .from(seeds)
    .innerJoin(assignmentItems, eq(assignmentItems.id, seeds.itemId))
    .innerJoin(assignments, eq(assignments.id, assignmentItems.assignmentId))
    .innerJoin(people, eq(people.id, assignments.personId))
    .innerJoin(batches, eq(batches.id, assignments.batchId))
    .leftJoin(readings, and(eq(readings.itemId, seeds.itemId), sql`${readings.status} <> 'rejected'`))
    .where(isOf(subject))
    .groupBy(people.id)
    .orderBy(asc(people.pseudonym));
}

/** How many seeds a micro-credential has. */
export async function poolOf(db: Database, microCredentialId: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(anchors)
    .innerJoin(submissions, eq(submissions.id, anchors.submissionId))
    .where(and(anchors.seed, eq(submissions.microCredentialId, microCredentialId)));
  return row?.count ?? 0;
}

/** Whether the item in the outer query is a seed. */
export const isSeed: SQL = sql`EXISTS (SELECT 1 FROM seeds WHERE seeds.item_id = ${assignmentItems.id})`;

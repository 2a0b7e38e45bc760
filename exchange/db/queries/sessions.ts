import {
  and,
  asc,
  desc,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  ne,
  notExists,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { type AnyPgColumn, alias } from 'drizzle-orm/pg-core';
import type { SharedMoment } from '#shared/exchange/calibration.ts';
import type { ReadingEvent, SessionEvent } from '#shared/exchange/events.ts';
import type { Database } from '../database.ts';
import {
  assignmentItems,
  assignments,
  batches,
  batchSubmissions,
  events,
  microCredentials,
  people,
  readings,
  rubrics,
  sessionEntries,
  sessionMembers,
  sessionPresence,
  sessions,
} from '../schema.ts';
import { inChunks } from './chunks.ts';
import { isNotReplaced } from './events.ts';

/** On which every instance of the exchange hears that a session changed. */
export const sessionChannel = 'rangefinder_sessions';

/** Says, as soon as the transaction is through, that there is something new in a session. */
export async function tellSession(tx: Database, batchId: string): Promise<void> {
  await tx.execute(sql`SELECT pg_notify(${sessionChannel}, ${batchId})`);
}

/** The membership of a person who has not left, in the session that the outer query is at. */
function membershipOf(db: Database, personId: string, sessionId: AnyPgColumn) {
  return db
    .select({ id: sessionMembers.batchId })
    .from(sessionMembers)
    .where(
      and(
        eq(sessionMembers.batchId, sessionId),
        eq(sessionMembers.personId, personId),
        isNull(sessionMembers.leftAt),
      ),
    );
}

/** Whether this person takes part in a session that is neither revealed nor over. */
export async function scoresBlind(db: Database, personId: string): Promise<boolean> {
  const rows = await db
    .select({ id: sessions.batchId })
    .from(sessions)
    .innerJoin(sessionMembers, eq(sessionMembers.batchId, sessions.batchId))
    .where(
      and(
        eq(sessionMembers.personId, personId),
        isNull(sessionMembers.leftAt),
        isNull(sessions.revealedAt),
        isNull(sessions.closedAt),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Of the batches of sessions only those in which this person takes part. */
export function takesPart(db: Database, personId: string): SQL | undefined {
  const member = membershipOf(db, personId, batches.id);
  const over = db
    .select({ id: sessions.batchId })
    .from(sessions)
    .where(and(eq(sessions.batchId, batches.id), isNotNull(sessions.closedAt)));
  return or(ne(batches.kind, 'calibration'), and(exists(member), notExists(over)));
}

/** Whether the readings of the batch in the outer query may be seen by anybody yet: those of a session from its reveal on. */
export function isShown(db: Database): SQL {
  const hidden = db
    .select({ id: sessions.batchId })
    .from(sessions)
    .where(and(eq(sessions.batchId, batches.id), isNull(sessions.revealedAt)));
  return notExists(hidden);
}

export async function insertSession(
  tx: Database,
  batch: typeof batches.$inferInsert,
  {
    submissionIds,
    personIds,
    ...row
  }: { submissionIds: readonly string[]; personIds: readonly string[] } & Pick<
    typeof sessions.$inferInsert,
    'openedBy' | 'openedAt'
  >,
): Promise<void> {
  const batchId = batch.id;
  await tx.insert(batches).values(batch);
  await inChunks(
    submissionIds.map((submissionId) => ({ batchId, submissionId })),
    (some) => tx.insert(batchSubmissions).values(some),
  );
  await tx.insert(sessions).values({ batchId, ...row });
  await inChunks(
    personIds.map((personId) => ({ batchId, personId })),
    (some) => tx.insert(sessionMembers).values(some),
  );
}

/** A session with its batch. */
export type SessionRow = NonNullable<Awaited<ReturnType<typeof findSession>>>;

function sessionsWhere(db: Database, where: SQL | undefined) {
  return db
    .select({
      session: sessions,
      batch: batches,
      microCredential: microCredentials.title,
      rubric: rubrics.body,
    })
    .from(sessions)
    .innerJoin(batches, eq(batches.id, sessions.batchId))
    .innerJoin(microCredentials, eq(microCredentials.id, batches.microCredentialId))
    .innerJoin(rubrics, eq(rubrics.hash, batches.rubricHash))
    .where(where)
    .orderBy(desc(batches.ordinal));
}

export async function findSession(db: Database, batchId: string) {
  const [row] = await sessionsWhere(db, eq(sessions.batchId, batchId));
  return row;
}

/** Every session, or those in which this person takes part; the newest first. */
export async function listSessions(db: Database, personId: string | undefined): Promise<SessionRow[]> {
  if (personId === undefined) return await sessionsWhere(db, undefined);
  const member = membershipOf(db, personId, sessions.batchId);
  return await sessionsWhere(db, exists(member));
}

/** The session, held for this transaction. */
export async function lockSession(tx: Database, batchId: string): Promise<void> {
  await tx.select({ id: sessions.batchId }).from(sessions).where(eq(sessions.batchId, batchId)).for('update');
}

export type SessionChange = Partial<
  Pick<typeof sessions.$inferInsert, 'revealedBy' | 'revealedAt' | 'closedBy' | 'closedAt'> & {
    moment: SharedMoment & { at: string };
  }
>;

export async function changeSession(tx: Database, batchId: string, change: SessionChange): Promise<void> {
  await tx.update(sessions).set(change).where(eq(sessions.batchId, batchId));
}

/** How many submissions the assignment in the outer query has: one that its reader reads elsewhere is not in it. */
const itemCount = sql<number>`(SELECT count(*)::int FROM assignment_items ai WHERE ai.assignment_id = ${assignments.id})`;

/** How many of them have a reading that is not rejected. */
const readCount = sql<number>`(SELECT count(DISTINCT r.item_id)::int FROM readings r
  JOIN assignment_items ai ON ai.id = r.item_id
  WHERE ai.assignment_id = ${assignments.id} AND r.status <> 'rejected')`;

/** Who takes part in the sessions, under the names they bear there, with how far each has come. */
export async function membersOf(db: Database, batchIds: readonly string[]) {
  if (batchIds.length === 0) return [];
  return await db
    .select({
      batchId: sessionMembers.batchId,
      personId: sessionMembers.personId,
      shownAt: sessionMembers.shownAt,
      leftAt: sessionMembers.leftAt,
      assignmentId: assignments.id,
      state: assignments.state,
      name: assignments.readerPseudonym,
      read: readCount,
      of: itemCount,
      seenAt: sessionPresence.seenAt,
    })
    .from(sessionMembers)
    .innerJoin(
      assignments,
      and(eq(assignments.batchId, sessionMembers.batchId), eq(assignments.personId, sessionMembers.personId)),
    )
    .leftJoin(
      sessionPresence,
      and(
        eq(sessionPresence.batchId, sessionMembers.batchId),
        eq(sessionPresence.personId, sessionMembers.personId),
      ),
    )
    .where(inArray(sessionMembers.batchId, [...batchIds]))
    .orderBy(asc(assignments.readerPseudonym));
}

export type MemberRow = Awaited<ReturnType<typeof membersOf>>[number];

/** Whether the exchange has shown this member what others gave. */
export async function wasShown(db: Database, batchId: string, personId: string): Promise<boolean> {
  const [row] = await db
    .select({ shownAt: sessionMembers.shownAt })
    .from(sessionMembers)
    .where(and(eq(sessionMembers.batchId, batchId), eq(sessionMembers.personId, personId)));
  return row?.shownAt != null;
}

export async function changeMember(
  tx: Database,
  { batchId, personId }: Pick<MemberRow, 'batchId' | 'personId'>,
  change: Partial<Pick<typeof sessionMembers.$inferInsert, 'shownAt' | 'leftAt'>>,
): Promise<void> {
  await tx
    .update(sessionMembers)
    .set(change)
    .where(and(eq(sessionMembers.batchId, batchId), eq(sessionMembers.personId, personId)));
}

export async function submissionsOfSessions(db: Database, batchIds: readonly string[]) {
  if (batchIds.length === 0) return [];
  return await db
    .select()
    .from(batchSubmissions)
    .where(inArray(batchSubmissions.batchId, [...batchIds]))
    .orderBy(asc(batchSubmissions.submissionId));
}

/** The readings of a session that count, in the order in which they came. */
export async function readingsOfSession(db: Database, batchId: string) {
  const rows = await db
    .select({
      id: readings.id,
      personId: readings.personId,
      submissionId: assignmentItems.submissionId,
      body: events.body,
      receivedAt: events.receivedAt,
    })
    .from(readings)
    .innerJoin(events, eq(events.eventId, readings.eventId))
    .innerJoin(assignmentItems, eq(assignmentItems.id, readings.itemId))
    .innerJoin(assignments, eq(assignments.id, assignmentItems.assignmentId))
    .where(
      and(
        eq(assignments.batchId, batchId),
        eq(readings.status, 'accepted'),
        isNull(readings.returnedFor),
        isNotReplaced,
      ),
    )
    .orderBy(asc(events.ordinal));
  return rows.map(({ body, ...row }) => ({ ...row, event: JSON.parse(body) as ReadingEvent }));
}

/** What was said after the reveal, in the order in which it came. */
export async function entriesOf(db: Database, batchId: string) {
  const rows = await db
    .select({ entry: sessionEntries, pseudonym: people.pseudonym, body: events.body })
    .from(sessionEntries)
    .innerJoin(events, eq(events.eventId, sessionEntries.eventId))
    .innerJoin(people, eq(people.id, sessionEntries.personId))
    .where(eq(sessionEntries.batchId, batchId))
    .orderBy(asc(events.ordinal));
  return rows.map(({ entry, pseudonym, body }) => ({
    ...entry,
    pseudonym,
    event: JSON.parse(body) as SessionEvent,
  }));
}

export type EntryRow = Awaited<ReturnType<typeof entriesOf>>[number];

export async function insertEntry(tx: Database, row: typeof sessionEntries.$inferInsert): Promise<void> {
  await tx.insert(sessionEntries).values(row);
}

export async function findEntry(db: Database, id: string): Promise<{ id: string } | undefined> {
  const [row] = await db
    .select({ id: sessionEntries.id })
    .from(sessionEntries)
    .where(eq(sessionEntries.id, id));
  return row;
}

/** The submissions of some sessions that have a consensus, each with the one that stands. */
export async function consensusIn(db: Database, batchIds: readonly string[]) {
  if (batchIds.length === 0) return [];
  const next = alias(sessionEntries, 'next');
  return await db
    .select({
      id: sessionEntries.id,
      batchId: sessionEntries.batchId,
      submissionId: sessionEntries.submissionId,
    })
    .from(sessionEntries)
    .where(
      and(
        inArray(sessionEntries.batchId, [...batchIds]),
        eq(sessionEntries.kind, 'consensus'),
        notExists(db.select({ id: next.id }).from(next).where(eq(next.replaces, sessionEntries.id))),
      ),
    );
}

/** Says that this person follows the session now. */
export async function setPresent(
  tx: Database,
  { batchId, personId, seenAt }: typeof sessionPresence.$inferInsert,
): Promise<void> {
  await tx
    .insert(sessionPresence)
    .values({ batchId, personId, seenAt })
    .onConflictDoUpdate({ target: [sessionPresence.batchId, sessionPresence.personId], set: { seenAt } });
}

export async function setAbsent(tx: Database, batchId: string, personId: string): Promise<void> {
  await tx
    .delete(sessionPresence)
    .where(and(eq(sessionPresence.batchId, batchId), eq(sessionPresence.personId, personId)));
}

import { and, asc, eq, exists, gt, inArray, isNotNull, isNull, ne, not, type SQL, sql } from 'drizzle-orm';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { Database } from '../database.ts';
import {
  assignmentItems,
  assignments,
  batches,
  batchSubmissions,
  certifications,
  decisions,
  events,
  freshStarts,
  readings,
  rereads,
  suspensions,
  verdictsTable,
} from '../schema.ts';
import { isNotReplaced } from './events.ts';
import { homeBatchId } from './homeBatch.ts';
import { heldAt, holdsFor } from './people.ts';
import { releasedAmong } from './releases.ts';
import { isSeed } from './seeds.ts';
import { isOf } from './subject.ts';

export type Suspension = typeof suspensions.$inferSelect;

const isFor = ({ microCredentialId, rubricHash }: SubjectKey): SQL | undefined =>
  and(eq(suspensions.microCredentialId, microCredentialId), eq(suspensions.rubricHash, rubricHash));

/**
 * The suspensions of a subject, oldest first.
 * @param whose one person, or everybody where it is undefined
 */
export async function suspensionsOf(
  db: Database,
  subject: SubjectKey,
  whose: string | undefined,
): Promise<Suspension[]> {
  return await db
    .select()
    .from(suspensions)
    .where(and(isFor(subject), whose === undefined ? undefined : eq(suspensions.personId, whose)))
    .orderBy(asc(suspensions.at));
}

/**
 * When people were last let begin anew, by their ids.
 * @param whose one person, or everybody where it is undefined
 */
export async function freshStartsOf(
  db: Database,
  { microCredentialId, rubricHash }: SubjectKey,
  whose: string | undefined,
): Promise<Map<string, Date>> {
  const rows = await db
    .select({ personId: freshStarts.personId, at: freshStarts.at })
    .from(freshStarts)
    .where(
      and(
        eq(freshStarts.microCredentialId, microCredentialId),
        eq(freshStarts.rubricHash, rubricHash),
        whose === undefined ? undefined : eq(freshStarts.personId, whose),
      ),
    )
    .orderBy(asc(freshStarts.at));
  return new Map(rows.map(({ personId, at }) => [personId, at]));
}

export async function insertFreshStart(tx: Database, row: typeof freshStarts.$inferInsert): Promise<void> {
  await tx.insert(freshStarts).values(row);
}

/** The certifications of a person that were taken away and would hold at that instant, those that end last at the end. */
export async function suspendedCertifications(
  tx: Database,
  personId: string,
  { at, ...subject }: SubjectKey & { at: Date },
) {
  return await tx
    .select()
    .from(certifications)
    .where(
      and(
        eq(certifications.personId, personId),
        holdsFor(subject, and(isNotNull(certifications.suspendedAt), gt(certifications.validUntil, at))),
      ),
    )
    .orderBy(asc(certifications.validUntil));
}

/** The suspension after an instant that holds what was read before it, the first of several. */
export async function suspensionAfter(
  db: Database,
  personId: string,
  { at, ...subject }: SubjectKey & { at: Date },
): Promise<Suspension | undefined> {
  const [row] = await db
    .select()
    .from(suspensions)
    .where(and(isFor(subject), eq(suspensions.personId, personId), gt(suspensions.at, at), suspensions.holds))
    .orderBy(asc(suspensions.at))
    .limit(1);
  return row;
}

/** Ends the certifications that hold now. @returns the end that the last of them would have had; undefined where none held */
export async function suspendCertifications(
  tx: Database,
  personId: string,
  { at, ...subject }: SubjectKey & { at: Date },
): Promise<Date | undefined> {
  const held = await tx
    .update(certifications)
    .set({ suspendedAt: at })
    .where(and(eq(certifications.personId, personId), holdsFor(subject, heldAt(at))))
    .returning({ validUntil: certifications.validUntil });
  return held
    .map(({ validUntil }) => validUntil)
    .toSorted((a, b) => a.getTime() - b.getTime())
    .at(-1);
}

export async function insertSuspension(tx: Database, row: Suspension): Promise<void> {
  await tx.insert(suspensions).values(row);
}

export interface HeldReading {
  readingId: string;
  eventId: string;
  /** Of the programme, also where it was a reading again. */
  batchId: string;
  submissionId: string;
  /** Whether it is of a seed: that is read again by nobody. */
  seed: boolean;
}

const held = {
  readingId: readings.id,
  eventId: readings.eventId,
  batchId: homeBatchId,
  submissionId: assignmentItems.submissionId,
  seed: sql<boolean>`${isSeed}`,
};

/** The operational readings of a person that count and came after a place in the log. */
export async function countedSince(
  tx: Database,
  { personId, sinceOrdinal, ...subject }: Suspension,
): Promise<HeldReading[]> {
  return await tx
    .select(held)
    .from(readings)
    .innerJoin(events, eq(events.eventId, readings.eventId))
    .innerJoin(assignmentItems, eq(assignmentItems.id, readings.itemId))
    .innerJoin(assignments, eq(assignments.id, assignmentItems.assignmentId))
    .innerJoin(batches, eq(batches.id, assignments.batchId))
    .where(
      and(
        eq(readings.personId, personId),
        eq(readings.status, 'accepted'),
        isNotReplaced,
        isOf(subject),
        eq(batches.kind, 'operational'),
        gt(events.ordinal, sinceOrdinal),
      ),
    )
    .orderBy(asc(events.ordinal));
}

/** Readings as they are held, by their ids. */
export async function heldOf(tx: Database, readingIds: readonly string[]): Promise<HeldReading[]> {
  return await tx
    .select(held)
    .from(readings)
    .innerJoin(assignmentItems, eq(assignmentItems.id, readings.itemId))
    .innerJoin(assignments, eq(assignments.id, assignmentItems.assignmentId))
    .innerJoin(batches, eq(batches.id, assignments.batchId))
    .where(inArray(readings.id, [...readingIds]));
}

/** From now on these readings do not count: they are held until somebody else has read the same again. */
export async function holdForReread(
  tx: Database,
  some: readonly Pick<HeldReading, 'readingId' | 'eventId'>[],
): Promise<void> {
  if (some.length === 0) return;
  const ids = some.map(({ readingId }) => readingId);
  const eventIds = some.map(({ eventId }) => eventId);
  await tx.update(readings).set({ status: 'held' }).where(inArray(readings.id, ids));
  await tx
    .update(verdictsTable)
    .set({ verdict: 'held', reason: 'recheck' })
    .where(inArray(verdictsTable.eventId, eventIds));
}

/** Of these submissions, those that somebody has decided on, whose results are out, or that wait to be read again already. */
export async function settledOrAsked(tx: Database, submissionIds: readonly string[]): Promise<Set<string>> {
  const ids = [...submissionIds];
  const decided = await tx
    .select({ id: decisions.submissionId })
    .from(decisions)
    .where(inArray(decisions.submissionId, ids));
  const asked = await tx
    .select({ id: batchSubmissions.submissionId })
    .from(rereads)
    .innerJoin(batchSubmissions, eq(batchSubmissions.batchId, rereads.batchId))
    .where(and(inArray(batchSubmissions.submissionId, ids), not(isReadAgain(tx))));
  const released = await releasedAmong(tx, ids);
  return new Set([...released.keys(), ...[...decided, ...asked].map(({ id }) => id)]);
}

/** Whether the submission of the outer query was read in the re-read of the outer query. */
function isReadAgain(db: Database): SQL {
  return exists(
    db
      .select({ id: readings.id })
      .from(readings)
      .innerJoin(assignmentItems, eq(assignmentItems.id, readings.itemId))
      .innerJoin(assignments, eq(assignments.id, assignmentItems.assignmentId))
      .where(
        and(
          eq(assignments.batchId, rereads.batchId),
          eq(assignmentItems.submissionId, batchSubmissions.submissionId),
          ne(readings.status, 'rejected'),
        ),
      ),
  );
}

/** Makes the batch that holds the submissions to be read again; it looks like the one they came from. */
export async function insertReread(
  tx: Database,
  row: typeof rereads.$inferInsert,
  submissionIds: readonly string[],
): Promise<void> {
  const [from] = await tx.select().from(batches).where(eq(batches.id, row.fromBatchId));
  if (from === undefined) throw new Error('a reading of a batch that is not there');
  const { microCredentialId, rubricHash, name, kind, blind, unwatched } = from;
  const like = { microCredentialId, rubricHash, name, kind, blind, unwatched };
  const { batchId } = row;
  await tx.insert(batches).values({ ...like, id: batchId, secondReadRate: 0, dueAt: null });
  await tx.insert(batchSubmissions).values(submissionIds.map((submissionId) => ({ batchId, submissionId })));
  await tx.insert(rereads).values(row);
}

/**
 * What a person could still read in the batch that a re-read was made from, seeds apart from the rest.
 * @returns undefined for a batch that is no re-read, and where they could read nothing there
 */
export async function leftOfOriginal(tx: Database, batchId: string, personId: string) {
  const rows = await tx
    .select({ submissionId: assignmentItems.submissionId, seed: held.seed })
    .from(rereads)
    .innerJoin(assignments, eq(assignments.batchId, rereads.fromBatchId))
    .innerJoin(assignmentItems, eq(assignmentItems.assignmentId, assignments.id))
    .where(
      and(
        eq(rereads.batchId, batchId),
        eq(assignments.personId, personId),
        inArray(assignments.state, ['available', 'released']),
      ),
    )
    .orderBy(asc(assignmentItems.submissionId));
  if (rows.length === 0) return undefined;
  const [seeds, others] = [true, false].map((wanted) => rows.filter(({ seed }) => seed === wanted));
  return { seeds: (seeds ?? []).map(({ submissionId }) => submissionId), others: others?.length ?? 0 };
}

/** Those of these submissions that somebody has read again, so that the reading counts. */
export async function readAgain(db: Database, submissionIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ id: assignmentItems.submissionId })
    .from(readings)
    .innerJoin(assignmentItems, eq(assignmentItems.id, readings.itemId))
    .innerJoin(assignments, eq(assignments.id, assignmentItems.assignmentId))
    .innerJoin(rereads, eq(rereads.batchId, assignments.batchId))
    .where(and(inArray(assignmentItems.submissionId, [...submissionIds]), eq(readings.status, 'accepted')));
  return new Set(rows.map(({ id }) => id));
}

/** The submissions of batches for practice that everybody has, those this person has not read first. */
export async function refresherChoices(tx: Database, personId: string, subject: SubjectKey) {
  const own = sql<boolean>`EXISTS (SELECT 1 FROM readings r JOIN assignment_items i ON i.id = r.item_id
    WHERE i.submission_id = ${batchSubmissions.submissionId} AND r.person_id = ${personId})`;
  return await tx
    .select({ batch: batches, submissionId: batchSubmissions.submissionId, isRead: own })
    .from(batches)
    .innerJoin(batchSubmissions, eq(batchSubmissions.batchId, batches.id))
    .where(and(isOf(subject), eq(batches.kind, 'practice'), isNull(batches.dealtTo)))
    .orderBy(asc(batches.ordinal), asc(batchSubmissions.submissionId));
}

export async function insertRefresher(
  tx: Database,
  batch: typeof batches.$inferInsert,
  submissionIds: readonly string[],
): Promise<void> {
  await tx.insert(batches).values(batch);
  await tx
    .insert(batchSubmissions)
    .values(submissionIds.map((submissionId) => ({ batchId: batch.id, submissionId })));
}

/** The refreshers of a subject that were not finished, the last one last. */
export async function openRefreshers(db: Database, subject: SubjectKey, whose: string | undefined) {
  const rows = await db
    .select({ personId: batches.dealtTo, name: batches.name, state: assignments.state })
    .from(batches)
    .leftJoin(
      assignments,
      and(eq(assignments.batchId, batches.id), eq(assignments.personId, batches.dealtTo)),
    )
    .where(
      and(
        isOf(subject),
        isNotNull(batches.dealtTo),
        whose === undefined ? undefined : eq(batches.dealtTo, whose),
      ),
    )
    .orderBy(asc(batches.ordinal));
  return rows.flatMap(({ personId, name, state }) =>
    personId === null || state === 'finished' ? [] : [{ personId, name }],
  );
}

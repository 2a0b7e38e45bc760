import { and, eq, exists, inArray, ne, not, notExists, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '../database.ts';
import {
  assignmentEvidence,
  assignmentItems,
  assignments,
  batches,
  batchSubmissions,
  people,
  readings,
  rereads,
  seeds,
  thirdReads,
} from '../schema.ts';

import type { Assignment } from './assignments.ts';
import { isPlannedFor, isSecondReads } from './plans.ts';
import { isNotReleased } from './releases.ts';
import { takesPart } from './sessions.ts';

/** Makes the batch of one submission that a third reader is to read. */
export async function insertThirdRead(
  tx: Database,
  batch: typeof batches.$inferInsert,
  row: typeof thirdReads.$inferInsert,
): Promise<void> {
  await tx.insert(batches).values(batch);
  const { batchId, submissionId } = row;
  await tx.insert(batchSubmissions).values({ batchId, submissionId });
  await tx.insert(thirdReads).values(row);
}

/** Who asked for a third read of the submissions, and when. */
export async function thirdReadsOf(db: Database, submissionIds: readonly string[]) {
  const rows = await db
    .select({ submissionId: thirdReads.submissionId, by: people.pseudonym, askedAt: thirdReads.askedAt })
    .from(thirdReads)
    .innerJoin(people, eq(people.id, thirdReads.personId))
    .where(inArray(thirdReads.submissionId, [...submissionIds]));
  return new Map(rows.map((row) => [row.submissionId, row]));
}

const takenStates = ['claimed', 'finished'] as const;

/** Whether the batch in the outer query is one for a third read. */
export function isThirdRead(db: Database): SQL {
  return exists(
    db.select({ id: thirdReads.batchId }).from(thirdReads).where(eq(thirdReads.batchId, batches.id)),
  );
}

/** Whether the batch in the outer query holds what is to be read instead of a reading that is held. */
export function isReread(db: Database): SQL {
  return exists(db.select({ id: rereads.batchId }).from(rereads).where(eq(rereads.batchId, batches.id)));
}

/** Whether one reader is enough for the batch in the outer query, and that has to be a new one. */
const isFurtherRead = (db: Database): SQL => sql`(${isThirdRead(db)} OR ${isReread(db)})`;

/** Whether the exchange made the batch in the outer query from what came in: no part of the programme as it was set up. */
export const isMadeInPassing = (db: Database): SQL =>
  sql`(${isFurtherRead(db)} OR ${isSecondReads(db)} OR ${batches.dealtTo} IS NOT NULL)`;

const other = alias(assignments, 'other');
const taken = inArray(other.state, [...takenStates]);

/** What is compared of the names of organisations and schools. */
const sameName = (one: SQL, other: SQL): SQL => sql`lower(trim(${one})) = lower(trim(${other}))`;

/** Whether this person works where a submission of the batch in the outer query came from, or with somebody whose reading of it counts. */
function hasInterest(personId: string): SQL {
  const own = sql`own.organisation`;
  return sql`EXISTS (
    SELECT 1 FROM affiliations own
    JOIN batch_submissions bs ON bs.batch_id = ${batches.id}
    JOIN educator_identities e ON e.submission_id = bs.submission_id
    WHERE own.person_id = ${personId} AND (${sameName(own, sql`e.school`)} OR EXISTS (
      SELECT 1 FROM readings r JOIN assignment_items i ON i.id = r.item_id
      JOIN affiliations theirs ON theirs.person_id = r.person_id
      WHERE i.submission_id = bs.submission_id AND r.status = 'accepted' AND r.person_id <> ${personId}
      AND ${sameName(own, sql`theirs.organisation`)})))`;
}

/** Of the batches for a further read only those of which this person took on no submission in another batch, and has no interest in any. */
export function isNewTo(db: Database, personId: string): SQL | undefined {
  const had = db
    .select({ id: assignmentItems.id })
    .from(assignmentItems)
    .innerJoin(other, eq(other.id, assignmentItems.assignmentId))
    .innerJoin(batchSubmissions, eq(batchSubmissions.submissionId, assignmentItems.submissionId))
    .where(
      and(
        eq(batchSubmissions.batchId, batches.id),
        ne(other.batchId, batches.id),
        eq(other.personId, personId),
        taken,
      ),
    );
  return or(sql`NOT ${isFurtherRead(db)}`, and(notExists(had), not(hasInterest(personId))));
}

/** Of the batches for a further read only those that nobody else has taken. */
export function isLeftTo(db: Database, personId: string): SQL | undefined {
  const byOther = db
    .select({ id: other.id })
    .from(other)
    .where(and(eq(other.batchId, batches.id), ne(other.personId, personId), taken));
  return or(sql`NOT ${isFurtherRead(db)}`, notExists(byOther));
}

/**
 * Whether this person may take this batch, of those for a further read, of sessions and of those with a plan; any other
 * batch is left to everybody until its results are released.
 */
export async function mayTake(tx: Database, batchId: string, personId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: batches.id })
    .from(batches)
    .where(
      and(
        eq(batches.id, batchId),
        isNewTo(tx, personId),
        isLeftTo(tx, personId),
        takesPart(tx, personId),
        isPlannedFor(tx, personId),
        isNotReleased(tx),
      ),
    );
  return rows.length > 0;
}

/** Submissions that this person has taken for a further read. */
export async function takenForFurtherRead(db: Database, personId: string): Promise<Set<string>> {
  const rows = await db
    .select({ id: batchSubmissions.submissionId })
    .from(batches)
    .innerJoin(batchSubmissions, eq(batchSubmissions.batchId, batches.id))
    .innerJoin(other, eq(other.batchId, batches.id))
    .where(and(eq(other.personId, personId), taken, isFurtherRead(db)));
  return new Set(rows.map(({ id }) => id));
}

/**
 * Takes everything in an assignment for a further read, seeds too, out of what else its reader could still take: nobody
 * reads a submission twice.
 */
export async function removeElsewhere(tx: Database, { id, batchId, personId }: Assignment): Promise<void> {
  const own = tx
    .select({ id: assignmentItems.submissionId })
    .from(assignmentItems)
    .innerJoin(assignments, eq(assignments.id, assignmentItems.assignmentId))
    .innerJoin(batches, eq(batches.id, assignments.batchId))
    .where(and(eq(assignments.id, id), isFurtherRead(tx)));
  const items = await tx
    .select({ id: assignmentItems.id })
    .from(assignmentItems)
    .innerJoin(other, eq(other.id, assignmentItems.assignmentId))
    .where(
      and(
        inArray(assignmentItems.submissionId, own),
        ne(other.batchId, batchId),
        eq(other.personId, personId),
        inArray(other.state, ['available', 'released']),
        notExists(
          tx.select({ id: readings.id }).from(readings).where(eq(readings.itemId, assignmentItems.id)),
        ),
      ),
    );
  const ids = items.map((item) => item.id);
  if (ids.length === 0) return;
  await tx.delete(seeds).where(inArray(seeds.itemId, ids));
  await tx.delete(assignmentEvidence).where(inArray(assignmentEvidence.itemId, ids));
  await tx.delete(assignmentItems).where(inArray(assignmentItems.id, ids));
}

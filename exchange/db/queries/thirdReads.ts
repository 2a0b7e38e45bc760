import { and, eq, exists, inArray, ne, notExists, or, type SQL, sql } from 'drizzle-orm';
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
  thirdReads,
} from '../schema.ts';

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

const other = alias(assignments, 'other');
const taken = inArray(other.state, [...takenStates]);

/** Of the batches for a third read only those whose submission this person took on in no other batch. */
export function isNewTo(db: Database, personId: string): SQL | undefined {
  const had = db
    .select({ id: assignmentItems.id })
    .from(assignmentItems)
    .innerJoin(other, eq(other.id, assignmentItems.assignmentId))
    .innerJoin(thirdReads, eq(thirdReads.submissionId, assignmentItems.submissionId))
    .where(
      and(
        eq(thirdReads.batchId, batches.id),
        ne(other.batchId, batches.id),
        eq(other.personId, personId),
        taken,
      ),
    );
  return notExists(had);
}

/** Of the batches for a third read only those that nobody else has taken. */
export function isLeftTo(db: Database, personId: string): SQL | undefined {
  const byOther = db
    .select({ id: other.id })
    .from(other)
    .where(and(eq(other.batchId, batches.id), ne(other.personId, personId), taken));
  return or(sql`NOT ${isThirdRead(db)}`, notExists(byOther));
}

/** Whether this person may take this batch, of those for a third read and of sessions; any other batch is left to everybody. */
export async function mayTake(tx: Database, batchId: string, personId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: batches.id })
    .from(batches)
    .where(
      and(eq(batches.id, batchId), isNewTo(tx, personId), isLeftTo(tx, personId), takesPart(tx, personId)),
    );
  return rows.length > 0;
}

/** Submissions that this person has taken for a third read. */
export async function takenForThirdRead(db: Database, personId: string): Promise<Set<string>> {
  const rows = await db
    .select({ id: thirdReads.submissionId })
    .from(thirdReads)
    .innerJoin(other, eq(other.batchId, thirdReads.batchId))
    .where(and(eq(other.personId, personId), taken));
  return new Set(rows.map(({ id }) => id));
}

/**
 * Takes the submission of a batch for a third read out of what else this person could still take: nobody reads a
 * submission twice.
 */
export async function removeElsewhere(tx: Database, batchId: string, personId: string): Promise<void> {
  const items = await tx
    .select({ id: assignmentItems.id })
    .from(assignmentItems)
    .innerJoin(other, eq(other.id, assignmentItems.assignmentId))
    .innerJoin(thirdReads, eq(thirdReads.submissionId, assignmentItems.submissionId))
    .where(
      and(
        eq(thirdReads.batchId, batchId),
        ne(other.batchId, batchId),
        eq(other.personId, personId),
        inArray(other.state, ['available', 'released']),
        notExists(
          tx.select({ id: readings.id }).from(readings).where(eq(readings.itemId, assignmentItems.id)),
        ),
      ),
    );
  const ids = items.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.delete(assignmentEvidence).where(inArray(assignmentEvidence.itemId, ids));
  await tx.delete(assignmentItems).where(inArray(assignmentItems.id, ids));
}

import { and, eq, exists, inArray, ne, notExists, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '../database.ts';
import { assignmentItems, assignments, batches, batchSubmissions, people, thirdReads } from '../schema.ts';

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

/** Of the batches for a third read only those whose submission this person never took on, in whatever batch. */
export function isNewTo(db: Database, personId: string): SQL | undefined {
  const had = db
    .select({ id: assignmentItems.id })
    .from(assignmentItems)
    .innerJoin(assignments, eq(assignments.id, assignmentItems.assignmentId))
    .innerJoin(thirdReads, eq(thirdReads.submissionId, assignmentItems.submissionId))
    .where(
      and(
        eq(thirdReads.batchId, batches.id),
        eq(assignments.personId, personId),
        inArray(assignments.state, [...takenStates]),
      ),
    );
  return notExists(had);
}

const other = alias(assignments, 'other');
const taken = inArray(other.state, [...takenStates]);

/** Of the batches for a third read only those that nobody else has taken. */
export function isLeftTo(db: Database, personId: string): SQL | undefined {
  const byOther = db
    .select({ id: other.id })
    .from(other)
    .where(and(eq(other.batchId, batches.id), ne(other.personId, personId), taken));
  return or(sql`NOT ${isThirdRead(db)}`, notExists(byOther));
}

/** Whether somebody else has taken this batch, which is one for a third read. */
export async function isTakenByOther(tx: Database, batchId: string, personId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: other.id })
    .from(other)
    .innerJoin(thirdReads, eq(thirdReads.batchId, other.batchId))
    .where(and(eq(other.batchId, batchId), ne(other.personId, personId), taken))
    .limit(1);
  return rows.length > 0;
}

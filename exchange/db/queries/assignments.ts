import { and, eq, ne, sql } from 'drizzle-orm';
import type { AssignmentState } from '#shared/domain/batch.ts';
import type { Database } from '../database.ts';
import { assignmentEvidence, assignmentItems, assignments, readings } from '../schema.ts';
import { inChunks } from './chunks.ts';

export type Assignment = typeof assignments.$inferSelect;

export interface NewAssignment {
  assignment: typeof assignments.$inferInsert;
  items: (typeof assignmentItems.$inferInsert)[];
  evidence: (typeof assignmentEvidence.$inferInsert)[];
}

export async function insertAssignment(tx: Database, rows: NewAssignment): Promise<void> {
  await tx.insert(assignments).values(rows.assignment);
  await inChunks(rows.items, (some) => tx.insert(assignmentItems).values(some));
  await inChunks(rows.evidence, (some) => tx.insert(assignmentEvidence).values(some));
}

export async function findAssignment(
  db: Database,
  batchId: string,
  personId: string,
): Promise<Assignment | undefined> {
  const [row] = await db
    .select()
    .from(assignments)
    .where(and(eq(assignments.batchId, batchId), eq(assignments.personId, personId)));
  return row;
}

/** The assignment, held for this transaction. */
export async function lockAssignment(
  tx: Database,
  batchId: string,
  personId: string,
): Promise<Assignment | undefined> {
  const [row] = await tx
    .select()
    .from(assignments)
    .where(and(eq(assignments.batchId, batchId), eq(assignments.personId, personId)))
    .for('update');
  return row;
}

export async function setAssignmentState(
  tx: Database,
  assignment: Pick<Assignment, 'id'>,
  state: AssignmentState,
): Promise<void> {
  await tx
    .update(assignments)
    .set({ state, version: sql`${assignments.version} + 1` })
    .where(eq(assignments.id, assignment.id));
}

export async function takenReaderPseudonyms(tx: Database, batchId: string): Promise<Set<string>> {
  const rows = await tx
    .select({ pseudonym: assignments.readerPseudonym })
    .from(assignments)
    .where(eq(assignments.batchId, batchId));
  return new Set(rows.map((row) => row.pseudonym));
}

/** How many of an assignment's items there are, and how many have a reading that is accepted or held. */
export async function readingProgress(
  db: Database,
  assignmentId: string,
): Promise<{ items: number; read: number }> {
  const [row] = await db
    .select({
      items: sql<number>`count(DISTINCT ${assignmentItems.id})::int`,
      read: sql<number>`count(DISTINCT ${readings.itemId})::int`,
    })
    .from(assignmentItems)
    .leftJoin(readings, and(eq(readings.itemId, assignmentItems.id), ne(readings.status, 'rejected')))
    .where(eq(assignmentItems.assignmentId, assignmentId));
  return row ?? { items: 0, read: 0 };
}

/** One item of an assignment with the ids its evidence bears for this reader; undefined for another's item. */
export async function findItem(
  db: Database,
  assignmentId: string,
  itemId: string,
): Promise<{ id: string; submissionId: string; evidenceIds: Set<string> } | undefined> {
  const rows = await db
    .select({
      id: assignmentItems.id,
      submissionId: assignmentItems.submissionId,
      evidenceId: assignmentEvidence.id,
    })
    .from(assignmentItems)
    .innerJoin(assignmentEvidence, eq(assignmentEvidence.itemId, assignmentItems.id))
    .where(and(eq(assignmentItems.id, itemId), eq(assignmentItems.assignmentId, assignmentId)));
  const first = rows[0];
  if (first === undefined) return undefined;
  const { id, submissionId } = first;
  return { id, submissionId, evidenceIds: new Set(rows.map((row) => row.evidenceId)) };
}

/** What a reader's ids stand for, for whoever makes readings on the exchange itself (the synthetic raters). */
export async function itemOfSubmission(
  db: Database,
  assignmentId: string,
  submissionId: string,
): Promise<{ itemId: string; evidenceIds: Map<string, string> } | undefined> {
  const rows = await db
    .select({
      itemId: assignmentItems.id,
      own: assignmentEvidence.id,
      evidenceId: assignmentEvidence.evidenceId,
    })
    .from(assignmentItems)
    .innerJoin(assignmentEvidence, eq(assignmentEvidence.itemId, assignmentItems.id))
    .where(
      and(eq(assignmentItems.assignmentId, assignmentId), eq(assignmentItems.submissionId, submissionId)),
    );
  const first = rows[0];
  return (
    first && { itemId: first.itemId, evidenceIds: new Map(rows.map((row) => [row.evidenceId, row.own])) }
  );
}

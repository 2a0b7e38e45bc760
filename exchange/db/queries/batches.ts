import { and, eq, gt, inArray, isNull, notExists, notInArray, or, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { assignments, batches, batchSubmissions, microCredentials, rubrics } from '../schema.ts';
import { isKept, keepUntil } from './keeping.ts';
import { isPlannedFor } from './plans.ts';
import { isNotReleased } from './releases.ts';
import { takesPart } from './sessions.ts';
import { isLeftTo, isNewTo } from './thirdReads.ts';

/** Of the assignment: a submission that its reader reads elsewhere is not in it. */
const submissionCount = sql<number>`(
  SELECT count(*)::int FROM assignment_items ai WHERE ai.assignment_id = ${assignments.id})`;

/** All evidence of an assignment, each digest counted once. */
const byteCount = sql<number>`(
  SELECT coalesce(sum(m.bytes), 0)::float8 FROM media m WHERE m.sha256 IN (
    SELECT unnest(ARRAY[e.media_sha256, e.captions_sha256]) FROM evidence e
    JOIN assignment_items ai ON ai.submission_id = e.submission_id WHERE ai.assignment_id = ${assignments.id}))`;

/** This person's assignments with their batches, after a place in the list. */
export async function assignedBatches(
  db: Database,
  personId: string,
  page: { after: number; limit: number; at: Date },
) {
  return await db
    .select({
      ordinal: batches.ordinal,
      id: batches.id,
      name: batches.name,
      kind: batches.kind,
      blind: batches.blind,
      dueAt: batches.dueAt,
      state: assignments.state,
      version: assignments.version,
      submissions: submissionCount,
      bytes: byteCount,
    })
    .from(assignments)
    .innerJoin(batches, eq(batches.id, assignments.batchId))
    .where(
      and(
        eq(assignments.personId, personId),
        gt(batches.ordinal, page.after),
        isNewTo(db, personId),
        isLeftTo(db, personId),
        takesPart(db, personId),
        or(
          inArray(assignments.state, ['claimed', 'finished']),
          and(isNotReleased(db), isPlannedFor(db, personId), isKept(page.at)),
        ),
        sql`${submissionCount} > 0`,
      ),
    )
    .orderBy(batches.ordinal)
    .limit(page.limit);
}

/**
 * Batches that this person has no assignment for yet and that are not over, in order; sets for qualification are offered
 * one by one, a calibration session’s batch goes to its members, a refresher to the one it was made for, and a batch with
 * a plan to the readers in it.
 */
export async function unassignedBatches(db: Database, personId: string, at: Date): Promise<string[]> {
  const own = db
    .select({ id: assignments.id })
    .from(assignments)
    .where(and(eq(assignments.batchId, batches.id), eq(assignments.personId, personId)));
  const rows = await db
    .select({ id: batches.id })
    .from(batches)
    .where(
      and(
        notExists(own),
        notInArray(batches.kind, ['qualification', 'calibration']),
        or(isNull(batches.dueAt), gt(batches.dueAt, at)),
        or(isNull(batches.dealtTo), eq(batches.dealtTo, personId)),
        isNewTo(db, personId),
        isLeftTo(db, personId),
        isPlannedFor(db, personId),
        isNotReleased(db),
        isKept(at),
      ),
    )
    .orderBy(batches.ordinal);
  return rows.map((row) => row.id);
}

/** Until the end of the transaction nobody else makes an assignment of this batch. */
export async function lockBatch(tx: Database, batchId: string): Promise<void> {
  await tx.select({ id: batches.id }).from(batches).where(eq(batches.id, batchId)).for('update');
}

export async function submissionIdsOf(db: Database, batchId: string): Promise<string[]> {
  const rows = await db
    .select({ id: batchSubmissions.submissionId })
    .from(batchSubmissions)
    .where(eq(batchSubmissions.batchId, batchId))
    .orderBy(batchSubmissions.submissionId);
  return rows.map((row) => row.id);
}

/** A batch with its micro-credential and rubric. */
export async function findBatch(db: Database, batchId: string) {
  const [row] = await db
    .select({ batch: batches, microCredential: microCredentials, rubric: rubrics.body, keepUntil })
    .from(batches)
    .innerJoin(microCredentials, eq(microCredentials.id, batches.microCredentialId))
    .innerJoin(rubrics, eq(rubrics.hash, batches.rubricHash))
    .where(eq(batches.id, batchId));
  return row;
}

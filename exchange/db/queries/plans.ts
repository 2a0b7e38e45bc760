import { and, asc, eq, exists, inArray, isNull, not, notExists, or, type SQL, sql } from 'drizzle-orm';
import type { AssignmentState } from '#shared/domain/batch.ts';
import type { FlagKind } from '#shared/domain/flag.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { Database } from '../database.ts';
import {
  assignmentItems,
  assignments,
  batches,
  batchSubmissions,
  people,
  plannedReads,
  planReaders,
  plans,
  secondReads,
} from '../schema.ts';
import { inChunks } from './chunks.ts';
import { homeBatchId } from './homeBatch.ts';
import { isSeed } from './seeds.ts';
import { isOf } from './subject.ts';

/** Of the batches with a plan only those in which something is planned for this person; any other is left alone. */
export function isPlannedFor(db: Database, personId: string): SQL | undefined {
  const plan = db.select({ id: plans.batchId }).from(plans).where(eq(plans.batchId, batches.id));
  const own = db
    .select({ id: plannedReads.batchId })
    .from(plannedReads)
    .where(
      and(
        eq(plannedReads.batchId, batches.id),
        eq(plannedReads.personId, personId),
        isNull(plannedReads.withdrawnAt),
      ),
    );
  return or(notExists(plan), exists(own));
}

/** Whether the batch in the outer query holds readings that the policy asked for. */
export function isSecondReads(db: Database): SQL {
  return exists(
    db.select({ id: secondReads.batchId }).from(secondReads).where(eq(secondReads.batchId, batches.id)),
  );
}

/** What is planned for a person in a batch; undefined for a batch without a plan. */
export async function plannedFor(
  tx: Database,
  batchId: string,
  personId: string,
): Promise<Set<string> | undefined> {
  const [plan] = await tx.select().from(plans).where(eq(plans.batchId, batchId));
  if (plan === undefined) return undefined;
  const rows = await tx
    .select({ id: plannedReads.submissionId })
    .from(plannedReads)
    .where(
      and(
        eq(plannedReads.batchId, batchId),
        eq(plannedReads.personId, personId),
        isNull(plannedReads.withdrawnAt),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

type Planned = Pick<typeof plannedReads.$inferInsert, 'submissionId' | 'personId' | 'second'>;

/** Makes a batch with a plan. @param from of a batch for further readings the one it comes from */
export async function insertPlannedBatch(
  tx: Database,
  batch: typeof batches.$inferInsert,
  plan: {
    drawSeed: number;
    at: Date;
    reads: readonly Planned[];
    /** Who may be given further readings of it; the readers of the batch it comes from where it comes from one. */
    readerIds?: readonly string[];
    from?: string;
  },
): Promise<void> {
  const batchId = batch.id;
  const { drawSeed, at, reads, readerIds = [], from } = plan;
  await tx.insert(batches).values(batch);
  const submissionIds = [...new Set(reads.map(({ submissionId }) => submissionId))];
  await inChunks(
    submissionIds.map((submissionId) => ({ batchId, submissionId })),
    (some) => tx.insert(batchSubmissions).values(some),
  );
  await tx.insert(plans).values({ batchId, drawSeed, at });
  await inChunks(
    reads.map((read) => ({ ...read, batchId })),
    (some) => tx.insert(plannedReads).values(some),
  );
  await inChunks(
    readerIds.map((personId) => ({ batchId, personId })),
    (some) => tx.insert(planReaders).values(some),
  );
  if (from !== undefined) await tx.insert(secondReads).values({ batchId, fromBatchId: from });
}

/** A reading that is planned, and what has become of it. */
export interface PlannedRow {
  homeBatchId: string;
  submissionId: string;
  personId: string;
  reader: string;
  second: boolean;
  /** Whether it was taken from its reader. */
  withdrawn: boolean;
  /** Whether its reader left the batch: what they have read of it is all they read. */
  left: boolean;
  /** Of the reader’s assignment; null until it is handed over. */
  state: AssignmentState | null;
  status: 'accepted' | 'held' | null;
  returnedFor: FlagKind | null;
}

const reading = sql`LATERAL (SELECT r.status, r.returned_for FROM readings r
  WHERE r.item_id = ${assignmentItems.id} AND r.status <> 'rejected' AND NOT EXISTS (
    SELECT 1 FROM readings l WHERE l.supersedes = r.id AND l.status <> 'rejected')) reading`;

const made = {
  state: assignments.state,
  status: sql<PlannedRow['status']>`reading.status`,
  returnedFor: sql<PlannedRow['returnedFor']>`reading.returned_for`,
};

/** The batch of the programme that a batch belongs to, where that has a plan. */
export async function plannedHomeOf(db: Database, batchId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ homeBatchId })
    .from(batches)
    .innerJoin(plans, eq(plans.batchId, homeBatchId))
    .where(eq(batches.id, batchId));
  return row?.homeBatchId;
}

const belongsTo = (batchId: string): SQL => sql`(${batches.id} = ${batchId} OR EXISTS (
  SELECT 1 FROM second_reads s WHERE s.batch_id = ${batches.id} AND s.from_batch_id = ${batchId}))`;

/**
 * The readings that are planned, in an order that stays.
 * @param whose of all batches of a subject, or of one batch and the second reads that come from it
 */
export async function plannedRows(
  db: Database,
  whose: { subject: SubjectKey } | { homeBatchId: string },
): Promise<PlannedRow[]> {
  return await db
    .select({
      homeBatchId,
      submissionId: plannedReads.submissionId,
      personId: plannedReads.personId,
      reader: people.pseudonym,
      second: plannedReads.second,
      withdrawn: sql<boolean>`${plannedReads.withdrawnAt} IS NOT NULL`,
      left: sql<boolean>`EXISTS (SELECT 1 FROM plan_readers p WHERE p.batch_id = ${homeBatchId}
        AND p.person_id = ${plannedReads.personId} AND p.left_at IS NOT NULL)`,
      ...made,
    })
    .from(plannedReads)
    .innerJoin(batches, eq(batches.id, plannedReads.batchId))
    .innerJoin(people, eq(people.id, plannedReads.personId))
    .leftJoin(
      assignments,
      and(eq(assignments.batchId, plannedReads.batchId), eq(assignments.personId, plannedReads.personId)),
    )
    .leftJoin(
      assignmentItems,
      and(
        eq(assignmentItems.assignmentId, assignments.id),
        eq(assignmentItems.submissionId, plannedReads.submissionId),
      ),
    )
    .leftJoin(reading, sql`true`)
    .where('subject' in whose ? isOf(whose.subject) : belongsTo(whose.homeBatchId))
    .orderBy(asc(batches.ordinal), asc(plannedReads.submissionId), asc(people.pseudonym));
}

/** The readings of the batches that are for everybody, as far as somebody has claimed them. */
export async function openRows(db: Database, subject: SubjectKey): Promise<PlannedRow[]> {
  const plan = db.select({ id: plans.batchId }).from(plans).where(eq(plans.batchId, batches.id));
  return await db
    .select({
      homeBatchId,
      submissionId: assignmentItems.submissionId,
      personId: assignments.personId,
      reader: people.pseudonym,
      second: sql<boolean>`false`,
      withdrawn: sql<boolean>`false`,
      left: sql<boolean>`false`,
      ...made,
    })
    .from(assignments)
    .innerJoin(batches, eq(batches.id, assignments.batchId))
    .innerJoin(people, eq(people.id, assignments.personId))
    .innerJoin(assignmentItems, eq(assignmentItems.assignmentId, assignments.id))
    .leftJoin(reading, sql`true`)
    .where(
      and(
        isOf(subject),
        eq(batches.kind, 'operational'),
        notExists(plan),
        not(isSeed),
        inArray(assignments.state, ['claimed', 'finished']),
        isNull(batches.dealtTo),
      ),
    )
    .orderBy(asc(batches.ordinal), asc(assignmentItems.submissionId), asc(people.pseudonym));
}

/** Who may be given further readings of a batch. */
export async function readersOfPlan(db: Database, batchId: string): Promise<string[]> {
  const rows = await db
    .select({ personId: planReaders.personId })
    .from(planReaders)
    .where(and(eq(planReaders.batchId, batchId), isNull(planReaders.leftAt)))
    .orderBy(asc(planReaders.personId));
  return rows.map(({ personId }) => personId);
}

export async function addPlanReader(tx: Database, batchId: string, personId: string): Promise<void> {
  await tx
    .insert(planReaders)
    .values({ batchId, personId })
    .onConflictDoUpdate({
      target: [planReaders.batchId, planReaders.personId],
      set: { leftAt: null },
    });
}

/**
 * Takes a reader out of a batch: what they have been given of it and have not read is for others.
 * @returns how many readings were taken from them
 */
export async function withdrawPlanReader(
  tx: Database,
  { homeBatchId: batchId, personId, at }: { homeBatchId: string; personId: string; at: Date },
): Promise<number> {
  await tx
    .update(planReaders)
    .set({ leftAt: at })
    .where(and(eq(planReaders.batchId, batchId), eq(planReaders.personId, personId)));
  const read = sql`EXISTS (
    SELECT 1 FROM assignments a JOIN assignment_items i ON i.assignment_id = a.id
    JOIN readings r ON r.item_id = i.id AND r.status <> 'rejected'
    WHERE a.batch_id = ${plannedReads.batchId} AND a.person_id = ${plannedReads.personId}
    AND i.submission_id = ${plannedReads.submissionId})`;
  const ofBatch = sql`(${plannedReads.batchId} = ${batchId} OR ${plannedReads.batchId} IN (
    SELECT s.batch_id FROM second_reads s WHERE s.from_batch_id = ${batchId}))`;
  const rows = await tx
    .update(plannedReads)
    .set({ withdrawnAt: at })
    .where(and(eq(plannedReads.personId, personId), isNull(plannedReads.withdrawnAt), ofBatch, not(read)))
    .returning({ submissionId: plannedReads.submissionId });
  return rows.length;
}

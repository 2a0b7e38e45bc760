import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { ReadingCounts } from '#shared/contract/queue.ts';
import type { OutboxState } from '#shared/contract/sync.ts';
import { type FlagKind, returningKinds } from '#shared/domain/flag.ts';
import { educators, evidence, media, submissionStanding as standing, submissions } from '../schema.ts';
import type { Db } from '../store.ts';

/** Where one submission of a batch stands. */
export interface StandingRecord {
  id: string;
  pseudonym: string;
  educator: string | null;
  position: number;
  draftId: string | null;
  submittedId: string | null;
  verdict: OutboxState | null;
  /** The flag of the submitted reading that sends the submission back. */
  returnedFor: FlagKind | null;
  activeMs: number;
  /** Whether the consensus on it is known. */
  compared: boolean;
  /** Whether every file of its evidence is here. */
  ready: boolean;
}

const count = (condition: ReturnType<typeof sql>) =>
  sql<number>`coalesce(sum(${condition}), 0)`.mapWith(Number);

const inBatch = (batchId: string | undefined) =>
  batchId === undefined ? undefined : eq(standing.batchId, batchId);

/** Counts by batch, for every batch whose manifest is here, or for one. */
export function countReadings(db: Db, batchId?: string): Map<string, ReadingCounts> {
  const verdictIs = (...states: OutboxState[]) => count(sql`${standing.verdict} IN ${states}`);
  const rows = db
    .select({
      batchId: standing.batchId,
      total: count(sql`1`),
      started: count(sql`${standing.draftId} IS NOT NULL AND ${standing.submittedId} IS NULL`),
      submitted: count(sql`${standing.submittedId} IS NOT NULL`),
      waiting: verdictIs('waiting'),
      accepted: verdictIs('accepted', 'duplicate'),
      held: verdictIs('held'),
      rejected: verdictIs('rejected'),
    })
    .from(standing)
    .where(inBatch(batchId))
    .groupBy(standing.batchId)
    .all();
  return new Map(rows.map(({ batchId, ...counts }) => [batchId, counts]));
}

/** By batch, the first submission in its reader's order that is not submitted. */
export function firstOpen(db: Db, batchId?: string): Map<string, string> {
  const rows = db
    .select({
      batchId: standing.batchId,
      // SQLite takes the other columns from the row that holds the minimum.
      first: sql<number>`min(${standing.position})`,
      submissionId: standing.submissionId,
    })
    .from(standing)
    .where(and(isNull(standing.submittedId), inBatch(batchId)))
    .groupBy(standing.batchId)
    .all();
  return new Map(rows.map((row) => [row.batchId, row.submissionId]));
}

/** The next submission to read after a position: the next open one, else the first open one before it. */
export function nextOpen(db: Db, batchId: string, position: number): string | undefined {
  return db
    .select({ id: standing.submissionId })
    .from(standing)
    .where(
      and(
        eq(standing.batchId, batchId),
        isNull(standing.submittedId),
        sql`${standing.position} <> ${position}`,
      ),
    )
    .orderBy(sql`${standing.position} < ${position}`, asc(standing.position))
    .limit(1)
    .get()?.id;
}

/** Submissions of a batch of which a file is missing. */
function incomplete(db: Db, batchId: string): Set<string> {
  const rows = db
    .selectDistinct({ id: evidence.submissionId })
    .from(evidence)
    .innerJoin(submissions, eq(submissions.id, evidence.submissionId))
    .innerJoin(media, sql`${media.sha256} IN (${evidence.sha256}, ${evidence.captionsSha256})`)
    .where(and(eq(submissions.batchId, batchId), isNull(media.completeAt)))
    .all();
  return new Set(rows.map((row) => row.id));
}

const returnedFor = sql<FlagKind | null>`(SELECT kind FROM flags WHERE reading_id = ${standing.submittedId}
  AND kind IN ${[...returningKinds]} LIMIT 1)`;

const compared = sql<number>`EXISTS (SELECT 1 FROM consensus WHERE reading_id = ${standing.submittedId})`;

/** Every submission of a batch, in its reader's order. */
export function listStanding(db: Db, batchId: string): StandingRecord[] {
  const lacking = incomplete(db, batchId);
  const rows = db
    .select({
      id: standing.submissionId,
      pseudonym: submissions.pseudonym,
      educator: educators.name,
      position: standing.position,
      draftId: standing.draftId,
      submittedId: standing.submittedId,
      verdict: standing.verdict,
      returnedFor,
      activeMs: standing.activeMs,
      compared,
    })
    .from(standing)
    .innerJoin(submissions, eq(submissions.id, standing.submissionId))
    .leftJoin(educators, eq(educators.submissionId, standing.submissionId))
    .where(eq(standing.batchId, batchId))
    .orderBy(asc(standing.position))
    .all();
  return rows.map((row) => ({ ...row, compared: row.compared === 1, ready: !lacking.has(row.id) }));
}

export function hasSubmitted(db: Db, batchId: string): boolean {
  return (
    db
      .select({ id: standing.submittedId })
      .from(standing)
      .where(and(eq(standing.batchId, batchId), isNotNull(standing.submittedId)))
      .limit(1)
      .get() !== undefined
  );
}

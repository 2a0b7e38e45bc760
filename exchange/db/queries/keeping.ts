import { and, eq, inArray, isNotNull, isNull, lte, ne, sql } from 'drizzle-orm';
import type { BatchKeeping, Holder, Withdrawal } from '#shared/exchange/keeping.ts';
import type { Database } from '../database.ts';
import {
  assignments,
  batches,
  batchRemovals,
  educatorIdentities,
  evidence,
  media,
  people,
  removals,
  submissions,
  withdrawals,
} from '../schema.ts';
import { homeBatchId } from './homeBatch.ts';

/**
 * When the evidence of the batch in the outer query goes: with that of the batch of the programme that its submissions
 * came from, if it was made in passing.
 */
export const keepUntil = sql<Date | null>`(
  SELECT min(kept.keep_until) FROM batches kept WHERE kept.id IN (
    SELECT batches.id
    UNION SELECT s.from_batch_id FROM second_reads s WHERE s.batch_id = batches.id
    UNION SELECT r.from_batch_id FROM rereads r WHERE r.batch_id = batches.id
    UNION SELECT s.from_batch_id FROM rereads r JOIN second_reads s ON s.batch_id = r.from_batch_id
      WHERE r.batch_id = batches.id
    UNION SELECT m.batch_id FROM third_reads t JOIN batch_submissions m ON m.submission_id = t.submission_id
      WHERE t.batch_id = batches.id))`.mapWith(batches.keepUntil);

/** Whether the evidence of the batch in the outer query is there still at an instant. */
export const isKept = (at: Date) => sql`coalesce(${keepUntil} > ${at.toISOString()}::timestamptz, true)`;

export async function setKeepUntil(tx: Database, batchId: string, until: Date | null): Promise<void> {
  await tx.update(batches).set({ keepUntil: until }).where(eq(batches.id, batchId));
}

/** The batches this person was ever given that end, each with when. */
export async function endingBatches(db: Database, personId: string): Promise<{ id: string; until: Date }[]> {
  const rows = await db
    .select({ id: batches.id, until: keepUntil })
    .from(assignments)
    .innerJoin(batches, eq(batches.id, assignments.batchId))
    .where(and(eq(assignments.personId, personId), sql`${keepUntil} IS NOT NULL`));
  return rows.flatMap(({ id, until }) => (until === null ? [] : [{ id, until }]));
}

/** Batches whose evidence should be gone and is not, held for this transaction. */
export async function overdueBatches(tx: Database, at: Date): Promise<string[]> {
  const rows = await tx
    .select({ id: batches.id })
    .from(batches)
    .where(
      and(
        lte(batches.keepUntil, at),
        sql`NOT EXISTS (SELECT 1 FROM batch_removals r WHERE r.batch_id = batches.id)`,
      ),
    )
    .orderBy(batches.ordinal)
    .for('update');
  return rows.map(({ id }) => id);
}

/** Submissions of a batch that are nothing else: neither anchors nor in a batch that is not of the programme’s work. */
const ownOf = (batchId: string) => sql`(
  SELECT m.submission_id FROM batch_submissions m WHERE m.batch_id = ${batchId}
    AND NOT EXISTS (SELECT 1 FROM anchors a WHERE a.submission_id = m.submission_id)
    AND NOT EXISTS (SELECT 1 FROM batch_submissions o JOIN batches b ON b.id = o.batch_id
      WHERE o.submission_id = m.submission_id AND b.kind <> 'operational'))`;

/** What stands for the title of evidence that was removed. */
const noTitle = '–';

/**
 * Forgets who handed in the submissions of a batch, what they answered and what their evidence was called, and marks its
 * files as removed, but for those that other evidence or a pack that waits to be signed is made of.
 * @returns the digests of the files, whose bytes have to go from the store now
 */
export async function removeBatchEvidence(tx: Database, batchId: string, at: Date): Promise<string[]> {
  const own = ownOf(batchId);
  const identities = await tx
    .delete(educatorIdentities)
    .where(sql`${educatorIdentities.submissionId} IN ${own}`)
    .returning({ id: educatorIdentities.submissionId });
  await tx.update(submissions).set({ answers: [] }).where(sql`${submissions.id} IN ${own}`);
  await tx.update(evidence).set({ title: noTitle }).where(sql`${evidence.submissionId} IN ${own}`);
  const rows = await tx
    .update(media)
    .set({ removedAt: at })
    .where(
      and(
        isNull(media.removedAt),
        sql`EXISTS (SELECT 1 FROM evidence e WHERE e.submission_id IN ${own}
          AND (e.media_sha256 = media.sha256 OR e.captions_sha256 = media.sha256))`,
        sql`NOT EXISTS (SELECT 1 FROM evidence e WHERE e.submission_id NOT IN ${own}
          AND (e.media_sha256 = media.sha256 OR e.captions_sha256 = media.sha256))`,
        sql`NOT EXISTS (SELECT 1 FROM packs p LEFT JOIN pack_signatures s ON s.pack_id = p.id
          WHERE s.pack_id IS NULL AND p.manifest::text LIKE '%' || media.sha256 || '%')`,
      ),
    )
    .returning({ sha256: media.sha256, bytes: media.bytes });
  await tx.insert(batchRemovals).values({
    ...{ batchId, at, files: rows.length, identities: identities.length },
    bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0),
  });
  return rows.map(({ sha256 }) => sha256);
}

/** The digests of all files that were removed. */
export async function removedMedia(db: Database): Promise<string[]> {
  const rows = await db.select({ sha256: media.sha256 }).from(media).where(isNotNull(media.removedAt));
  return rows.map(({ sha256 }) => sha256);
}

/** How long the evidence of batches is kept, and what was removed of it. */
export async function keepingOf(
  db: Database,
  batchIds: readonly string[],
): Promise<Map<string, BatchKeeping>> {
  if (batchIds.length === 0) return new Map();
  const rows = await db
    .select({ id: batches.id, until: batches.keepUntil, removed: batchRemovals })
    .from(batches)
    .leftJoin(batchRemovals, eq(batchRemovals.batchId, batches.id))
    .where(inArray(batches.id, [...batchIds]));
  return new Map(
    rows.map(({ id, until, removed }) => [
      id,
      {
        until: until?.toISOString() ?? null,
        removed: removed && {
          ...{ at: removed.at.toISOString(), files: removed.files },
          ...{ bytes: removed.bytes, identities: removed.identities },
        },
      },
    ]),
  );
}

/** Synthetic raters have none. */
const hasWorkstation = sql`EXISTS (
  SELECT 1 FROM devices d WHERE d.person_id = assignments.person_id AND d.credential_hash IS NOT NULL)`;

/** Who was given a batch, or one made of it in passing, and what their workstation signed that it removed. */
export async function holdersOf(db: Database, batchId: string): Promise<Holder[]> {
  const rows = await db
    .select({
      personId: assignments.personId,
      reader: people.pseudonym,
      assignmentId: assignments.id,
      removal: { at: removals.at, cause: removals.cause, files: removals.files, bytes: removals.bytes },
    })
    .from(assignments)
    .innerJoin(batches, eq(batches.id, assignments.batchId))
    .innerJoin(people, eq(people.id, assignments.personId))
    .leftJoin(
      removals,
      and(
        eq(removals.personId, assignments.personId),
        sql`coalesce(${removals.batchId}, ${assignments.batchId}) = ${assignments.batchId}`,
      ),
    )
    .where(and(eq(homeBatchId, batchId), ne(assignments.state, 'available'), hasWorkstation))
    .orderBy(people.pseudonym, removals.at);
  return [...Map.groupBy(rows, ({ personId }) => personId).values()].map((some): Holder => {
    const told = some.flatMap(({ removal }) => (removal ? [removal] : []));
    const open = some.some(({ removal }) => removal === null);
    const last = told.at(-1);
    const sum = (of: 'files' | 'bytes') => told.reduce((total, one) => total + one[of], 0);
    return {
      reader: some[0]?.reader ?? '',
      removed:
        open || last === undefined
          ? null
          : { at: last.at.toISOString(), cause: last.cause, files: sum('files'), bytes: sum('bytes') },
    };
  });
}

export async function insertWithdrawal(tx: Database, row: typeof withdrawals.$inferInsert): Promise<void> {
  await tx.insert(withdrawals).values(row);
}

export async function withdrawalOf(db: Database, personId: string): Promise<Withdrawal | null> {
  const [row] = await db.select().from(withdrawals).where(eq(withdrawals.personId, personId));
  return row ? { at: row.at.toISOString(), reason: row.reason } : null;
}

export async function insertRemoval(tx: Database, row: typeof removals.$inferInsert): Promise<void> {
  await tx.insert(removals).values(row);
}

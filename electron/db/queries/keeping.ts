import { and, eq, inArray, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { Keeping, Withdrawal } from '#shared/exchange/keeping.ts';
import {
  artefacts,
  batches,
  broughtEvidence,
  educators,
  enrolment,
  evidence,
  keptAnswers,
  manifests,
  media,
  submissions,
} from '../schema.ts';
import type { Db } from '../store.ts';
import type { MediaRecord } from './media.ts';
import { readSyncState } from './syncState.ts';

/** Takes over what the exchange says of how long things are kept. A withdrawal stays. */
export function keepFor(db: Db, { batches: ending, withdrawn }: Keeping): void {
  const until = new Map(ending.map((batch) => [batch.id, batch.until]));
  for (const { id, keepUntil } of db
    .select({ id: batches.id, keepUntil: batches.keepUntil })
    .from(batches)
    .all()) {
    const wanted = until.get(id) ?? null;
    if (wanted !== keepUntil) db.update(batches).set({ keepUntil: wanted }).where(eq(batches.id, id)).run();
  }
  if (withdrawn !== null) db.update(enrolment).set({ withdrawn }).where(isNull(enrolment.withdrawn)).run();
}

/** The latest instant that is known to have been: a clock that was set back makes nothing last longer. */
export function latestKnown(db: Db, now: string): string {
  const { lastContactAt, lastReceiptAt } = readSyncState(db);
  return [now, lastContactAt ?? now, lastReceiptAt ?? now].toSorted().at(-1) ?? now;
}

/** A batch whose evidence has to go. */
export interface EndedBatch {
  id: string;
  /** Null where its manifest never came. */
  rubricHash: string | null;
}

/** Batches that were taken on, that are kept no longer, and whose evidence is not removed yet. */
export function endedBatches(db: Db, now: string): EndedBatch[] {
  return db
    .select({ id: batches.id, rubricHash: manifests.rubricHash })
    .from(batches)
    .leftJoin(manifests, eq(manifests.batchId, batches.id))
    .where(
      and(
        lte(batches.keepUntil, latestKnown(db, now)),
        isNull(batches.removedAt),
        or(ne(batches.state, 'available'), isNotNull(manifests.batchId)),
      ),
    )
    .all();
}

/** The files of a batch that nothing else on this machine needs. */
export function filesOfBatchAlone(db: Db, batchId: string): MediaRecord[] {
  return db
    .select()
    .from(media)
    .where(
      sql`media.sha256 IN (SELECT sha256 FROM batch_media WHERE batch_id = ${batchId})
        AND NOT EXISTS (SELECT 1 FROM batch_media m JOIN batches b ON b.id = m.batch_id
          WHERE m.sha256 = media.sha256 AND m.batch_id <> ${batchId} AND b.removed_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM brought_evidence e WHERE e.sha256 = media.sha256)`,
    )
    .all();
}

/** Those among some files that are here and that no batch on this machine needs: fetched beside all batches, captions too. */
export function broughtAmong(db: Db, digests: readonly string[]): MediaRecord[] {
  const wanted = sql`(SELECT value FROM json_each(${JSON.stringify(digests)}))`;
  return db
    .select()
    .from(media)
    .where(
      sql`media.sha256 IN ${wanted} AND media.complete_at IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM batch_media m JOIN batches b ON b.id = m.batch_id
          WHERE m.sha256 = media.sha256 AND b.removed_at IS NULL)`,
    )
    .all();
}

export function allMedia(db: Db): MediaRecord[] {
  return db.select().from(media).all();
}

/** What is known of files goes with them; that there were such files stays. */
export function forgetFiles(db: Db, digests: readonly string[]): void {
  // As one text: there may be more of them than a statement has variables.
  const some = sql`(SELECT value FROM json_each(${JSON.stringify(digests)}))`;
  db.delete(artefacts).where(sql`${artefacts.sha256} IN ${some}`).run();
  db.delete(broughtEvidence).where(sql`${broughtEvidence.sha256} IN ${some}`).run();
  db.update(media)
    .set({ completeAt: null, problem: null, recording: null, unplayable: null })
    .where(sql`${media.sha256} IN ${some}`)
    .run();
}

/** What stands for the title of evidence that was removed. */
const noTitle = '–';

/**
 * Forgets who handed in the submissions of a batch, what they answered and what they called it, and marks the batch.
 * @returns of how many educators the names were here
 */
export function forgetSubmissions(db: Db, batchId: string, removedAt: string): number {
  const own = db.select({ id: submissions.id }).from(submissions).where(eq(submissions.batchId, batchId));
  const { changes } = db.delete(educators).where(inArray(educators.submissionId, own)).run();
  db.update(evidence).set({ title: noTitle }).where(inArray(evidence.submissionId, own)).run();
  db.update(submissions).set({ answers: [] }).where(eq(submissions.batchId, batchId)).run();
  db.update(batches)
    .set({ removedAt, download: 'none', downloadProblem: null })
    .where(eq(batches.id, batchId))
    .run();
  return changes;
}

/** Batches that something is left of. */
export function batchesHeld(db: Db): string[] {
  const rows = db.select({ id: batches.id }).from(batches).where(isNull(batches.removedAt)).all();
  return rows.map(({ id }) => id);
}

/** Forgets what the exchange answered. */
export function forgetAnswers(db: Db): void {
  db.delete(keptAnswers).run();
}

/** Since when whoever is enrolled may hold nothing, and whether everything is gone. */
export function withdrawnHere(db: Db): (Withdrawal & { emptiedAt: string | null }) | undefined {
  const row = db
    .select({ withdrawn: enrolment.withdrawn, emptiedAt: enrolment.emptiedAt })
    .from(enrolment)
    .get();
  return row?.withdrawn ? { ...row.withdrawn, emptiedAt: row.emptiedAt } : undefined;
}

export function noteEmptied(db: Db, emptiedAt: string): void {
  db.update(enrolment).set({ emptiedAt }).run();
}

import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Problem } from '#shared/contract/errors.ts';
import type { Recording } from '#shared/contract/scoring.ts';
import type { EvidenceKind, MediaRef } from '#shared/domain/evidence.ts';
import { batches, batchMedia, evidence, media } from '../schema.ts';
import type { Db } from '../store.ts';

/** A file that evidence needs, and what became of it here. */
export interface MediaRecord extends MediaRef {
  completeAt: string | null;
  /** Why the last download of it failed. */
  problem: Problem | null;
  /** What the probe found, once it looked. */
  recording: Recording | null;
  /** Why it cannot be played, where the probe found that. */
  unplayable: Problem | null;
}

export interface EvidenceRecord {
  id: string;
  submissionId: string;
  kind: EvidenceKind;
  title: string;
  durationMs: number | null;
  media: MediaRecord;
  captions: MediaRecord | null;
}

export function findMedia(db: Db, sha256: string): MediaRecord | undefined {
  return db.select().from(media).where(eq(media.sha256, sha256)).get();
}

/** Evidence of one submission, in its order. */
export function evidenceOf(db: Db, submissionId: string): EvidenceRecord[] {
  const rows = db
    .select()
    .from(evidence)
    .where(eq(evidence.submissionId, submissionId))
    .orderBy(asc(evidence.position))
    .all();
  const digests = rows.flatMap((row) => [row.sha256, row.captionsSha256 ?? row.sha256]);
  const files = db.select().from(media).where(inArray(media.sha256, digests)).all();
  const bySha = new Map(files.map((file) => [file.sha256, file]));
  return rows.flatMap(({ sha256, captionsSha256, position: _, ...row }) => {
    const file = bySha.get(sha256);
    return file ? [{ ...row, media: file, captions: bySha.get(captionsSha256 ?? '') ?? null }] : [];
  });
}

/** Files by batch, each once, in the order in which its reader will want them. */
export function mediaByBatch(db: Db, batchId?: string): Map<string, MediaRecord[]> {
  const rows = db
    .select({ batchId: batchMedia.batchId, file: media })
    .from(batchMedia)
    .innerJoin(media, eq(media.sha256, batchMedia.sha256))
    .where(batchId === undefined ? undefined : eq(batchMedia.batchId, batchId))
    .orderBy(asc(batchMedia.position))
    .all();
  const grouped = Map.groupBy(rows, (row) => row.batchId);
  return new Map([...grouped].map(([id, some]) => [id, some.map((row) => row.file)]));
}

/** The batches that need a file. */
export function batchesNeeding(db: Db, sha256: string): string[] {
  const rows = db
    .select({ id: batchMedia.batchId })
    .from(batchMedia)
    .where(eq(batchMedia.sha256, sha256))
    .all();
  return rows.map((row) => row.id);
}

/** Files still to come that a batch wants and that did not fail, the first wanted first. */
export function wantedMedia(db: Db): MediaRef[] {
  return db
    .select({ sha256: media.sha256, bytes: media.bytes, mediaType: media.mediaType })
    .from(batches)
    .innerJoin(batchMedia, eq(batchMedia.batchId, batches.id))
    .innerJoin(media, eq(media.sha256, batchMedia.sha256))
    .where(
      and(
        eq(batches.download, 'wanted'),
        isNull(batches.downloadProblem),
        isNull(media.completeAt),
        isNull(media.problem),
      ),
    )
    .groupBy(media.sha256)
    .orderBy(sql`min(${batches.position})`, sql`min(${batchMedia.position})`)
    .all();
}

/** Files that are here, but for those of batches whose evidence was being removed when the program ended. */
export function completeMedia(db: Db, now: string): string[] {
  const rows = db
    .select({ sha256: media.sha256 })
    .from(media)
    .where(
      sql`${media.completeAt} IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM batch_media m JOIN batches b ON b.id = m.batch_id
        WHERE m.sha256 = media.sha256 AND b.keep_until <= ${now} AND b.removed_at IS NULL)`,
    )
    .all();
  return rows.map((row) => row.sha256);
}

export type MediaChange = Partial<Omit<MediaRecord, 'sha256' | 'bytes' | 'mediaType'>>;

export function changeMedia(db: Db, sha256: string, change: MediaChange): void {
  db.update(media).set(change).where(eq(media.sha256, sha256)).run();
}

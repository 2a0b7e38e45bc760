import { and, eq, sql } from 'drizzle-orm';
import type { CameraOffset } from '#shared/contract/scoring.ts';
import { type Coverage, coarsen, type Stretch } from '#shared/domain/coverage.ts';
import { cameraOffsets, coverage } from '../schema.ts';
import type { Db } from '../store.ts';

/** What of the evidence was looked at in a reading. */
export function coverageOf(db: Db, readingId: string): Coverage[] {
  const columns = { evidenceId: coverage.evidenceId, watched: coverage.watched };
  return db.select(columns).from(coverage).where(eq(coverage.readingId, readingId)).all();
}

function saveCoverage(db: Db, readingId: string, { evidenceId, watched }: Coverage): void {
  const target = [coverage.readingId, coverage.evidenceId];
  db.insert(coverage)
    .values({ readingId, evidenceId, watched })
    .onConflictDoUpdate({ target, set: { watched } })
    .run();
}

export interface Watched {
  readingId: string;
  evidenceId: string;
  stretches: readonly Stretch[];
}

/** Adds stretches to what was watched of an item; without any, that it was opened. */
export function addWatched(db: Db, { readingId, evidenceId, stretches }: Watched): void {
  const where = and(eq(coverage.readingId, readingId), eq(coverage.evidenceId, evidenceId));
  const before = db.select({ watched: coverage.watched }).from(coverage).where(where).get()?.watched;
  saveCoverage(db, readingId, { evidenceId, watched: coarsen([...(before ?? []), ...stretches]) });
}

export function cameraOffsetsOf(db: Db, readingId: string): CameraOffset[] {
  const columns = { evidenceId: cameraOffsets.evidenceId, offsetMs: cameraOffsets.offsetMs };
  return db.select(columns).from(cameraOffsets).where(eq(cameraOffsets.readingId, readingId)).all();
}

export function saveCameraOffset(db: Db, readingId: string, { evidenceId, offsetMs }: CameraOffset): void {
  const target = [cameraOffsets.readingId, cameraOffsets.evidenceId];
  db.insert(cameraOffsets)
    .values({ readingId, evidenceId, offsetMs })
    .onConflictDoUpdate({ target, set: { offsetMs: sql`excluded.offset_ms` } })
    .run();
}

/** Goes on from what was watched, and how the recordings stood, in another reading. */
export function copyWatching(db: Db, from: string, to: string): void {
  for (const one of coverageOf(db, from)) saveCoverage(db, to, one);
  for (const one of cameraOffsetsOf(db, from)) saveCameraOffset(db, to, one);
}

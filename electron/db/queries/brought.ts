import { eq, inArray, sql } from 'drizzle-orm';
import { type Evidence, mediaOf } from '#shared/domain/evidence.ts';
import { artefacts, broughtEvidence, media } from '../schema.ts';
import type { Db } from '../store.ts';

/** The digest of an item that no batch asked for. */
export function findBrought(db: Db, id: string): { sha256: string } | undefined {
  return db
    .select({ sha256: broughtEvidence.sha256 })
    .from(broughtEvidence)
    .where(eq(broughtEvidence.id, id))
    .get();
}

/** Forgets files that nothing names any more. @returns their digests: they can be removed */
function forgetUnnamed(db: Db, digests: readonly string[]): string[] {
  const unnamed = digests.filter((sha256) => {
    const [named] = db.all(sql`
      SELECT 1 FROM brought_evidence WHERE sha256 = ${sha256}
      UNION ALL SELECT 1 FROM evidence WHERE sha256 = ${sha256} OR captions_sha256 = ${sha256}
      UNION ALL SELECT 1 FROM batch_media WHERE sha256 = ${sha256} LIMIT 1`);
    return named === undefined;
  });
  if (unnamed.length === 0) return [];
  db.delete(artefacts).where(inArray(artefacts.sha256, unnamed)).run();
  db.delete(media).where(inArray(media.sha256, unnamed)).run();
  return unnamed;
}

/**
 * Forgets an item that no batch asked for.
 * @returns digests of files that nothing else names: they can be removed
 */
export function removeBrought(db: Db, id: string): string[] {
  const found = findBrought(db, id);
  if (!found) return [];
  db.delete(broughtEvidence).where(eq(broughtEvidence.id, id)).run();
  return forgetUnnamed(db, [found.sha256]);
}

/** The same for all that was brought of some evidence, captions too. */
export function removeBroughtEvidence(db: Db, evidence: readonly Evidence[]): string[] {
  const ids = evidence.map(({ id }) => id).filter((id) => findBrought(db, id) !== undefined);
  if (ids.length === 0) return [];
  db.delete(broughtEvidence).where(inArray(broughtEvidence.id, ids)).run();
  return forgetUnnamed(
    db,
    mediaOf(evidence.filter(({ id }) => ids.includes(id))).map(({ sha256 }) => sha256),
  );
}

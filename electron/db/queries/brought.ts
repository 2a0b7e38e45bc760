import { eq, sql } from 'drizzle-orm';
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

/**
 * Forgets an item that no batch asked for.
 * @returns digests of files that nothing else names: they can be removed
 */
export function removeBrought(db: Db, id: string): string[] {
  const found = findBrought(db, id);
  if (!found) return [];
  const { sha256 } = found;
  db.delete(broughtEvidence).where(eq(broughtEvidence.id, id)).run();
  const [named] = db.all(sql`
    SELECT 1 FROM brought_evidence WHERE sha256 = ${sha256}
    UNION ALL SELECT 1 FROM evidence WHERE sha256 = ${sha256} OR captions_sha256 = ${sha256}
    UNION ALL SELECT 1 FROM batch_media WHERE sha256 = ${sha256} LIMIT 1`);
  if (named !== undefined) return [];
  db.delete(artefacts).where(eq(artefacts.sha256, sha256)).run();
  db.delete(media).where(eq(media.sha256, sha256)).run();
  return [sha256];
}

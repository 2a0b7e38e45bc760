import { overdueBatches, removeBatchEvidence, removedMedia } from '../../db/queries/keeping.ts';
import type { Exchange } from '../../exchange.ts';

/**
 * Removes the evidence of batches that are kept no longer, and who is behind it: first from the database, all at once,
 * then from the store.
 */
export async function removeOverdue(exchange: Exchange): Promise<void> {
  const at = exchange.now();
  const files = await exchange.db.transaction(async (tx) => {
    const gone: string[] = [];
    for (const batchId of await overdueBatches(tx, at))
      gone.push(...(await removeBatchEvidence(tx, batchId, at)));
    return gone;
  });
  await Promise.all(files.map((sha256) => exchange.media.remove(sha256)));
}

/** Removes from the store what was left there by an exchange that was killed in between. */
export async function removeLeft({ db, media }: Exchange): Promise<void> {
  for (const sha256 of await removedMedia(db)) await media.remove(sha256);
}

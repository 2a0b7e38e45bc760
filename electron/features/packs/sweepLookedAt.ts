import { PackRecord } from '#shared/exchange/packs.ts';
import { keptPacks, packsSigned, removeBroughtEvidence } from '../../db/queries/brought.ts';
import type { Ground } from '../../sync/ground.ts';

/** Removes what was fetched to look through packs that are signed by now; whoever opens one again fetches it again. */
export async function sweepLookedAt({ store, library }: Ground): Promise<void> {
  const own = packsSigned(store.db);
  const records = keptPacks(store.db).flatMap((body) => PackRecord.safeParse(body).data ?? []);
  for (const { id, signed, manifest } of records) {
    if (signed === null && !own.has(id)) continue;
    const evidence = manifest.submissions.flatMap((submission) => submission.evidence);
    const files = store.transaction((db) => removeBroughtEvidence(db, evidence));
    for (const sha256 of files) await library.remove(sha256);
  }
}

import { instant } from '#shared/domain/primitives.ts';
import { PackRecord } from '#shared/exchange/packs.ts';
import { removeBroughtEvidence } from '../../db/queries/brought.ts';
import { keepAnswer } from '../../db/queries/desk.ts';
import { packsToSweep, sweptName } from '../../db/queries/packs.ts';
import type { Ground } from '../../sync/ground.ts';

/**
 * Removes what was fetched to look through packs that are signed by now, once for each: what is fetched of them later,
 * for another reason, stays.
 */
export async function sweepLookedAt({ store, library }: Ground): Promise<void> {
  for (const body of packsToSweep(store.db)) {
    const record = PackRecord.safeParse(body).data;
    if (!record) continue;
    const evidence = record.manifest.submissions.flatMap((submission) => submission.evidence);
    const files = store.transaction((db) => {
      keepAnswer(db, { name: sweptName(record.id), at: instant(), body: {} });
      return removeBroughtEvidence(db, evidence);
    });
    for (const sha256 of files) await library.remove(sha256);
  }
}

import { instant } from '#shared/domain/primitives.ts';
import { PackRecord } from '#shared/exchange/packs.ts';
import { keptPacks, packsSigned, removeBroughtEvidence } from '../../db/queries/brought.ts';
import { keepAnswer, keptAnswer } from '../../db/queries/desk.ts';
import type { Ground } from '../../sync/ground.ts';

/** Under what it is kept that the files of a pack were removed; whoever fetches them again forgets that. */
export const sweptName = (packId: string) => `swept ${packId}`;

/**
 * Removes what was fetched to look through packs that are signed by now, once for each: what is fetched of them later,
 * for another reason, stays.
 */
export async function sweepLookedAt({ store, library }: Ground): Promise<void> {
  const own = packsSigned(store.db);
  const records = keptPacks(store.db).flatMap((body) => PackRecord.safeParse(body).data ?? []);
  for (const { id, signed, manifest } of records) {
    if ((signed === null && !own.has(id)) || keptAnswer(store.db, sweptName(id))) continue;
    const evidence = manifest.submissions.flatMap((submission) => submission.evidence);
    const files = store.transaction((db) => {
      keepAnswer(db, { name: sweptName(id), at: instant(), body: {} });
      return removeBroughtEvidence(db, evidence);
    });
    for (const sha256 of files) await library.remove(sha256);
  }
}

import { mediaOf } from '#shared/domain/evidence.ts';
import { instant } from '#shared/domain/primitives.ts';
import { addBroughtEvidence, addMedia } from '../../db/queries/desk.ts';
import { changeMedia, findMedia } from '../../db/queries/media.ts';
import { deviceOf } from '../../sync/device.ts';
import { requestMedia } from '../../sync/exchangeClient.ts';
import type { Ground } from '../../sync/ground.ts';
import { keptRecord } from './decide.ts';

/**
 * Brings the files of a submission onto this machine, one after the other.
 * @throws ProblemError `not_found`, and whatever a download throws
 */
export async function bringEvidence(
  ground: Ground,
  submissionId: string,
  signal: AbortSignal,
): Promise<{ ready: string[] }> {
  const { store, library } = ground;
  const { evidence } = keptRecord(store.db, submissionId);
  const files = mediaOf(evidence);
  store.transaction((db) => {
    for (const ref of files) addMedia(db, ref);
    for (const item of evidence) addBroughtEvidence(db, item);
  });
  for (const ref of files) {
    const known = findMedia(store.db, ref.sha256);
    if (known?.completeAt && library.fileOf(ref.sha256) !== undefined) continue;
    const device = deviceOf(ground);
    await library.download(ref, (sha256, options) => requestMedia(device, sha256, options), {
      signal,
      onProgress: () => undefined,
    });
    changeMedia(store.db, ref.sha256, { completeAt: instant(), problem: null });
  }
  return { ready: files.map(({ sha256 }) => sha256) };
}

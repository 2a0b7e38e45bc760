import { type Evidence, mediaOf } from '#shared/domain/evidence.ts';
import { instant } from '#shared/domain/primitives.ts';
import { addBroughtEvidence, addMedia } from '../db/queries/desk.ts';
import { changeMedia, findMedia } from '../db/queries/media.ts';
import { deviceOf } from './device.ts';
import { requestMedia } from './exchangeClient.ts';
import type { Ground } from './ground.ts';

/**
 * Brings the files of some evidence that no batch asked for onto this machine, one after the other.
 * @throws whatever a download throws
 */
export async function bringEvidence(
  ground: Ground,
  evidence: readonly Evidence[],
  signal: AbortSignal,
): Promise<{ ready: string[] }> {
  const { store, library } = ground;
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

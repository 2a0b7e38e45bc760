import { type Evidence, mediaOf } from '#shared/domain/evidence.ts';
import { instant } from '#shared/domain/primitives.ts';
import { addBroughtEvidence, addMedia } from '../db/queries/desk.ts';
import { changeMedia, findMedia } from '../db/queries/media.ts';
import type { MediaSource } from '../media/library.types.ts';
import { deviceOf } from './device.ts';
import { requestMedia } from './exchangeClient.ts';
import type { Ground } from './ground.ts';

/**
 * Brings the files of some evidence that no batch asked for onto this machine, one after the other.
 * @param source where they come from; the exchange, where none is told
 * @throws whatever a download throws
 */
export async function bringEvidence(
  ground: Ground,
  evidence: readonly Evidence[],
  signal: AbortSignal,
  source: MediaSource = (sha256, options) => requestMedia(deviceOf(ground), sha256, options),
): Promise<{ ready: string[] }> {
  const { store, library } = ground;
  const files = mediaOf(evidence);
  store.transaction((db) => {
    for (const ref of files) addMedia(db, ref);
    for (const item of evidence) addBroughtEvidence(db, item);
  });
  for (const ref of files) {
    const known = findMedia(store.db, ref.sha256);
    if (known?.completeAt && library.has(ref.sha256)) continue;
    await library.download(ref, source, {
      signal,
      onProgress: () => undefined,
    });
    changeMedia(store.db, ref.sha256, { completeAt: instant(), problem: null });
  }
  return { ready: files.map(({ sha256 }) => sha256) };
}

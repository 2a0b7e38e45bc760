import { instant, newId } from '#shared/domain/primitives.ts';
import { mostFilesRemoved, noRubric, type RemovalPayload } from '#shared/exchange/keeping.ts';
import { changeBatch } from '../../db/queries/batches.ts';
import { findEnrolment } from '../../db/queries/enrolment.ts';
import {
  allMedia,
  batchesHeld,
  broughtAmong,
  type EndedBatch,
  endedBatches,
  filesOfBatchAlone,
  forgetAnswers,
  forgetFiles,
  forgetSubmissions,
  noteEmptied,
  withdrawnHere,
} from '../../db/queries/keeping.ts';
import type { MediaRecord } from '../../db/queries/media.ts';
import type { Db } from '../../db/store.ts';
import { sayNext } from '../../sync/chain.ts';
import { type Device, deviceOf } from '../../sync/device.ts';
import type { Ground } from '../../sync/ground.ts';
import type { Sync } from '../../sync/sync.ts';

interface Parts {
  ground: Ground;
  sync: Pick<Sync, 'downloads'>;
  /** Ends what is made of a recording. */
  abandon(sha256: string): Promise<void>;
  /** Forgets all packs in the making. @returns how many educators were in them */
  forgetPacks(): Promise<number>;
}

/** Files that are gone. */
interface Gone {
  files: string[];
  bytes: number;
}

/** Removes files with all that was made of them, whatever is under way with them. @returns those that were here */
async function removeFiles({ ground, sync, abandon }: Parts, files: readonly MediaRecord[]): Promise<Gone> {
  const { library } = ground;
  await sync.downloads.ended(files.map(({ sha256 }) => sha256));
  const gone: Gone = { files: [], bytes: 0 };
  for (const file of files) {
    const { sha256 } = file;
    await abandon(sha256);
    const bytes = file.completeAt === null ? library.receivedBytes(file) : file.bytes;
    if (bytes > 0) {
      gone.files.push(sha256);
      gone.bytes += bytes;
    }
    await library.remove(sha256);
  }
  return gone;
}

type Said = Pick<RemovalPayload, 'batchId' | 'cause' | 'identities'> & { rubricHash: string; gone: Gone };

/** Signs that something is gone, in as many events as its files need. */
function sign(db: Db, device: Device, { rubricHash, gone, identities, ...said }: Said): void {
  for (let from = 0; from === 0 || from < gone.files.length; from += mostFilesRemoved) {
    const first = from === 0;
    const payload: RemovalPayload = {
      ...said,
      removalId: newId(),
      files: gone.files.slice(from, from + mostFilesRemoved),
      // Once for all of them.
      bytes: first ? gone.bytes : 0,
      identities: first ? identities : 0,
    };
    sayNext(db, device, { type: 'evidence.removed', payload, rubricHash, mediaHashes: [] });
  }
}

async function removeBatch(parts: Parts, device: Device, { id, rubricHash }: EndedBatch): Promise<void> {
  const { store, emit, host } = parts.ground;
  const files = filesOfBatchAlone(store.db, id);
  // From now on nothing of it is wanted.
  changeBatch(store.db, id, { download: 'none' });
  const gone = await removeFiles(parts, files);
  store.transaction((db) => {
    const identities = forgetSubmissions(db, id, instant());
    forgetFiles(
      db,
      files.map(({ sha256 }) => sha256),
    );
    sign(db, device, { batchId: id, cause: 'expired', rubricHash: rubricHash ?? noRubric, gone, identities });
  });
  store.leaveNothing();
  host.log.info({ batchId: id, files: gone.files.length }, 'evidence of a batch removed');
  emit({ name: 'queue.changed' });
  emit({ name: 'download.changed', batchId: id });
}

/** Everything that was given to whoever had access: nothing is left but what they made themselves. */
async function removeEverything(parts: Parts, device: Device): Promise<void> {
  const { store, emit, host } = parts.ground;
  const files = allMedia(store.db);
  const held = batchesHeld(store.db);
  for (const id of held) changeBatch(store.db, id, { download: 'none' });
  const inPacks = await parts.forgetPacks();
  const gone = await removeFiles(parts, files);
  store.transaction((db) => {
    const at = instant();
    const named = held.map((id) => forgetSubmissions(db, id, at));
    forgetFiles(
      db,
      files.map(({ sha256 }) => sha256),
    );
    forgetAnswers(db);
    noteEmptied(db, at);
    const identities = named.reduce((sum, one) => sum + one, inPacks);
    sign(db, device, { batchId: null, cause: 'accessWithdrawn', rubricHash: noRubric, gone, identities });
  });
  store.leaveNothing();
  host.log.info({ files: gone.files.length }, 'access withdrawn, everything removed');
  emit({ name: 'queue.changed' });
  for (const batchId of held) emit({ name: 'download.changed', batchId });
}

/**
 * Removes what may be here no longer, and signs that it is gone: batches whose time is up by this machine’s clock,
 * everything once access was withdrawn, and files fetched beside all batches that the exchange holds no longer.
 * @param gone digests of those, as far as the exchange told them
 * @throws ProblemError; what is left then is removed at the next attempt
 */
export async function removeEnded(parts: Parts, gone: readonly string[]): Promise<void> {
  const { store } = parts.ground;
  if (!findEnrolment(store.db)) return;
  const withdrawn = withdrawnHere(store.db);
  if (withdrawn) {
    if (withdrawn.emptiedAt === null) await removeEverything(parts, deviceOf(parts.ground));
    return;
  }
  for (const batch of endedBatches(store.db, instant()))
    await removeBatch(parts, deviceOf(parts.ground), batch);
  const brought = broughtAmong(store.db, gone);
  if (brought.length === 0) return;
  const { files } = await removeFiles(parts, brought);
  store.transaction((db) => forgetFiles(db, files));
  store.leaveNothing();
}

import { problem } from '#shared/contract/errors.ts';
import type { BatchDetail, BatchRow } from '#shared/contract/queue.ts';
import type { AssignmentChange } from '#shared/exchange/wire.ts';
import { type BatchRecord, changeBatch, findBatch, listBatches } from '../../db/queries/batches.ts';
import { changeMedia, mediaByBatch } from '../../db/queries/media.ts';
import { countReadings, firstOpen, hasSubmitted, listStanding } from '../../db/queries/standing.ts';
import { ExchangeRefusal } from '../../sync/failures.ts';
import type { Ground } from '../../sync/ground.ts';
import { assignmentsChanged, type Link, pullBatches, pullManifest } from '../../sync/pull.ts';
import type { Sync } from '../../sync/sync.ts';
import { type BatchFacts, batchRow, submissionRow } from './rows.ts';

/** The batches of this assessor: what there is, claiming and giving back, and their evidence. */
export interface Queue {
  list(): BatchRow[];
  batch(batchId: string): BatchDetail;
  claim(batchId: string): Promise<BatchRow>;
  release(batchId: string): Promise<BatchRow>;
  download(batchId: string): Promise<BatchRow>;
  pause(batchId: string): BatchRow;
}

// Left free for the database, so that scores can still be saved when evidence fills the disk.
const reserveBytes = 32 * 1024 ** 2;

function requireBatch({ store }: Ground, id: string): BatchRecord {
  const batch = findBatch(store.db, id);
  if (batch) return batch;
  throw problem('not_found', 'This batch is not on this workstation.', 'Go back to the queue and sync.');
}

function requireKept({ removedAt }: BatchRecord): void {
  if (removedAt !== null)
    throw problem(
      'evidence_removed',
      'The evidence of this batch was removed, because it is kept no longer.',
      'What you scored in it is kept. If your reading is still needed, ask the programme office.',
    );
}

function isClaimed(batch: BatchRecord): boolean {
  return batch.state === 'claimed' || batch.state === 'finished';
}

function requireClaimed(batch: BatchRecord): void {
  if (!isClaimed(batch))
    throw problem('batch_not_claimed', 'This batch is not claimed by you.', 'Claim it in the queue first.');
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 ** 2)} MB`;
}

/** Marks the files of a batch as wanted, unless they would fill the disk. */
function beginDownload({ ground, sync }: Parts, batchId: string): void {
  const { store, library } = ground;
  const missing = (mediaByBatch(store.db, batchId).get(batchId) ?? []).filter(
    (file) => file.completeAt === null,
  );
  const wanted = missing.reduce((sum, file) => sum + file.bytes - sync.downloads.receivedBytes(file), 0);
  const { freeBytes } = library.usage();
  const full = problem(
    'disk_full',
    `This batch needs ${megabytes(wanted)} more, and the disk has ${megabytes(freeBytes)} free.`,
    'Free some space on the disk that holds the profile, then start the download again.',
  );
  const fits = wanted === 0 || freeBytes >= wanted + reserveBytes;
  store.transaction((db) => {
    for (const file of missing) changeMedia(db, file.sha256, { problem: null });
    changeBatch(db, batchId, { download: 'wanted', downloadProblem: fits ? null : full.problem });
  });
  sync.downloads.refresh();
  ground.emit({ name: 'queue.changed' });
}

function isStale(error: unknown): boolean {
  return error instanceof ExchangeRefusal && ['version_changed', 'wrong_state'].includes(error.refusal);
}

/** Claims at the exchange. A list that had grown old is fetched again, once. */
async function claimThere(link: Link, batch: BatchRecord): Promise<AssignmentChange | undefined> {
  try {
    return await link.client.claim(batch.id, batch.version);
  } catch (error) {
    if (!isStale(error)) throw error;
    await pullBatches(link);
    const fresh = requireBatch(link.ground, batch.id);
    if (isClaimed(fresh)) return undefined;
    if (fresh.version === batch.version) throw error;
    return await link.client.claim(fresh.id, fresh.version);
  }
}

function takeOver({ store, emit }: Ground, change: AssignmentChange, more: { download?: 'none' } = {}): void {
  assignmentsChanged();
  changeBatch(store.db, change.batchId, { state: change.state, version: change.version, ...more });
  emit({ name: 'queue.changed' });
}

interface Parts {
  ground: Ground;
  sync: Sync;
}

async function claim(parts: Parts, batchId: string): Promise<void> {
  const { ground, sync } = parts;
  const batch = requireBatch(ground, batchId);
  if (!isClaimed(batch)) {
    const change = await claimThere(sync.link(), batch);
    if (change) takeOver(ground, change);
    ground.host.log.info({ batchId }, 'batch claimed');
  }
  await fetchAndDownload(parts, batchId);
}

async function fetchAndDownload(parts: Parts, batchId: string): Promise<void> {
  const batch = requireBatch(parts.ground, batchId);
  requireKept(batch);
  requireClaimed(batch);
  if (batch.manifest === null) await pullManifest(parts.sync.link(), batch);
  if (requireBatch(parts.ground, batchId).manifest !== null) beginDownload(parts, batchId);
}

async function release({ ground, sync }: Parts, batchId: string): Promise<void> {
  const batch = requireBatch(ground, batchId);
  requireClaimed(batch);
  if (hasSubmitted(ground.store.db, batchId)) {
    throw problem(
      'reading_submitted',
      'A reading of this batch was submitted, so it cannot be given back.',
      'Finish the batch, or ask the programme office to take it back.',
    );
  }
  takeOver(ground, await sync.link().client.release(batchId, batch.version), { download: 'none' });
  sync.downloads.refresh();
}

export function openQueue(parts: Parts): Queue {
  const { ground, sync } = parts;
  const { db } = ground.store;
  const facts = (batchId?: string) => {
    const [files, counts, next] = [
      mediaByBatch(db, batchId),
      countReadings(db, batchId),
      firstOpen(db, batchId),
    ];
    return (id: string): BatchFacts => ({
      files: files.get(id) ?? [],
      counts: counts.get(id),
      nextSubmissionId: next.get(id),
    });
  };
  const row = (batchId: string): BatchRow =>
    batchRow(requireBatch(ground, batchId), facts(batchId)(batchId), sync.downloads);
  return {
    list: () => {
      const factsOf = facts();
      return listBatches(db).map((batch) => batchRow(batch, factsOf(batch.id), sync.downloads));
    },
    batch: (batchId) => {
      const record = requireBatch(ground, batchId);
      return {
        batch: row(batchId),
        readerPseudonym: record.manifest?.readerPseudonym ?? null,
        submissions: listStanding(db, batchId).map(submissionRow),
      };
    },
    claim: async (batchId) => {
      await claim(parts, batchId);
      return row(batchId);
    },
    release: async (batchId) => {
      await release(parts, batchId);
      return row(batchId);
    },
    download: async (batchId) => {
      await fetchAndDownload(parts, batchId);
      return row(batchId);
    },
    pause: (batchId) => {
      requireClaimed(requireBatch(ground, batchId));
      changeBatch(db, batchId, { download: 'paused' });
      sync.downloads.refresh();
      ground.emit({ name: 'download.changed', batchId });
      return row(batchId);
    },
  };
}

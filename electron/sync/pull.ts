import { ProblemError, problem } from '#shared/contract/errors.ts';
import { BatchManifest } from '#shared/domain/batch.ts';
import { instant } from '#shared/domain/primitives.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import type { BatchSummary } from '#shared/exchange/wire.ts';
import { type BatchRecord, changeBatch, listBatches, replaceList } from '../db/queries/batches.ts';
import { storeManifest } from '../db/queries/manifests.ts';
import { changeSyncState, readSyncState } from '../db/queries/syncState.ts';
import type { ExchangeClient } from './exchangeClient.ts';
import { complaintsOf } from './exchangeRequest.ts';
import { unexpected } from './failures.ts';
import type { Ground } from './ground.ts';

/** One attempt's way to the exchange. */
export interface Link {
  ground: Ground;
  client: ExchangeClient;
  address: string;
}

const maxPages = 100;

interface List {
  batches: BatchSummary[];
  /** Names the whole list; null where it came in several pages. */
  etag: string | null;
}

/** @returns undefined where the list still is what it was */
async function fetchList({ ground, client, address }: Link): Promise<List | undefined> {
  const first = await client.batches(null, readSyncState(ground.store.db).batchesEtag);
  if (first === undefined) return undefined;
  const batches = [...first.data.batches];
  let cursor = first.data.nextCursor;
  for (let page = 1; cursor !== null; page++) {
    if (page >= maxPages) throw unexpected(address, 'its list of batches does not end');
    const next = await client.batches(cursor, null);
    batches.push(...(next?.data.batches ?? []));
    cursor = next?.data.nextCursor ?? null;
  }
  return { batches, etag: first.data.nextCursor === null ? first.etag : null };
}

// Counts claims and releases: a list asked for before one of them may be older than it.
let assignmentChanges = 0;

/** Says that a batch was claimed or given back just now. */
export function assignmentsChanged(): void {
  assignmentChanges++;
}

/** Takes over the exchange's list of batches. @throws ProblemError */
export async function pullBatches(link: Link): Promise<void> {
  const { store, emit } = link.ground;
  for (;;) {
    const before = assignmentChanges;
    const list = await fetchList(link);
    if (list === undefined) return;
    if (before !== assignmentChanges) continue;
    store.transaction((db) => {
      replaceList(db, list.batches);
      changeSyncState(db, { batchesEtag: list.etag });
    });
    return emit({ name: 'queue.changed' });
  }
}

function manifestInvalid(where: string, cause?: unknown): ProblemError {
  return problem(
    'manifest_invalid',
    `The content of this batch is not what Rangefinder understands: ${where}. Nothing of it was stored.`,
    'Check for an update of Rangefinder and try the batch again. If it stays, tell the programme office; the other batches are not affected.',
    cause,
  );
}

function requireUnique(manifest: BatchManifest): void {
  const submissions = manifest.submissions.map((submission) => submission.id);
  const evidence = manifest.submissions.flatMap((submission) => submission.evidence.map((item) => item.id));
  if (new Set(submissions).size !== submissions.length) throw manifestInvalid('a submission comes twice');
  if (new Set(evidence).size !== evidence.length) throw manifestInvalid('an item of evidence comes twice');
}

/** @throws ProblemError `manifest_invalid` */
function checkManifest(raw: unknown, batch: BatchRecord): BatchManifest {
  const parsed = BatchManifest.safeParse(raw);
  if (!parsed.success) throw manifestInvalid(complaintsOf(parsed.error), parsed.error);
  const manifest = parsed.data;
  if (manifest.id !== batch.id) throw manifestInvalid('it is another batch');
  if (manifest.policy.blind !== batch.blind) throw manifestInvalid('it differs from the list in being blind');
  if (hashOf(manifest.rubric) !== manifest.rubricHash)
    throw manifestInvalid('its rubric is not the one it names');
  requireUnique(manifest);
  return manifest;
}

function store({ ground }: Link, manifest: BatchManifest): void {
  ground.store.transaction((db) => {
    storeManifest(db, manifest, instant());
    changeBatch(db, manifest.id, { problem: null, download: 'wanted' });
  });
}

/**
 * Fetches the manifest of a claimed batch and stores it. One that cannot be read is told in the batch's problem.
 * @throws ProblemError where the exchange gives none
 */
export async function pullManifest(link: Link, batch: BatchRecord): Promise<void> {
  const { ground, client } = link;
  const raw = await client.manifest(batch.id);
  try {
    store(link, checkManifest(raw, batch));
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'manifest_invalid') throw error;
    changeBatch(ground.store.db, batch.id, { problem: error.problem });
    ground.host.log.warn({ batchId: batch.id, why: error.problem.message }, 'manifest not understood');
  }
  ground.emit({ name: 'queue.changed' });
}

/** Fetches what is missing of batches claimed already, on another day or from another window. */
export async function pullMissingManifests(link: Link): Promise<void> {
  const claimed = listBatches(link.ground.store.db).filter(
    (batch) =>
      batch.manifest === null &&
      batch.problem === null &&
      (batch.state === 'claimed' || batch.state === 'finished'),
  );
  for (const batch of claimed) await pullManifest(link, batch);
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceList } from '#electron/db/queries/batches.ts';
import { storeManifest } from '#electron/db/queries/manifests.ts';
import { insertDraft } from '#electron/db/queries/readings.ts';
import type { Store } from '#electron/db/store.ts';
import type { BatchManifest } from '#shared/domain/batch.ts';
import { instant, newId } from '#shared/domain/primitives.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import { openStoreOf } from './profileKey.ts';
import { rubricOf } from './rubric.ts';

export interface TempStore {
  store: Store;
  profile: string;
  remove(): void;
}

/** A real store in a folder of its own. */
export function openTempStore(): TempStore {
  const profile = mkdtempSync(join(tmpdir(), 'rangefinder-store-'));
  const store = openStoreOf(profile);
  return {
    store,
    profile,
    remove: () => {
      store.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

function submissionNumber(number: number): BatchManifest['submissions'][number] {
  const media = { sha256: hashOf(`video ${number}`), bytes: 1_000, mediaType: 'video/mp4' };
  return {
    id: newId(),
    pseudonym: `Juniper ${number}`,
    educator: null,
    answers: [],
    evidence: [{ id: newId(), kind: 'video', title: 'Video', media, durationMs: 60_000, captions: null }],
  };
}

/** A blind operational batch of three submissions, as an exchange would hand it over. */
export function manifestOf(): BatchManifest {
  const rubric = rubricOf(['A', 'B']);
  return {
    id: newId(),
    name: 'Spring',
    kind: 'operational',
    dueAt: null,
    microCredential: { id: newId(), title: 'Discourse', keyMethod: 'Talk moves' },
    policy: { blind: true, secondReadRate: 0.1, unwatched: 'ask' },
    readerPseudonym: 'Heron',
    rubric,
    rubricHash: hashOf(rubric),
    submissions: [1, 2, 3].map(submissionNumber),
  };
}

/** Lists a batch as claimed and stores its manifest. */
export function storeBatch(store: Store, manifest: BatchManifest = manifestOf()): BatchManifest {
  const { id, name, kind, dueAt, policy, submissions } = manifest;
  const summary = { id, name, kind, dueAt, version: 'v2', blind: policy.blind, state: 'claimed' as const };
  store.transaction((db) => {
    replaceList(db, [{ ...summary, submissions: submissions.length, bytes: 3_000 }]);
    storeManifest(db, manifest, instant());
  });
  return manifest;
}

/** Begins a reading of a submission. @returns its id */
export function beginReading(store: Store, submissionId: string): string {
  const id = newId();
  const openedAt = instant();
  insertDraft(store.db, { id, submissionId, attempt: 1, supersedes: null, openedAt, feedback: '' });
  return id;
}

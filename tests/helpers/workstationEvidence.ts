import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changeMedia } from '#electron/db/queries/media.ts';
import { digestPath } from '#electron/media/digestPath.ts';
import type { Prepared } from '#shared/contract/evidence.ts';
import type { BatchManifest } from '#shared/domain/batch.ts';
import { instant, newId } from '#shared/domain/primitives.ts';
import { keyOfProfile, openStoreOf } from './profileKey.ts';
import { sealTo } from './storedBytes.ts';
import { openTestWorkstation, type TestWorkstation } from './workstation.ts';
import { manifestOf, storeBatch } from './workstationStore.ts';

/** A workstation whose one submission shows the given recordings. */
export interface EvidenceWorkstation {
  one: TestWorkstation;
  batchId: string;
  submissionId: string;
  evidenceId(path: string): string;
  sha256(path: string): string;
  /** Prepares a recording until nothing of it waits or runs. */
  settled(path: string): Promise<Prepared>;
  /** Ends the program and starts it again on the same profile. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

type Evidence = BatchManifest['submissions'][number]['evidence'];

function evidenceFor(paths: readonly string[]): Evidence {
  return paths.map((path, index) => {
    const bytes = readFileSync(path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const media = { sha256, bytes: bytes.length, mediaType: 'video/mp4' };
    const title = `Recording ${index + 1}`;
    return { id: newId(), kind: 'video', title, media, durationMs: null, captions: null };
  });
}

/** Puts the recordings where a download would have put them. */
async function fillProfile(
  profile: string,
  paths: readonly string[],
  evidence: Evidence,
): Promise<BatchManifest> {
  const store = openStoreOf(profile);
  const manifest = manifestOf();
  const [first, ...others] = manifest.submissions;
  if (!first) throw new Error('the manifest has no submission');
  storeBatch(store, { ...manifest, submissions: [{ ...first, evidence }, ...others] });
  for (const [index, path] of paths.entries()) {
    const sha256 = evidence[index]?.media.sha256 ?? '';
    const place = digestPath(join(profile, 'library'), sha256) ?? '';
    await sealTo(place, readFileSync(path), keyOfProfile(profile, 'media'));
    changeMedia(store.db, sha256, { completeAt: instant() });
  }
  store.close();
  return { ...manifest, submissions: [first] };
}

const moving = ({ frames, peaks, thumbnails, proxy }: Prepared) =>
  [frames, peaks, thumbnails, proxy].some(({ state }) => state === 'waiting' || state === 'running');

/** @param ffmpegPath as typed in Settings; empty for the one found */
export async function openWithEvidence(
  paths: readonly string[],
  ffmpegPath = '',
): Promise<EvidenceWorkstation> {
  const profile = mkdtempSync(join(tmpdir(), 'rangefinder-evidence-'));
  const evidence = evidenceFor(paths);
  const manifest = await fillProfile(profile, paths, evidence);
  const itemOf = (path: string) => {
    const item = evidence[paths.indexOf(path)];
    if (!item) throw new Error(`${path} is no evidence here`);
    return item;
  };
  const opened: EvidenceWorkstation = {
    one: openTestWorkstation({ profile }),
    batchId: manifest.id,
    submissionId: manifest.submissions[0]?.id ?? '',
    evidenceId: (path) => itemOf(path).id,
    sha256: (path) => itemOf(path).media.sha256,
    settled: async (path) => {
      const { id: evidenceId, media } = itemOf(path);
      await opened.one.until('evidence.prepare', { evidenceId }, (prepared) => !moving(prepared));
      const over = (jobs: { sha256: string }[]) => jobs.every(({ sha256 }) => sha256 !== media.sha256);
      await opened.one.until('evidence.jobs', {}, ({ jobs }) => over(jobs));
      return opened.one.call('evidence.prepare', { evidenceId });
    },
    restart: async () => {
      await opened.one.close();
      opened.one = openTestWorkstation({ profile });
    },
    close: async () => {
      await opened.one.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
  if (ffmpegPath !== '') await opened.one.call('settings.set', { ffmpegPath });
  return opened;
}

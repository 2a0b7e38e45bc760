import { existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { plainSealer } from '../../media/sealPlain.ts';
import type { Ground } from '../../sync/ground.ts';

/** Where the files of a pack are put. */
export function packFolder(profile: string, packId: string): string {
  return join(profile, 'packs', packId);
}

/** Where the recordings of a pack are from which something is hidden; readers never get them. */
export function cleanFolder(profile: string, packId: string): string {
  return join(profile, 'packs', `${packId}.clean`);
}

/** Where the rendered stretches of a recording are, in the folder for clean copies. */
export function partsOf(folder: string, fileId: string): string {
  return join(folder, `${fileId}.parts`);
}

/** Where a file is on its way into a pack; beside the files, and never one of them. */
export const workPrefix = '.work-';

/** A folder for what is needed of a pack for a moment, beside the packs; whoever asks for it removes it. */
export async function workFolder(profile: string): Promise<string> {
  const root = join(profile, 'packs');
  await mkdir(root, { recursive: true, mode: 0o700 });
  return mkdtemp(join(root, workPrefix));
}

/** Names of what was written when the program ended, beside files or in place of them. */
const onItsWay = /^\.work-|\.[0-9a-f]{8}\.part$/;

/** Removes what was on its way when the program ended: a file that was unpacked there tells names. */
export function sweepWork(profile: string): void {
  const root = join(profile, 'packs');
  if (!existsSync(root)) return;
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }))
    if (onItsWay.test(basename(name))) rmSync(join(root, name), { recursive: true, force: true });
}

const ofPack = /^[0-9a-f-]{36}\.[a-z0-9]{1,5}$/;

/** Seals what an earlier version of the program left as it was in the folders of packs. */
export async function sealFolders({ host, mediaKey }: Ground, signal: AbortSignal): Promise<void> {
  const root = join(host.profile, 'packs');
  if (existsSync(root)) await plainSealer(root, mediaKey, ofPack).sealAll(signal);
}

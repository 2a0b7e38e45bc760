import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

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

/** Removes what was on its way when the program ended: a file that was unpacked there tells names. */
export function sweepWork(profile: string): void {
  const root = join(profile, 'packs');
  if (!existsSync(root)) return;
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }))
    if (basename(name).startsWith(workPrefix)) rmSync(join(root, name), { recursive: true, force: true });
}

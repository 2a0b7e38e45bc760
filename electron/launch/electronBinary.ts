import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadElectron } from './electronDownload.ts';
import { root } from './place.ts';

const electronPackage = join(root, 'node_modules', 'electron');

function nameInDist(): string {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Folder with an unpacked Electron that this machine was told to use. */
export function overriddenDist(): string | undefined {
  return process.env.ELECTRON_OVERRIDE_DIST_PATH || undefined;
}

function binaryIn(dist: string): string | undefined {
  const path = join(dist, nameInDist());
  return existsSync(path) ? path : undefined;
}

function installed(): string | undefined {
  // The package writes path.txt last, so a download that was cut off is not taken for a whole one.
  const complete = existsSync(join(electronPackage, 'path.txt'));
  return complete ? binaryIn(join(electronPackage, 'dist')) : undefined;
}

export interface FindOptions {
  /** Told what takes a while. */
  say?: (line: string) => void;
  /** Try the download again although it failed a short while ago. */
  insist?: boolean;
}

/**
 * An Electron to run: the one in `ELECTRON_OVERRIDE_DIST_PATH`, the one installed, or one downloaded now by the
 * electron package itself.
 * @returns the path of its program; undefined where none can be had
 */
export async function findElectron({ say, insist = false }: FindOptions = {}): Promise<string | undefined> {
  const dist = overriddenDist();
  if (dist !== undefined) return binaryIn(dist);
  const before = installed();
  if (before !== undefined) return before;
  if (!existsSync(join(electronPackage, 'package.json'))) return undefined;
  const { version } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')) as {
    version: string;
  };
  await downloadElectron({ script: join(electronPackage, 'install.js'), version, insist, say });
  return installed();
}

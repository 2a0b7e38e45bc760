import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type ProblemError, problem } from '#shared/contract/errors.ts';
import type { SecretStore } from '../host.ts';
import { secretsIn } from '../secrets.ts';

/** A name that was given outlasts a power cut once its folder is on the disk. Windows journals it by itself. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Writes a file only this user may read, whole or not at all; it is on the disk when this returns. */
export function writeSecretFile(path: string, content: Buffer): void {
  const draft = `${path}.new`;
  rmSync(draft, { force: true });
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
  syncFolder(dirname(path));
}

/** @returns undefined where there is no such file */
export function readSecretFile(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const keyFile = 'device.key';

export function keyFilePath(profile: string): string {
  return join(profile, keyFile);
}

/** Secrets encrypted with a key that the system's keychain holds. */
export function sealedFilePath(profile: string): string {
  return join(profile, 'device.sealed');
}

/** What is told where the keychain has the secrets of a profile and does not give them. */
export function sealedByKeychain(cause?: unknown): ProblemError {
  return problem(
    'profile_damaged',
    'The key of this device is sealed by the system’s keychain, which does not open it.',
    'Unlock the keychain, or sign in as the person who set this profile up, and start again in the desktop window.',
    cause,
  );
}

/** Keeps the secrets in a file with mode 0600, for systems without a keychain; the screen says so. */
export function keyFileStore(profile: string): SecretStore {
  const path = keyFilePath(profile);
  return {
    kind: 'keyfile',
    read: () => {
      // Without this a second key would be made beside the one in the keychain.
      if (existsSync(sealedFilePath(profile))) throw sealedByKeychain();
      return readSecretFile(path)?.toString('utf8');
    },
    write: (secrets) => writeSecretFile(path, Buffer.from(secrets, 'utf8')),
  };
}

/** How far above a file of a profile its key may lie: `library/<ab>/<sha256>`. */
const mostAbove = 3;

function foldersNear(place: string): string[] {
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const above: string[] = [];
  for (
    let at = isFolder ? resolve(place) : dirname(resolve(place));
    above.length <= mostAbove;
    at = dirname(at)
  )
    above.push(at);
  const below = isFolder ? readdirSync(place, { recursive: true, encoding: 'utf8' }) : [];
  const keys = below.filter((name) => basename(name) === keyFile).map((name) => join(place, name));
  return [...new Set([...above, ...keys.map(dirname)])];
}

/**
 * The secrets of all profiles in, or just above, a place, where files hold them.
 * @returns 64 hexadecimal digits each
 */
export function profileKeysNear(place: string): string[] {
  const keys = foldersNear(place).flatMap((folder) => {
    const text = readSecretFile(keyFilePath(folder))?.toString('utf8');
    return secretsIn(text)?.profileKey ?? [];
  });
  return [...new Set(keys)];
}

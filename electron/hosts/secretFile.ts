import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { SecretStore } from '../host.ts';

/** Writes a file only this user may read, whole or not at all. */
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

export function keyFilePath(profile: string): string {
  return join(profile, 'device.key');
}

/** Secrets encrypted with a key that the system's keychain holds. */
export function sealedFilePath(profile: string): string {
  return join(profile, 'device.sealed');
}

/** Keeps the secrets in a file with mode 0600, for systems without a keychain; the screen says so. */
export function keyFileStore(profile: string): SecretStore {
  const path = keyFilePath(profile);
  return {
    kind: 'keyfile',
    read: () => readSecretFile(path)?.toString('utf8'),
    write: (secrets) => writeSecretFile(path, Buffer.from(secrets, 'utf8')),
  };
}

import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { decryptCopy, openKeyed } from '#electron/db/keyed.ts';
import { openStore, type Store } from '#electron/db/store.ts';
import { keyFileStore } from '#electron/hosts/secretFile.ts';
import { sealedAt } from '#electron/media/sealed/sealedFile.ts';
import type { Stored } from '#electron/media/sealed/stored.ts';
import { keysOf, profileKeyOf } from '#electron/secrets.ts';

/** The key to the database or the media of a profile whose secrets are in a file; made where there is none. */
export function keyOfProfile(profile: string, use: 'database' | 'media' = 'database'): Buffer {
  return keysOf(profileKeyOf(keyFileStore(profile), false))[use];
}

/** The store of a profile, opened as its workstation would. */
export function openStoreOf(profile: string): Store {
  return openStore(profile, () => keyOfProfile(profile));
}

/** The database of a profile, or a copy of it, past everything that guards it but its key. */
export function databaseOf(
  profile: string,
  options: Database.Options = {},
  file = join(profile, 'rangefinder.sqlite'),
): Database.Database {
  return openKeyed(file, keyOfProfile(profile), options);
}

/** All bytes of the database of a profile as they are before they are encrypted, also what was deleted in it. */
export function databaseBytes(profile: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'rangefinder-decrypted-'));
  const copy = join(folder, 'rangefinder.sqlite');
  try {
    for (const ending of ['', '-wal'])
      if (existsSync(join(profile, `rangefinder.sqlite${ending}`)))
        copyFileSync(join(profile, `rangefinder.sqlite${ending}`), `${copy}${ending}`);
    decryptCopy(copy, keyOfProfile(profile));
    return readFileSync(copy);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A file that a profile keeps sealed. @param names of folders and the file, below the profile */
export function sealedIn(profile: string, ...names: string[]): Stored {
  return sealedAt(join(profile, ...names), keyOfProfile(profile, 'media'));
}

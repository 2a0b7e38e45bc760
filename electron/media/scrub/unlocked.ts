import { closeSync, createWriteStream, openSync, writeSync } from 'node:fs';
import { copyFile, open, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { decryptCopy, isPlain } from '../../db/keyed.ts';
import { isDiskFull } from '../diskSpace.ts';
import { isSealed, sealedFile } from '../sealed/sealedFile.ts';
import { readSound } from '../sealed/sealedWriter.ts';
import type { Sealing } from '../sealed/sealing.ts';
import { streamOf } from '../sealed/stored.ts';

/** What opens the files of one profile. */
export interface ProfileKeys {
  database?: Buffer;
  media: Buffer;
}

/** What this program has encrypted, as it was before; `done` removes the copy. */
export interface Unlocked {
  path: string;
  done(): Promise<void>;
}

const databases = /^rangefinder\.sqlite(?:\.before-\d{4}\.bak)?$/;
const endings = ['', '-wal'];

/** Copies a database with its log, so that the one in use is neither locked nor changed. */
export async function copyDatabase(path: string, copy: string): Promise<void> {
  for (const ending of endings)
    await copyFile(`${path}${ending}`, `${copy}${ending}`).catch((error: NodeJS.ErrnoException) => {
      if (ending === '' || error.code !== 'ENOENT') throw error;
    });
}

/** Removes such a copy, and what SQLite put beside it. */
export async function removeCopy(copy: string): Promise<void> {
  for (const ending of [...endings, '-shm', '-journal']) await rm(`${copy}${ending}`, { force: true });
}

async function decryptedDatabase(path: string, copy: string, key: Buffer): Promise<void> {
  await copyDatabase(path, copy);
  decryptCopy(copy, key);
}

/** What there is so far of a file that still comes; it is sealed for the name it will have. */
async function copyOfPart(path: string, copy: string, sealing: Sealing): Promise<void> {
  const [from, to] = [await open(path, 'r'), openSync(copy, 'wx', 0o600)];
  try {
    const left = await readSound(from, sealing, (bytes) => writeSync(to, bytes));
    if (!left || (left.full === 0 && !left.sound)) throw new Error('nothing of it can be read');
  } finally {
    closeSync(to);
    await from.close();
  }
}

async function copyOfSealed(path: string, copy: string, key: Buffer): Promise<void> {
  const name = basename(path);
  const [ofPart] = /^[0-9a-f]{64}(?=\.part$)/.exec(name) ?? [];
  if (ofPart !== undefined) return copyOfPart(path, copy, { key, name: ofPart });
  // What is being sealed is so for the name it will have.
  const sealing = { key, name: name.replace(/\.[0-9a-f]{8}\.part$/, '') };
  await pipeline(await streamOf(sealedFile(path, sealing)), createWriteStream(copy, { mode: 0o600 }));
}

/**
 * A readable copy of a file that this program has encrypted.
 * @param keys of the profiles it may be of
 * @param folder for the copy
 * @returns `plain` for a file it did not encrypt, `locked` where none of the keys opens it
 */
export async function unlocked(
  path: string,
  keys: readonly ProfileKeys[],
  folder: string,
): Promise<Unlocked | 'plain' | 'locked'> {
  const isDatabase = databases.test(basename(path)) && !isPlain(path) && (await stat(path)).size > 0;
  if (!isDatabase && !(await isSealed(path))) return 'plain';
  const copy = join(folder, 'unlocked');
  const done = () => removeCopy(copy);
  for (const { database, media } of keys) {
    try {
      if (!isDatabase) await copyOfSealed(path, copy, media);
      else if (database) await decryptedDatabase(path, copy, database);
      else continue;
      return { path: copy, done };
    } catch (error) {
      await done();
      if (isDiskFull(error)) throw error;
    }
  }
  return 'locked';
}

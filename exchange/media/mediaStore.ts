import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** Evidence by its digest. On disk today; anything that holds bytes by name could stand here. */
export interface MediaStore {
  /** Length in bytes; undefined where the store does not hold it. */
  sizeOf(sha256: string): Promise<number | undefined>;
  /** The bytes from `start` to `end`, both included. */
  read(sha256: string, range: { start: number; end: number }): Readable;
  /** Takes in a file under the digest of its bytes. */
  add(file: string): Promise<{ sha256: string; bytes: number }>;
}

async function digestOf(file: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

/** A store in a folder, two characters of the digest as sub-folders. */
export function folderMediaStore(root: string): MediaStore {
  const pathOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256);
  const sizeOf = async (sha256: string) => {
    const found = await stat(pathOf(sha256)).catch(() => undefined);
    return found?.size;
  };
  return {
    sizeOf,
    read: (sha256, range) => createReadStream(pathOf(sha256), range),
    async add(file) {
      const found = await digestOf(file);
      if ((await sizeOf(found.sha256)) === found.bytes) return found;
      const target = pathOf(found.sha256);
      const part = `${target}.${randomUUID()}.part`;
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      try {
        await copyFile(file, part);
        await flush(part);
        await rename(part, target);
      } finally {
        await rm(part, { force: true });
      }
      return found;
    },
  };
}

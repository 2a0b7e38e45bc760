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
  /**
   * Takes in bytes as they come, under their digest.
   * @returns how many they were; undefined, and nothing is kept, where they have another digest
   */
  receive(sha256: string, bytes: AsyncIterable<Uint8Array>): Promise<number | undefined>;
  /** Forgets bytes; that there are none is no error. */
  remove(sha256: string): Promise<void>;
}

/** The digest and number of bytes as they come; each chunk is handed on before the next is asked for. */
async function digestOf(
  chunks: AsyncIterable<Uint8Array>,
  handOn?: (chunk: Uint8Array) => Promise<unknown>,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    bytes += chunk.length;
    await handOn?.(chunk);
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
  /** Writes beside the place and moves it there once it is whole. @param write whether it is what belongs there */
  const place = async (sha256: string, write: (part: string) => Promise<boolean>): Promise<boolean> => {
    const target = pathOf(sha256);
    const part = `${target}.${randomUUID()}.part`;
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    try {
      const isIt = await write(part);
      if (isIt) await rename(part, target);
      return isIt;
    } finally {
      await rm(part, { force: true });
    }
  };
  return {
    sizeOf,
    read: (sha256, range) => createReadStream(pathOf(sha256), range),
    async add(file) {
      const found = await digestOf(createReadStream(file));
      if ((await sizeOf(found.sha256)) === found.bytes) return found;
      await place(found.sha256, async (part) => {
        await copyFile(file, part);
        await flush(part);
        return true;
      });
      return found;
    },
    async receive(sha256, chunks) {
      let received = 0;
      const isIt = await place(sha256, async (part) => {
        const handle = await open(part, 'wx', 0o600);
        try {
          const found = await digestOf(chunks, (chunk) => handle.writeFile(chunk));
          await handle.sync();
          received = found.bytes;
          return found.sha256 === sha256;
        } finally {
          await handle.close();
        }
      });
      return isIt ? received : undefined;
    },
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
  };
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { partOf } from './digestPath.ts';

/** A file of the library while its bytes gather. `size` is both the bytes on disk and the bytes hashed. */
export interface PartFile {
  readonly size: number;
  append(chunk: Uint8Array): Promise<void>;
  /** Drops what came so far. */
  startOver(): Promise<void>;
  /** Hexadecimal SHA-256 of everything appended; may be asked for once. */
  digest(): string;
  /** Onto the disk and under its final name. */
  complete(): Promise<void>;
  remove(): Promise<void>;
  close(): Promise<void>;
}

async function syncFolder(folder: string): Promise<void> {
  // Windows can neither open a folder nor needs to: its file system journals the rename.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Reads in steps of 1 MiB, a few milliseconds of hashing each, so that nothing else on this thread waits. */
async function hashExisting(path: string, hash: ReturnType<typeof createHash>): Promise<number> {
  let size = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 ** 2 })) {
    hash.update(chunk);
    size += chunk.length;
  }
  return size;
}

async function writeAll(handle: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < chunk.length) {
    const { bytesWritten } = await handle.write(chunk, written, chunk.length - written, position + written);
    written += bytesWritten;
  }
}

/** Opens the partial file of `path`, taking up what an earlier attempt left, unless that is more than `limit` bytes. */
export async function openPart(path: string, limit: number): Promise<PartFile> {
  const part = partOf(path);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // Not `a`: Linux ignores the position then, and a write cut short by a full disk must be repeatable.
  const handle = await open(part, 'a', 0o600).then(async (made) => {
    await made.close();
    return open(part, 'r+');
  });
  let hash = createHash('sha256');
  let size = 0;

  const startOver = async () => {
    await handle.truncate(0);
    hash = createHash('sha256');
    size = 0;
  };

  if ((await handle.stat()).size > limit) await startOver();
  else size = await hashExisting(part, hash);

  return {
    get size() {
      return size;
    },
    async append(chunk) {
      await writeAll(handle, chunk, size);
      hash.update(chunk);
      size += chunk.length;
    },
    startOver,
    digest: () => hash.digest('hex'),
    async complete() {
      await handle.sync();
      await handle.close();
      await rename(part, path);
      await syncFolder(dirname(path));
    },
    async remove() {
      await handle.close();
      await rm(part, { force: true });
    },
    close: () => handle.close(),
  };
}

import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { partOf } from './digestPath.ts';
import { sealedWriter } from './sealed/sealedWriter.ts';
import type { Sealing } from './sealed/sealing.ts';

/** A file of the library while its bytes gather. `size` counts the bytes that were appended and hashed. */
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

/** A name that was given outlasts a power cut once its folder is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  // Windows can neither open a folder nor needs to: its file system journals the rename.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/**
 * Opens the partial file of `path`, taking up what an earlier attempt left, unless that is more than `limit` bytes. It
 * is sealed as it gathers: nothing of it lies readable on the disk.
 */
export async function openPart(path: string, limit: number, sealing: Sealing): Promise<PartFile> {
  const part = partOf(path);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // Not `a`: Linux ignores the position then, and a write cut short by a full disk must be repeatable.
  const handle = await open(part, 'a', 0o600).then(async (made) => {
    await made.close();
    return open(part, 'r+');
  });
  let hash = createHash('sha256');
  const writer = await sealedWriter(handle, sealing, (bytes) => hash.update(bytes));
  const startOver = async () => {
    await writer.startOver();
    hash = createHash('sha256');
  };
  if (writer.size > limit) await startOver();

  return {
    get size() {
      return writer.size;
    },
    async append(chunk) {
      await writer.append(chunk);
      hash.update(chunk);
    },
    startOver,
    digest: () => hash.digest('hex'),
    async complete() {
      await writer.end();
      await handle.sync();
      await handle.close();
      await rename(part, path);
      await syncFolder(dirname(path));
    },
    async remove() {
      await handle.close();
      await rm(part, { force: true });
    },
    close: () => writer.end().finally(() => handle.close()),
  };
}

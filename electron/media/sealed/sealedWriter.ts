import { createReadStream } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { readHead } from './sealedFile.ts';
import {
  chunkBytes,
  headBytes,
  newHead,
  type Records,
  recordBytes,
  recordsOf,
  type Sealing,
} from './sealing.ts';

/** Writes a file sealed, a record at a time. What does not fill a record waits until it does, or until the end. */
export interface SealedWriter {
  /** Bytes that were appended. */
  readonly size: number;
  append(bytes: Uint8Array): Promise<void>;
  /** Drops what was appended, and begins anew. */
  startOver(): Promise<void>;
  /** Writes what waits; nothing can be appended after it. */
  end(): Promise<void>;
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}

/** What an earlier writer left, as far as it is sound. */
export interface Left {
  records: Records;
  /** Records that are full and stay. */
  full: number;
  /** What was in the one after them. */
  rest: Buffer;
  /** Whether that is all there is; what comes after it was written while the power went, say. */
  sound: boolean;
}

/** The last record on the disk: whoever ended in order marked it, whoever was killed did not. */
function lastOf(records: Records, record: Buffer, index: number): { chunk: Buffer; last: boolean } {
  try {
    return { chunk: records.open(record, { index, last: true }), last: true };
  } catch {
    return { chunk: records.open(record, { index, last: false }), last: false };
  }
}

/**
 * Reads what is there of a file that may not be whole, and tells it, record by record.
 * @returns undefined where nothing of it can be used
 */
export async function readSound(
  handle: FileHandle,
  sealing: Sealing,
  onBytes: (bytes: Buffer) => void,
): Promise<Left | undefined> {
  const reading = await readHead(handle, sealing).catch(() => undefined);
  if (reading === undefined) return undefined;
  const { records, count } = reading;
  const left: Left = { records, full: 0, rest: Buffer.alloc(0), sound: true };
  const buffer = Buffer.allocUnsafe(recordBytes);
  for (let index = 0; index < count; index++) {
    const { bytesRead } = await handle.read(buffer, 0, recordBytes, headBytes + index * recordBytes);
    const record = buffer.subarray(0, bytesRead);
    try {
      const isEnd = index === count - 1;
      const { chunk, last } = isEnd
        ? lastOf(records, record, index)
        : { chunk: records.open(record, { index, last: false }), last: false };
      onBytes(chunk);
      if (last) left.rest = chunk;
      else left.full += 1;
    } catch {
      left.sound = false;
      break;
    }
  }
  return left;
}

/**
 * Writes to a file that is open for reading and writing, going on after what is there already.
 * @param onBytes told what is there, in its order
 */
export async function sealedWriter(
  handle: FileHandle,
  sealing: Sealing,
  onBytes: (bytes: Buffer) => void = () => undefined,
): Promise<SealedWriter> {
  const before = await readSound(handle, sealing, onBytes);
  // From there on it is written anew.
  if (before?.sound === false) await handle.truncate(headBytes + before.full * recordBytes);
  const pending = Buffer.alloc(chunkBytes);
  let records = before?.records;
  let full = before?.full ?? 0;
  let filled = before?.rest.copy(pending) ?? 0;

  const begin = async () => {
    await handle.truncate(0);
    const head = newHead();
    await writeAll(handle, head, 0);
    records = recordsOf(head, sealing);
    return records;
  };
  const write = async (last: boolean) => {
    const own = records ?? (await begin());
    const record = own.seal(pending.subarray(0, filled), { index: full, last });
    await writeAll(handle, record, headBytes + full * recordBytes);
  };
  return {
    get size() {
      return full * chunkBytes + filled;
    },
    append: async (bytes) => {
      for (let at = 0; at < bytes.length; ) {
        // A full record is written once it is known not to be the last.
        if (filled === chunkBytes) {
          await write(false);
          full += 1;
          filled = 0;
        }
        const taken = Math.min(chunkBytes - filled, bytes.length - at);
        pending.set(bytes.subarray(at, at + taken), filled);
        filled += taken;
        at += taken;
      }
    },
    startOver: async () => {
      await begin();
      full = 0;
      filled = 0;
    },
    end: async () => {
      await write(true);
      await handle.truncate(headBytes + full * recordBytes + filled + (recordBytes - chunkBytes));
    },
  };
}

/**
 * Writes a sealed copy of a file, onto the disk when it returns; where that fails nothing is left of it.
 * @param onBytes told the bytes of the file as they pass
 */
export async function sealCopy(
  from: string,
  to: string,
  { sealing, signal, onBytes }: { sealing: Sealing; signal?: AbortSignal; onBytes?(bytes: Buffer): void },
): Promise<void> {
  const handle = await open(to, 'wx+', 0o600);
  try {
    const writer = await sealedWriter(handle, sealing);
    for await (const bytes of createReadStream(from, {
      highWaterMark: 1024 ** 2,
      ...(signal ? { signal } : {}),
    })) {
      onBytes?.(bytes as Buffer);
      await writer.append(bytes as Buffer);
    }
    await writer.end();
    await handle.sync();
    await handle.close();
  } catch (error) {
    await handle.close();
    await rm(to, { force: true });
    throw error;
  }
}

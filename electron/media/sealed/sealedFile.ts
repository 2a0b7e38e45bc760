import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import {
  chunkBytes,
  headBytes,
  isHead,
  plainBytes,
  type Records,
  recordBytes,
  recordsOf,
  type Sealing,
} from './sealing.ts';
import type { Stored } from './stored.ts';

async function headOf(handle: FileHandle): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
  return buffer.subarray(0, bytesRead);
}

/** Whether a file was sealed by this program; false where there is none. */
export async function isSealed(path: string): Promise<boolean> {
  const handle = await open(path, 'r').catch(() => undefined);
  if (handle === undefined) return false;
  try {
    return isHead(await headOf(handle));
  } finally {
    await handle.close();
  }
}

/** A sealed file that is open for reading. */
export interface SealedReading {
  records: Records;
  /** Bytes of the file that was sealed. */
  size: number;
  /** Records on the disk; a file that is whole has one at least. */
  count: number;
}

/** @throws Error where it is not sealed */
export async function readHead(handle: FileHandle, sealing: Sealing): Promise<SealedReading> {
  const head = await headOf(handle);
  if (!isHead(head)) throw new Error('the file is not sealed');
  const { size: onDisk } = await handle.stat();
  const count = Math.ceil((onDisk - headBytes) / recordBytes);
  return { records: recordsOf(head, sealing), size: plainBytes(onDisk), count };
}

/** As many records are read from the disk at once. */
const together = 8;

/**
 * The records from `first` to `end` (not included), opened: while some are, the next are read from the disk.
 * @throws Error where one is damaged
 */
export async function* chunksOf(
  handle: FileHandle,
  { records, count }: SealedReading,
  [first, end]: readonly [number, number],
): AsyncGenerator<Buffer> {
  const size = Math.min(together, end - first) * recordBytes;
  // What is opened lies elsewhere: the two take turns.
  let [buffer, other] = [Buffer.allocUnsafeSlow(size), Buffer.allocUnsafeSlow(size)];
  const readAt = async (at: number, into: Buffer) => {
    const wanted = Math.min(together, end - at) * recordBytes;
    const { bytesRead } = await handle.read(into, 0, wanted, headBytes + at * recordBytes);
    return bytesRead;
  };
  let reading = readAt(first, buffer);
  try {
    for (let at = first; at < end; at += together) {
      const bytesRead = await reading;
      const next = at + together;
      if (next < end) reading = readAt(next, other);
      for (let index = at; index < Math.min(next, end); index++) {
        const from = (index - at) * recordBytes;
        const record = buffer.subarray(from, Math.min(from + recordBytes, bytesRead));
        yield records.open(record, { index, last: index === count - 1 });
      }
      [buffer, other] = [other, buffer];
    }
  } finally {
    // Nobody closes the file under a reading.
    await reading.catch(() => undefined);
  }
}

async function* slice(
  { handle, reading, began }: { handle: FileHandle; reading: SealedReading; began(): void },
  start: number,
  end: number,
) {
  began();
  try {
    const first = Math.floor(start / chunkBytes);
    let from = first * chunkBytes;
    for await (const chunk of chunksOf(handle, reading, [first, Math.floor(end / chunkBytes) + 1])) {
      yield chunk.subarray(Math.max(0, start - from), end + 1 - from);
      from += chunk.length;
    }
  } finally {
    await handle.close();
  }
}

/** A sealed file: what is read of it is what was kept, or reading fails. */
export function sealedFile(path: string, sealing: Sealing): Stored {
  return {
    open: async () => {
      const handle = await open(path, 'r');
      try {
        const reading = await readHead(handle, sealing);
        return {
          size: reading.size,
          stream: (start, end) => {
            let begun = false;
            const began = () => {
              begun = true;
            };
            const bytes = slice({ handle, reading, began }, start, end);
            // As objects, or what waits would be copied together.
            const stream = Readable.from(bytes, { highWaterMark: together });
            // What was never begun does not get to its end either.
            stream.once('close', () => begun || void handle.close().catch(() => undefined));
            return stream;
          },
          close: () => handle.close(),
        };
      } catch (error) {
        await handle.close();
        throw error;
      }
    },
  };
}

/** A sealed file that lies under the name for which it was sealed. */
export function sealedAt(path: string, key: Buffer): Stored {
  return sealedFile(path, { key, name: basename(path) });
}

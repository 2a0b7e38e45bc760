import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';

/** A file that can be read, however it lies on the disk. */
export interface Stored {
  /** @throws what the file system throws; Error where a sealed file was damaged */
  open(): Promise<OpenFile>;
}

/** A file that is open. Either `stream` is asked for, which closes it when it ends or is destroyed, or it is closed. */
export interface OpenFile {
  /** Bytes of the file as it was kept. */
  size: number;
  /** The bytes from `start` to `end`, both included; `start` within the file. */
  stream(start: number, end: number): Readable;
  close(): Promise<void>;
}

/** A file as it lies. */
export function plainFile(path: string): Stored {
  return {
    open: async () => {
      const handle = await open(path, 'r');
      const { size } = await handle.stat().catch(async (error: unknown) => {
        await handle.close();
        throw error;
      });
      return {
        size,
        stream: (start, end) =>
          handle.createReadStream({ start, end, autoClose: true, highWaterMark: 512 * 1024 }),
        close: () => handle.close(),
      };
    },
  };
}

/** All of a file. */
export async function streamOf(stored: Stored): Promise<Readable> {
  const file = await stored.open();
  if (file.size > 0) return file.stream(0, file.size - 1);
  await file.close();
  return Readable.from([]);
}

/** Whether a file can be read at all, told by its last byte: that its record opens shows the key, the name and the length. */
export async function opens(stored: Stored): Promise<boolean> {
  try {
    const file = await stored.open();
    if (file.size === 0) await file.close();
    else for await (const _ of file.stream(file.size - 1, file.size - 1));
    return true;
  } catch {
    return false;
  }
}

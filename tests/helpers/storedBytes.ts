import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sealCopy } from '#electron/media/sealed/sealedWriter.ts';
import { type Stored, streamOf } from '#electron/media/sealed/stored.ts';

/** All bytes of a file as it was kept. */
export async function bytesOfStored(stored: Stored | undefined): Promise<Buffer> {
  if (stored === undefined) throw new Error('there is no such file');
  return buffer(await streamOf(stored));
}

/** Puts a file into a library as it lies there once it is complete. */
export async function sealTo(path: string, bytes: Uint8Array, key: Buffer): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rangefinder-plain-'));
  try {
    writeFileSync(join(folder, 'plain'), bytes);
    mkdirSync(dirname(path), { recursive: true });
    await sealCopy(join(folder, 'plain'), path, { sealing: { key, name: basename(path) } });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

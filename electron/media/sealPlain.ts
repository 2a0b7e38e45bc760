import { createHash } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { attemptAt } from './derived.ts';
import { isSealed } from './sealed/sealedFile.ts';
import { sealCopy } from './sealed/sealedWriter.ts';

/** Names of the files of a library. */
export const ofLibrary = /^[0-9a-f]{64}(?:\.[a-z]+(?:-\d{1,2})?)?$/;
const digest = /^[0-9a-f]{64}$/;

/** Seals what an earlier version of the program left as it was. */
export interface PlainSealer {
  /** Seals one file, unless it is; at once with whoever asks for the same. */
  seal(path: string): Promise<void>;
  /** Seals all of them, one after the other. */
  sealAll(signal: AbortSignal): Promise<void>;
}

/** A file whose content is not what its name says is no evidence: it is removed, and fetched again. */
async function sealHere(path: string, key: Buffer, signal?: AbortSignal): Promise<void> {
  const name = basename(path);
  const sealed = attemptAt(path);
  const hash = createHash('sha256');
  await sealCopy(path, sealed, {
    sealing: { key, name },
    onBytes: (bytes) => void hash.update(bytes),
    ...(signal ? { signal } : {}),
  });
  const sound = !digest.test(name) || hash.digest('hex') === name;
  if (sound) return rename(sealed, path);
  await rm(sealed, { force: true });
  await rm(path, { force: true });
}

/** Somebody removed it meanwhile. */
function unlessGone(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

/** @param which names of the files one folder below `root` that are meant */
export function plainSealer(root: string, key: Buffer, which: RegExp): PlainSealer {
  const running = new Map<string, Promise<void>>();
  const seal = async (path: string, signal?: AbortSignal) => {
    const begun = running.get(path);
    if (begun) return begun;
    if (await isSealed(path)) return;
    const sealing = running.get(path) ?? sealHere(path, key, signal);
    running.set(path, sealing);
    await sealing.finally(() => running.delete(path));
  };
  return {
    seal: (path) => seal(path),
    sealAll: async (signal) => {
      for (const folder of await readdir(root, { withFileTypes: true })) {
        if (!folder.isDirectory()) continue;
        const place = join(root, folder.name);
        for (const name of await readdir(place)) {
          if (signal.aborted) return;
          if (which.test(name)) await seal(join(place, name), signal).catch(unlessGone);
        }
      }
    },
  };
}

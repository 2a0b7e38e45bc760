import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { problem } from '#shared/contract/errors.ts';
import { makeSealed, removeLeftOvers } from './derived.ts';
import { derivedPath, digestPath, partOf } from './digestPath.ts';
import { freeBytes } from './diskSpace.ts';
import { downloadTo } from './download.ts';
import type { MediaLibrary } from './library.types.ts';
import { sealedAt } from './sealed/sealedFile.ts';
import { plainBytes, type Sealing } from './sealed/sealing.ts';
import { opens, type Stored } from './sealed/stored.ts';
import { ofLibrary, plainSealer } from './sealPlain.ts';

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function folderBytes(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    return sum + (entry.isDirectory() ? folderBytes(path) : sizeOf(path));
  }, 0);
}

/** @throws ProblemError `invalid_input` where there can be no such path */
function pathOrThrow(path: string | undefined): string {
  if (path !== undefined) return path;
  throw problem(
    'invalid_input',
    'A file was named by something that is not a digest.',
    'Fetch the batch again.',
  );
}

/**
 * Opens (and makes) the content-addressed library below `root`: `<root>/<ab>/<sha256>`, and `.part` while it downloads.
 * A file has its final name only once its SHA-256 was checked and it is on the disk. All of them are sealed.
 * @param key of the library, 32 bytes
 */
export function openMediaLibrary(root: string, key: Buffer): MediaLibrary {
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const running = new Map<string, Promise<void>>();
  const plain = plainSealer(root, key, ofLibrary);
  // Before anything is made here: what is being made has the names of what was left.
  const cleared = removeLeftOvers(root);
  cleared.catch(() => undefined);
  const sealingOf = (path: string): Sealing => ({ key, name: basename(path) });

  const pathOf = (sha256: string) => {
    const path = digestPath(root, sha256);
    return path !== undefined && existsSync(path) ? path : undefined;
  };
  const derivedOf = (sha256: string, name: string) => pathOrThrow(derivedPath(root, sha256, name));
  const storedAt = (path: string): Stored => ({
    open: async () => {
      await cleared;
      await plain.seal(path);
      return sealedAt(path, key).open();
    },
  });

  return {
    has: (sha256) => pathOf(sha256) !== undefined,
    fileOf(sha256) {
      const path = pathOf(sha256);
      return path === undefined ? undefined : storedAt(path);
    },
    pathOf,
    derivedOf: (sha256, name) => storedAt(derivedOf(sha256, name)),
    derivedBytes: (sha256, name) => plainBytes(sizeOf(derivedOf(sha256, name))),
    async makeDerived(sha256, name, make) {
      const path = derivedOf(sha256, name);
      await cleared;
      return makeSealed(path, sealingOf(path), make);
    },
    receivedBytes(ref) {
      const path = pathOrThrow(digestPath(root, ref.sha256));
      return existsSync(path) ? ref.bytes : Math.min(plainBytes(sizeOf(partOf(path))), ref.bytes);
    },
    async download(ref, source, options) {
      const path = pathOrThrow(digestPath(root, ref.sha256));
      // Two batches may name one file: the second waits, then finds it there or tries for itself.
      while (running.has(ref.sha256)) await running.get(ref.sha256)?.catch(() => undefined);
      options.signal.throwIfAborted();
      // One that was sealed with a key that is gone, or damaged at its end, is of no use to anybody.
      if (existsSync(path) && (await opens(storedAt(path)))) return options.onProgress(ref.bytes);
      const place = { path, root, sealing: sealingOf(path) };
      const download = downloadTo(place, ref, { ...options, source });
      running.set(ref.sha256, download);
      await download.finally(() => running.delete(ref.sha256));
    },
    async remove(sha256) {
      const path = pathOrThrow(digestPath(root, sha256));
      const folder = dirname(path);
      const names = await readdir(folder).catch(() => []);
      const own = names.filter((name) => name === basename(path) || name.startsWith(`${basename(path)}.`));
      await Promise.all(own.map((name) => rm(join(folder, name), { force: true })));
    },
    async tidy(signal) {
      await cleared;
      await plain.sealAll(signal);
    },
    usage: () => ({ mediaBytes: folderBytes(root), freeBytes: freeBytes(root) }),
  };
}

import { createWriteStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { broken } from './refusals.ts';

/** A file in an archive, as its list says. */
export interface ArchiveEntry {
  name: string;
  bytes: number;
}

/** How much an archive may unpack to. */
export interface ArchiveLimits {
  entryBytes: number;
  bytes: number;
  /** What is said of one that is larger. */
  tooLarge: string;
}

/** Beyond any honest document; a bomb is refused before it has filled the memory. */
const ofDocuments: ArchiveLimits = {
  entryBytes: 512 * 1024 ** 2,
  bytes: 1024 ** 3,
  tooLarge: 'The archive unpacks to more than a document ever needs',
};
const most = { entries: 10_000, ratio: 1_000 };
/** Small files shrink to next to nothing honestly. */
const ratioFromBytes = 1024 ** 2;

function check(entry: yauzl.Entry, total: number, limits: ArchiveLimits): void {
  const { uncompressedSize, compressedSize, generalPurposeBitFlag } = entry;
  if ((generalPurposeBitFlag & 1) !== 0) throw broken('The archive needs a password');
  if (uncompressedSize > limits.entryBytes || total > limits.bytes) throw broken(limits.tooLarge);
  if (uncompressedSize > ratioFromBytes && uncompressedSize > compressedSize * most.ratio)
    throw broken('The archive is made to fill the memory');
}

async function entriesOf(archive: yauzl.ZipFile, limits = ofDocuments): Promise<yauzl.Entry[]> {
  const entries: yauzl.Entry[] = [];
  const names = new Set<string>();
  let total = 0;
  for await (const entry of archive.eachEntry()) {
    total += entry.uncompressedSize;
    check(entry, total, limits);
    // Two of one name: readers differ in which of them they open.
    if (names.has(entry.fileName)) throw broken('The archive has two files of one name');
    names.add(entry.fileName);
    if (!entry.fileName.endsWith('/')) entries.push(entry);
    if (entries.length > most.entries) throw broken(`The archive has more than ${most.entries} files`);
  }
  return entries;
}

async function entryNamed(archive: yauzl.ZipFile, name: string, limits: ArchiveLimits): Promise<yauzl.Entry> {
  const entry = (await entriesOf(archive, limits)).find(({ fileName }) => fileName === name);
  if (entry) return entry;
  throw broken('The archive is another than it was: it lacks a file');
}

async function withArchive<T>(path: string, use: (archive: yauzl.ZipFile) => Promise<T>): Promise<T> {
  const wrong = (error: unknown) => broken('The archive is damaged, or names files outside itself', error);
  const archive = await yauzl
    .openPromise(path, {
      autoClose: false,
      lazyEntries: true,
      strictFileNames: false,
      validateEntrySizes: true,
    })
    .catch((error: unknown) => Promise.reject(wrong(error)));
  try {
    return await use(archive);
  } catch (error) {
    throw error instanceof Error && error.name !== 'ProblemError' ? wrong(error) : error;
  } finally {
    archive.close();
  }
}

/** @throws ProblemError `invalid_input` for what is damaged, would write outside itself, or unpacks without end */
export function listArchive(path: string, limits?: ArchiveLimits): Promise<ArchiveEntry[]> {
  return withArchive(path, async (archive) =>
    (await entriesOf(archive, limits)).map(({ fileName, uncompressedSize }) => ({
      name: fileName,
      bytes: uncompressedSize,
    })),
  );
}

/**
 * Unpacks an archive into the memory; each file is held to the size its list says.
 * @returns the files by their names, in the order of the list
 * @throws ProblemError as `listArchive`
 */
export function readArchive(path: string): Promise<Map<string, Buffer>> {
  return withArchive(path, async (archive) => {
    const files = new Map<string, Buffer>();
    for (const entry of await entriesOf(archive))
      files.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)));
    return files;
  });
}

/** Unpacks one small file of an archive into the memory. @throws ProblemError as `unpackFile` */
export function readArchiveFile(path: string, name: string, limits: ArchiveLimits): Promise<Buffer> {
  return withArchive(path, async (archive) => {
    const entry = await entryNamed(archive, name, limits);
    return await buffer(await archive.openReadStreamPromise(entry));
  });
}

/**
 * Unpacks one file of an archive into a new file, which is held to the size its list says.
 * @throws ProblemError as `listArchive`, and where there is no such file in it
 */
export function unpackFile(
  path: string,
  name: string,
  { target, limits, signal }: { target: string; limits: ArchiveLimits; signal?: AbortSignal },
): Promise<void> {
  return withArchive(path, async (archive) => {
    const entry = await entryNamed(archive, name, limits);
    const written = createWriteStream(target, { flags: 'wx', mode: 0o600 });
    const read = await archive.openReadStreamPromise(entry);
    await pipeline(read, written, signal ? { signal } : {});
  }).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw error;
  });
}

import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { problem } from '#shared/contract/errors.ts';
import type { DraftFile } from '#shared/domain/packDraft.ts';
import { requireSpace } from '../../media/diskSpace.ts';
import { type ArchiveLimits, listArchive, readArchiveFile, unpackFile } from '../../media/scrub/archive.ts';

/** Files as somebody handed them in: in a folder or in an archive, where they stay. */
export interface HandedIn {
  files: { name: string; bytes: number }[];
  /** Which of them is the list of who handed in what, where there is one. */
  roster: string | undefined;
  placeOf(name: string): DraftFile['place'];
  read(name: string): Promise<Buffer>;
}

/** Hours of video of a whole class. */
export const handedInLimits: ArchiveLimits = {
  entryBytes: 64 * 1024 ** 3,
  bytes: 512 * 1024 ** 3,
  tooLarge: 'The archive unpacks to more than 512 GiB',
};

const mostFiles = 1_000;
const rosterBytes = 4 * 1024 ** 2;

/** What systems leave beside the files of people. */
const isOfSystem = (name: string) =>
  name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX' || part === 'Thumbs.db');

const isRoster = (name: string) => /^roster\.csv$/i.test(basename(name));

function checkNumber(count: number): void {
  if (count === 0)
    throw problem(
      'invalid_input',
      'There are no files in that place.',
      'Choose the folder or ZIP with the submissions.',
    );
  if (count > mostFiles)
    throw problem(
      'invalid_input',
      `There are more than ${mostFiles} files in that place.`,
      'Put only what belongs together into one folder, or divide it into several packs.',
    );
}

async function fromFolder(folder: string, roster?: string): Promise<HandedIn> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !isOfSystem(name));
  checkNumber(names.length);
  const files = await Promise.all(
    names.map(async (name) => ({ name, bytes: (await stat(join(folder, name))).size })),
  );
  return {
    files,
    roster: roster ?? names.find((name) => isRoster(name) && !name.includes('/')),
    placeOf: (name) => ({ path: join(folder, name), entry: null }),
    read: (name) => readFile(join(folder, name)),
  };
}

async function fromArchive(path: string): Promise<HandedIn> {
  const files = (await listArchive(path, handedInLimits)).filter(({ name }) => !isOfSystem(name));
  checkNumber(files.length);
  return {
    files,
    // Archives are often made of a folder, which then stands in all their names.
    roster: files.map(({ name }) => name).find((name) => isRoster(name) && name.split('/').length <= 2),
    placeOf: (name) => ({ path, entry: name }),
    read: (name) => readArchiveFile(path, name, handedInLimits),
  };
}

/**
 * Looks into a folder, a ZIP archive, or the folder of a roster.
 * @throws ProblemError `not_found`; `invalid_input` where there is nothing in it or too much, or the archive is broken
 */
export async function openHandedIn(given: string): Promise<HandedIn> {
  const place = resolve(given.trim());
  const found = await stat(place).catch((error: unknown) => {
    throw problem('not_found', 'There is no folder or file of that name.', 'Check the path.', error);
  });
  const opened = await (found.isDirectory() ? fromFolder(place) : fromFile(place));
  const roster = opened.files.find(({ name }) => name === opened.roster);
  if (roster && roster.bytes > rosterBytes)
    throw problem('invalid_input', 'The roster is larger than 4 MiB.', 'Leave only the columns it needs.');
  return opened;
}

function fromFile(place: string): Promise<HandedIn> {
  const ending = extname(place).toLowerCase();
  if (ending === '.zip') return fromArchive(place);
  if (ending === '.csv') return fromFolder(dirname(place), basename(place));
  throw problem(
    'invalid_input',
    'That is neither a folder, nor a ZIP archive, nor a roster.',
    'Choose the folder with the submissions, a ZIP of it, or the CSV file that lists them.',
  );
}

/**
 * A file as it was handed in, unpacked where it lies in an archive.
 * @param folder where it is unpacked
 * @returns its path
 * @throws ProblemError `disk_full`, `invalid_input` for a broken archive
 */
export async function handedInFile(
  { place, bytes }: DraftFile,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  if (place.entry === null) return place.path;
  requireSpace(folder, bytes);
  const target = join(folder, `source${extname(place.entry).toLowerCase()}`);
  await unpackFile(place.path, place.entry, { target, limits: handedInLimits, signal });
  return target;
}

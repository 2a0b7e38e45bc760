import { lstat, mkdtemp, open, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import type { Encoding } from '#shared/blinding/encodings.ts';
import type { Identifiers } from '#shared/blinding/identifiers.ts';
import { wordFinder } from '#shared/blinding/words.ts';
import type { Leak, Searched } from '#shared/contract/blinding.ts';
import { problem } from '#shared/contract/errors.ts';
import { everyTable } from '../../db/everyCell.ts';
import { isPlain } from '../../db/keyed.ts';
import { vaultFile } from '../../db/vault.ts';
import type { RunOptions } from '../ffmpeg.ts';
import { byChance } from './codedData.ts';
import { openTagReader } from './exiftool.ts';
import type { Tool } from './scrubbing.ts';
import { type Finding, openSearcher, type Searcher } from './searching.ts';
import { copyDatabase, type ProfileKeys, removeCopy, unlocked } from './unlocked.ts';
import { type View, type ViewTools, viewsOf } from './views.ts';

export interface LeakReport {
  /** Nothing found, and everything could be read. */
  ok: boolean;
  searched: Searched & { encodings: readonly Encoding[] };
  found: Leak[];
  /** So short, and in coded picture or sound, that they stand there by chance. */
  byChance: Leak[];
  /** What could not be read at all. */
  unread: { file: string; why: string }[];
  /** What could not be looked into; its bytes were searched. */
  notOpened: { file: string; where: string; why: string }[];
  notSearched: string[];
  tools: Tool[];
}

export interface LeakScanWish {
  /** A profile, a pack, any other folder, or one file. */
  place: string;
  identifiers: Identifiers;
  /** Of profiles whose files are to be opened. */
  keys?: readonly ProfileKeys[];
  options: RunOptions;
  /** Told before each file. */
  onFile?(file: string, done: number, all: number): void;
}

/** Every file below a folder, and what is a link or no file. */
async function filesBelow(place: string): Promise<{ files: string[]; others: string[] }> {
  const found = await lstat(place).catch((error: unknown) => {
    throw problem('not_found', 'There is nothing to search under that name.', 'Check the path.', error);
  });
  if (found.isFile()) return { files: [place], others: [] };
  if (!found.isDirectory())
    throw problem(
      'invalid_input',
      'What was given to search is neither a file nor a folder.',
      'Give one of those.',
    );
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const pathOf = (entry: (typeof entries)[number]) => join(entry.parentPath, entry.name);
  return {
    files: entries.filter((entry) => entry.isFile()).map(pathOf),
    others: entries.filter((entry) => !entry.isFile() && !entry.isDirectory()).map(pathOf),
  };
}

async function beginsWith(path: string, wanted: string): Promise<boolean> {
  const file = await open(path, 'r');
  const { buffer } = await file
    .read(Buffer.alloc(wanted.length), 0, wanted.length, 0)
    .finally(() => file.close());
  return buffer.toString('latin1') === wanted;
}

const sqliteHead = 'SQLite format 3\0';

/** Reads a database from a copy. */
async function* tablesOf(path: string, folder: string): AsyncGenerator<View & { rows: number }> {
  const copy = join(folder, 'database');
  try {
    await copyDatabase(path, copy);
    for (const { table, rows, chunks } of everyTable(copy)) yield { where: `table ${table}`, chunks, rows };
  } finally {
    await removeCopy(copy);
  }
}

/** Files whose blocks are packed in a way that breaks words apart, and that nothing here unpacks. */
const packedTables = /\.(?:ldb|sst)$/;

interface Scan {
  wish: LeakScanWish;
  searcher: Searcher;
  tools: ViewTools;
  report: LeakReport;
}

function leaksOf(file: string, findings: readonly Finding[]): Leak[] {
  return findings.map(({ identifier, encoding, where, offsets, count }) => ({
    identifier,
    file,
    where,
    encoding,
    count,
    offset: offsets[0] ?? 0,
  }));
}

function searchName({ wish, report }: Scan, file: string): void {
  const names = file === '.' ? basename(resolve(wish.place)) : file;
  for (const { identifier, start } of wordFinder(wish.identifiers.all)(names))
    report.found.push({
      identifier: wish.identifiers.all[identifier] ?? '',
      file,
      where: 'name of the file',
      encoding: 'name of the file',
      count: 1,
      offset: start,
    });
}

const locked = 'it is encrypted, and its key is not here: search it from the settings of its workstation';

/** A file as it lies, or the copy of one that this program has encrypted. */
async function searchFile(scan: Scan, path: string, file: string): Promise<void> {
  const { wish, report, tools } = scan;
  const opened = await unlocked(path, wish.keys ?? [], tools.folder);
  if (opened === 'locked') report.unread.push({ file, why: locked });
  if (basename(path) === vaultFile && !isPlain(path))
    report.notOpened.push({
      file,
      where: 'database',
      why: 'the vault keeps names, encrypted; it is not opened',
    });
  if (opened === 'plain' || opened === 'locked') return searchContent(scan, path, file);
  try {
    await searchContent(scan, opened.path, file);
  } finally {
    await opened.done();
  }
}

async function searchContent(scan: Scan, path: string, file: string): Promise<void> {
  const { searcher, report, tools, wish } = scan;
  const findings: Finding[] = [];
  const look = async (view: View) => {
    wish.options.signal?.throwIfAborted();
    const { found, bytes } = await searcher.search(view);
    findings.push(...found);
    report.searched.bytes += bytes;
    report.searched.views += 1;
  };
  const notOpened = (where: string, why: string) => report.notOpened.push({ file, where, why });
  for await (const view of viewsOf(path, tools, notOpened)) await look(view);
  if (await beginsWith(path, sqliteHead)) {
    try {
      for await (const view of tablesOf(path, tools.folder)) {
        await look(view);
        report.searched.tables += 1;
        report.searched.rows += view.rows;
      }
    } catch (error) {
      wish.options.signal?.throwIfAborted();
      notOpened('database', error instanceof Error ? error.message : String(error));
    }
  }
  if (packedTables.test(path))
    notOpened('packed blocks', 'they are packed with Snappy, which breaks words apart');
  const chance = await byChance(path, findings, { searcher, options: wish.options });
  report.byChance.push(...leaksOf(file, chance));
  report.found.push(
    ...leaksOf(
      file,
      findings.filter((finding) => !chance.includes(finding)),
    ),
  );
}

function emptyReport({ identifiers }: LeakScanWish, searcher: Searcher): LeakReport {
  return {
    ok: false,
    searched: {
      files: 0,
      bytes: 0,
      views: 0,
      tables: 0,
      rows: 0,
      identifiers: identifiers.all.length,
      patterns: searcher.patterns,
      encodings: searcher.encodings,
    },
    found: [],
    byChance: [],
    unread: [],
    notOpened: [],
    notSearched: ['what is seen in pictures', 'what is heard in sound', 'what is encrypted'],
    tools: [],
  };
}

/** A link is not followed; a socket has nothing to be read. */
async function searchOther({ searcher, report }: Scan, path: string, file: string): Promise<void> {
  const target = await readlink(path).catch(() => undefined);
  if (target !== undefined) {
    const view = { where: 'where the link leads', chunks: [new TextEncoder().encode(target)] };
    const { found, bytes } = await searcher.search(view);
    report.found.push(...leaksOf(file, found));
    report.searched.bytes += bytes;
    report.searched.views += 1;
  }
  const why = target === undefined ? 'it is neither a file nor a folder' : 'a link is not followed';
  report.notOpened.push({ file, where: 'file', why });
}

async function scanAll(scan: Scan): Promise<void> {
  const { wish, report } = scan;
  const { files, others } = await filesBelow(wish.place);
  const nameOf = (path: string) => relative(wish.place, path) || '.';
  for (const path of others) {
    searchName(scan, nameOf(path));
    await searchOther(scan, path, nameOf(path));
  }
  for (const [index, path] of files.entries()) {
    wish.options.signal?.throwIfAborted();
    const file = nameOf(path);
    wish.onFile?.(file, index, files.length);
    searchName(scan, file);
    try {
      await searchFile(scan, path, file);
      report.searched.files += 1;
    } catch (error) {
      wish.options.signal?.throwIfAborted();
      report.unread.push({ file, why: error instanceof Error ? error.message : String(error) });
    }
  }
}

/**
 * Searches a whole profile, a pack or a file for identifiers: names of files; every byte, so also what a database has
 * deleted and not yet overwritten; tags; what is packed in documents, archives and recordings; every cell of every
 * database. Changes nothing of what it searches.
 * @throws ProblemError where there is nothing to search, or ExifTool cannot be run
 */
export async function leakScan(wish: LeakScanWish): Promise<LeakReport> {
  const searcher = openSearcher(wish.identifiers);
  const report = emptyReport(wish, searcher);
  const folder = await mkdtemp(join(tmpdir(), 'rangefinder-scan-'));
  const tags = openTagReader();
  try {
    report.tools.push({ name: 'ExifTool', version: await tags.version() });
    await scanAll({ wish, searcher, report, tools: { tags, options: wish.options, folder } });
  } finally {
    await tags.close();
    await rm(folder, { recursive: true, force: true });
  }
  report.ok = report.found.length === 0 && report.unread.length === 0;
  return report;
}

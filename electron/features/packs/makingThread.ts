/** Makes the files of a pack in a thread of its own, then searches all of them together. */
import { copyFile, link, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type Problem, ProblemError, problem } from '#shared/contract/errors.ts';
import { CleanCopy, DraftFile, type MadeFile, type Searching } from '#shared/domain/packDraft.ts';
import { Id, Sha256 } from '#shared/domain/primitives.ts';
import { Redaction } from '#shared/domain/redaction.ts';
import { type Failed, runInThread } from '../../inThread.ts';
import { requireSpace } from '../../media/diskSpace.ts';
import { leakScan } from '../../media/scrub/leakScan.ts';
import { partsOf, workPrefix } from './folders.ts';
import { handedInFile } from './handedIn.ts';
import { makeFile } from './makeFile.ts';

const FileWish = z.strictObject({
  file: DraftFile,
  /** SHA-256 of what it is made by. */
  madeBy: Sha256,
  identifiers: z.array(z.string()).min(1),
  redactions: z.array(Redaction),
  /** By what a copy is made of which nothing is hidden, and that copy where there is one. */
  cleanBy: Sha256,
  clean: CleanCopy.nullable(),
  /** Whether that is the file of the pack itself, of which nothing was hidden until now. */
  cleanIsMade: z.boolean(),
});

export const MakingWish = z.strictObject({
  /** Of the pack, and for copies of which nothing is hidden; there and nowhere else anything is written. */
  folder: z.string(),
  cleanFolder: z.string(),
  /** Under which they are kept, 64 hexadecimal digits. */
  key: z.string(),
  ffmpegPath: z.string(),
  files: z.array(FileWish),
  /** Names of files in the folder that stay until they are made anew: what was changed may be changed back. */
  stays: z.array(z.string()),
  /** Names of files in the folder that stay as they are, with what they were made of. */
  kept: z.array(z.strictObject({ fileId: Id, file: z.string(), clean: z.string().nullable() })),
  /** Everything that must not be told of anybody in the pack. */
  identifiers: z.array(z.string()).min(1),
});
export type MakingWish = z.infer<typeof MakingWish>;

export type MakingMessage =
  /** Bytes of the files that were handed in. */
  | { kind: 'progress'; done: number }
  | { kind: 'made'; made: MadeFile }
  | { kind: 'refused'; fileId: string; problem: Problem }
  | { kind: 'searching'; done: number; all: number }
  | { kind: 'done'; searching: Omit<Searching, 'of'> | null }
  | Failed;

interface Making {
  wish: MakingWish;
  tell(message: MakingMessage): void;
  signal: AbortSignal;
}

/** Removes from a folder what is none of these files. */
async function keepOnly(folder: string, files: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const others = (await readdir(folder)).filter((name) => !files.includes(name));
  await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

/** Gives a file a second place, without its bytes being there twice where the disk can do that. */
async function share(from: string, to: string): Promise<void> {
  await rm(to, { force: true });
  await link(from, to).catch(() => copyFile(from, to).catch(() => undefined));
}

/** What an earlier run left behind half done, and files that are not of the pack any more. */
async function tidy({ folder, cleanFolder, kept, files, stays }: MakingWish): Promise<void> {
  const cleans = files.flatMap(({ clean }) => (clean ? [clean.file] : []));
  const whole = files.flatMap(({ clean, cleanIsMade }) => (clean && cleanIsMade ? [clean.file] : []));
  await mkdir(cleanFolder, { recursive: true, mode: 0o700 });
  for (const name of whole) await share(join(folder, name), join(cleanFolder, name));
  const hidden = [
    ...kept.flatMap(({ fileId, clean }) => (clean === null ? [] : [fileId])),
    ...files.flatMap(({ file, redactions }) => (redactions.length > 0 ? [file.id] : [])),
  ];
  const parts = hidden.map((fileId) => basename(partsOf(cleanFolder, fileId)));
  await keepOnly(cleanFolder, [...kept.flatMap(({ clean }) => clean ?? []), ...cleans, ...parts]);
  await keepOnly(folder, stays);
}

async function makeOne({ wish, tell, signal }: Making, one: z.infer<typeof FileWish>, before: number) {
  const { file, madeBy, identifiers, redactions, cleanBy, clean } = one;
  const work = await mkdtemp(join(wish.folder, workPrefix));
  const key = Buffer.from(wish.key, 'hex');
  try {
    // What is made is there once more while it is sealed; what something is hidden of, also in between.
    requireSpace(wish.folder, file.bytes * (redactions.length > 0 ? 5 : 2));
    const source = await handedInFile(file, work, signal);
    const made = await makeFile({
      ...{
        source,
        work,
        folder: wish.folder,
        key,
        fileId: file.id,
        role: file.role,
        identifiers,
        redactions,
      },
      clean: { folder: wish.cleanFolder, madeBy: cleanBy, copy: clean },
      options: { ffmpegPath: wish.ffmpegPath, signal },
      onShare: (share) => tell({ kind: 'progress', done: before + share * file.bytes }),
    });
    tell({ kind: 'made', made: { ...made, fileId: file.id, madeBy } });
    return { fileId: file.id, file: made.file };
  } catch (error) {
    signal.throwIfAborted();
    const isFull = error instanceof ProblemError && error.problem.code === 'disk_full';
    if (isFull) throw error;
    tell({ kind: 'refused', fileId: file.id, problem: problemOf(error) });
    return undefined;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'ENOENT' || code === 'EACCES')
    return problem('not_found', 'The file is not where it was.', 'Put it back, or import again.', error)
      .problem;
  return problem(
    'internal',
    'The file could not be made ready.',
    'Try again; if it stays, leave the file out and tell those who maintain Rangefinder.',
    error,
  ).problem;
}

async function search({ wish, tell, signal }: Making, made: readonly { fileId: string; file: string }[]) {
  const { folder, key, identifiers, ffmpegPath } = wish;
  const report = await leakScan({
    place: folder,
    identifiers: { all: identifiers },
    keys: [{ media: Buffer.from(key, 'hex') }],
    options: { ffmpegPath, signal },
    onFile: (_, done, all) => tell({ kind: 'searching', done, all }),
  });
  const { searched, found, unread, notOpened } = report;
  const idOf = (file: string) => made.find((one) => one.file === file)?.fileId ?? null;
  return {
    search: {
      ...{ files: searched.files, bytes: searched.bytes, identifiers: searched.identifiers },
      ...{ patterns: searched.patterns, encodings: searched.encodings.length },
    },
    found: found
      .slice(0, 200)
      .map(({ file, identifier, where }) => ({ fileId: idOf(file), identifier, where })),
    unread: [...unread, ...notOpened].slice(0, 200).map(({ why }) => why),
  };
}

async function makeAll(making: Making): Promise<void> {
  const { wish, tell } = making;
  await tidy(wish);
  const made: { fileId: string; file: string }[] = [...wish.kept];
  let done = 0;
  let refused = false;
  for (const one of wish.files) {
    tell({ kind: 'progress', done });
    const file = await makeOne(making, one, done);
    if (file) made.push(file);
    else refused = true;
    done += one.file.bytes;
  }
  // What is not whole is not searched: it would have to be searched again.
  if (refused) return tell({ kind: 'done', searching: null });
  await keepOnly(
    wish.folder,
    made.map(({ file }) => file),
  );
  tell({ kind: 'done', searching: await search(making, made) });
}

runInThread<MakingMessage>((wish, tell, signal) => makeAll({ wish: MakingWish.parse(wish), tell, signal }), {
  message: 'Making the files of the pack broke off.',
  remedy: 'Make them again: what was ready stays ready.',
});

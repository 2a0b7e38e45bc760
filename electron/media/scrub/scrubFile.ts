import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Identifiers } from '#shared/blinding/identifiers.ts';
import { wordFinder } from '#shared/blinding/words.ts';
import { ProblemError, problem } from '#shared/contract/errors.ts';
import type { RunOptions } from '../ffmpeg.ts';
import { tracksIn } from '../probe.ts';
import { openTagReader } from './exiftool.ts';
import { imageEndings, scrubImage } from './images.ts';
import { type FileKind, kindOf } from './kinds.ts';
import { scrubOffice } from './office.ts';
import { scrubPdf } from './pdf.ts';
import { formatFor, nothingCopied, planCopy, scrubRecording } from './recordings.ts';
import { notCleanable } from './refusals.ts';
import type { Check, Scrubbed, ScrubContext, ScrubReport } from './scrubbing.ts';
import { scrubText } from './texts.ts';
import { verifyScrubbed, type Written } from './verify.ts';
import { checkRecording } from './verifyRecording.ts';
import type { ViewTools } from './views.ts';

export interface ScrubWish {
  input: string;
  /** Must not be there yet; its name ends as files of its kind do. */
  output: string;
  identifiers: Identifiers;
  options: RunOptions;
  /** Told now and then which share of a recording is written, 0 to 1. */
  onShare?(share: number): void;
}

const endingsOf: Record<Exclude<FileKind, 'recording'>, readonly string[]> = {
  image: Object.values(imageEndings).flat(),
  pdf: ['pdf'],
  docx: ['docx'],
  pptx: ['pptx'],
  text: ['txt', 'md', 'csv', 'tsv', 'vtt', 'srt', 'json', 'log'],
};

function checkEnding({ output }: ScrubWish, kind: FileKind): void {
  if (kind === 'recording') return void formatFor(output);
  const endings = endingsOf[kind];
  if (endings.includes(extname(output).slice(1).toLowerCase())) return;
  throw problem(
    'invalid_input',
    `This file is of the kind ${kind}, and would not be opened as one under the name of the output.`,
    `Give --out a name that ends in ${endings.map((ending) => `.${ending}`).join(' or ')}.`,
  );
}

async function checkPlaces({ input, output, identifiers }: ScrubWish): Promise<void> {
  const found = await stat(input).catch((error: unknown) => {
    throw problem(
      'not_found',
      'The file to scrub cannot be opened.',
      'Check its path and that you may read it.',
      error,
    );
  });
  if (!found.isFile())
    throw problem('invalid_input', 'What was given to scrub is no file.', 'Give one file at a time.');
  if (await stat(output).catch(() => undefined))
    throw problem(
      'invalid_input',
      'There is a file under the name of the output already.',
      'Give another name.',
    );
  if (!(await stat(dirname(resolve(output))).catch(() => undefined)))
    throw problem('folder_unusable', 'The folder for the output is not there.', 'Make it first.');
  if (wordFinder(identifiers.all)(basename(output)).length > 0)
    throw problem(
      'invalid_input',
      'The name of the output tells an identifier itself.',
      'Give --out a name that says nothing of the person, the school or the place.',
    );
}

/** Of the bytes of a file. */
async function digestOf(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1024 ** 2 }), hash);
  return { sha256: hash.digest('hex'), bytes: (await stat(path)).size };
}

interface Done {
  scrubbed: Scrubbed;
  checks: Check[];
}

const passed = ({ checks }: Done) => checks.every(({ ok }) => ok);

async function asRecording(written: Written, context: ScrubContext, tools: ViewTools): Promise<Done> {
  const { input, output } = written;
  const format = formatFor(output);
  const known = await tracksIn(input, context.options).catch((error: unknown) => {
    const unreadable = error instanceof ProblemError && error.problem.code === 'not_playable';
    throw unreadable ? notCleanable('What is damaged, or of a kind that is not known,') : error;
  });
  const attempt = async (plan: ReturnType<typeof planCopy>): Promise<Done & { copied: boolean }> => {
    const scrubbed = await scrubRecording({ input, output, plan, known }, context);
    const checks = await Promise.all([
      verifyScrubbed(written, context, tools),
      checkRecording(input, output, scrubbed, context.options),
    ]);
    return { scrubbed, checks: checks.flat(), copied: scrubbed.plan.video || scrubbed.plan.audio };
  };
  const first = await attempt(planCopy(format, known.tracks));
  // What is hidden in the coded picture or sound goes away with them.
  if (passed(first) || !first.copied || !format.encodes) return first;
  const again = await attempt(nothingCopied);
  const failed = first.checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name} (${detail})`);
  again.scrubbed.how.push(`copied at first, which did not pass: ${failed.join('; ')}`);
  return again;
}

const scrubbers: Record<
  Exclude<FileKind, 'recording'>,
  (written: Written, context: ScrubContext) => Promise<Scrubbed>
> = {
  image: ({ input, output }) => scrubImage(input, output),
  pdf: ({ input, output }, context) => scrubPdf(input, output, context),
  docx: ({ input, output }, context) => scrubOffice({ input, output, kind: 'docx' }, context),
  pptx: ({ input, output }, context) => scrubOffice({ input, output, kind: 'pptx' }, context),
  text: ({ input, output }, context) => scrubText(input, output, context),
};

async function scrubAndVerify(written: Written, context: ScrubContext, tools: ViewTools): Promise<Done> {
  const { kind } = written;
  if (kind === 'recording') return asRecording(written, context, tools);
  const scrubbed = await scrubbers[kind](written, context);
  return { scrubbed, checks: await verifyScrubbed(written, context, tools) };
}

/** What no check of that kind can see. */
const unseen: Record<FileKind, readonly string[]> = {
  recording: ['what is seen in the picture', 'what is heard in the sound'],
  image: ['what is seen in the image'],
  pdf: ['what is seen in images on its pages, and letters drawn as shapes'],
  docx: ['what is seen in its images'],
  pptx: ['what is seen in its images', 'what is seen and heard in its recordings'],
  text: [],
};

/**
 * Writes a copy of a file without what identifies, and proves it; the file itself is never touched. The output is there
 * only when every check passed.
 * @throws ProblemError for what cannot be scrubbed, is broken or made to do harm, and for an output that cannot be
 * written
 */
export async function scrubFile(wish: ScrubWish): Promise<ScrubReport> {
  await checkPlaces(wish);
  const kind = await kindOf(wish.input);
  checkEnding(wish, kind);
  const folder = await mkdtemp(join(dirname(resolve(wish.output)), '.scrub-'));
  const tags = openTagReader();
  try {
    const context: ScrubContext = {
      identifiers: wish.identifiers,
      find: wordFinder(wish.identifiers.all),
      folder,
      options: wish.options,
      ...(wish.onShare ? { onShare: wish.onShare } : {}),
    };
    const part = join(folder, `output${extname(wish.output).toLowerCase()}`);
    const written = { input: resolve(wish.input), output: part, kind };
    const tools = { tags, options: wish.options, folder };
    const [done, input] = await Promise.all([
      scrubAndVerify(written, context, tools),
      digestOf(written.input),
    ]);
    const { removed, tools: used, how } = done.scrubbed;
    const ok = passed(done);
    wish.options.signal?.throwIfAborted();
    const output = ok ? await digestOf(part) : null;
    if (ok) {
      await chmod(part, 0o600);
      await rename(part, wish.output);
    }
    return {
      ok,
      kind,
      input,
      output,
      how,
      removed,
      tools: used,
      checks: done.checks,
      notSearched: [...unseen[kind]],
    };
  } finally {
    await tags.close();
    await rm(folder, { recursive: true, force: true });
  }
}

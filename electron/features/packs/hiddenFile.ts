import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { captionsWithout, namesSaid } from '#shared/blinding/captions.ts';
import { wordFinder } from '#shared/blinding/words.ts';
import { problem } from '#shared/contract/errors.ts';
import { type CleanCopy, type DraftFile, mostSaid, type SaidName } from '#shared/domain/packDraft.ts';
import type { FileReport } from '#shared/domain/packReport.ts';
import { isFace, type Redaction, type Silence, silencesIn } from '#shared/domain/redaction.ts';
import { convertCaptions, makeCaptions } from '../../media/captions.ts';
import { keepSealed } from '../../media/derived.ts';
import type { RunOptions } from '../../media/ffmpeg.ts';
import { FfmpegError } from '../../media/ffmpegWords.ts';
import { tracksIn } from '../../media/probe.ts';
import { checkRedactions } from '../../media/redaction/check.ts';
import { renderRedactions } from '../../media/redaction/render.ts';
import { scrubFile } from '../../media/scrub/scrubFile.ts';
import { decodeText } from '../../media/scrub/texts.ts';
import { sealedAt } from '../../media/sealed/sealedFile.ts';
import { plainBytes } from '../../media/sealed/sealing.ts';
import { passed, reportOf, type Written } from './fileReport.ts';
import { partsOf } from './folders.ts';

export interface FileToMake {
  source: string;
  /** A folder for what is needed on the way; whoever made it removes it. */
  work: string;
  /** Where the file is put. */
  folder: string;
  /** Under which files are kept there, and copies of which nothing is hidden; 32 bytes. */
  key: Buffer;
  fileId: string;
  role: DraftFile['role'];
  identifiers: readonly string[];
  redactions: readonly Redaction[];
  /** Where copies go of which nothing is hidden, by what this one is made, and the copy where there is one. */
  clean: { folder: string; madeBy: string; copy: CleanCopy | null };
  options: RunOptions;
  onShare(share: number): void;
}

const counted = (redactions: readonly Redaction[], what: string, is: (one: Redaction) => boolean) => ({
  what,
  count: redactions.filter(is).length,
});

const silencedBy = (how: Silence['how']) => (one: Redaction) => one.kind === 'silence' && one.how === how;

/** What is told of a rendering: how it was done is written there already. */
function withRedactions(clean: FileReport, written: Written, redactions: readonly Redaction[]): FileReport {
  const hidden = [
    counted(redactions, 'covers over faces that a program found', isFace),
    counted(redactions, 'parts of the picture covered', (one) => one.kind === 'cover' && !isFace(one)),
    counted(redactions, 'stretches of sound bleeped', silencedBy('bleep')),
    counted(redactions, 'stretches of sound muted', silencedBy('mute')),
    counted(redactions, 'stretches of sound lowered in pitch', silencedBy('mask')),
  ].filter(({ count }) => count > 0);
  const masked = redactions.some((one) => one.kind === 'silence' && one.how === 'mask');
  const { checks, after } = reportOf(written);
  return {
    ...clean,
    ...{ after, checks },
    how: [...clean.how, 'what is hidden burned in, the picture or the sound it is hidden of encoded anew'],
    removed: [...clean.removed, ...hidden],
    notSearched: [
      ...clean.notSearched,
      ...(masked ? ['whether somebody knows a voice again that was lowered in pitch'] : []),
    ],
  };
}

/** The copy of which nothing is hidden: the one that is there, or made anew. */
async function cleanCopy(wish: FileToMake, ending: string): Promise<CleanCopy> {
  const { source, fileId, identifiers, options, clean } = wish;
  const there = clean.copy && (await stat(join(clean.folder, clean.copy.file)).catch(() => undefined));
  if (clean.copy && there && plainBytes(there.size) === clean.copy.report.after.bytes) return clean.copy;
  const file = `${fileId}${ending}`;
  const output = join(wish.work, `clean${ending}`);
  await rm(output, { force: true });
  const onShare = (share: number) => wish.onShare(share * cleanShare);
  const report = passed(
    await scrubFile({ input: source, output, identifiers: { all: identifiers }, options, onShare }),
  );
  const { durationMs } = await tracksIn(output, options);
  await keepSealed(output, join(clean.folder, file), wish.key);
  return { madeBy: clean.madeBy, file, durationMs: Math.round(durationMs), report: reportOf(report) };
}

const notRendered = (cause: unknown) =>
  problem(
    'invalid_input',
    'What is hidden could not be burned into this recording.',
    'Make it again. If it stays, take back what was hidden last, or hide it in another program before the import.',
    cause,
  );

/** How the time is divided, roughly: most of a rendering is coding. */
const [cleanShare, renderedShare] = [0.1, 0.85];

/** A recording with what is hidden of it burned in, and the copy it was rendered from. */
export async function renderedFile(wish: FileToMake, ending: string, output: string) {
  const { work, identifiers, redactions, options } = wish;
  const clean = await cleanCopy(wish, ending);
  const input = sealedAt(join(wish.clean.folder, clean.file), wish.key);
  const rendered = join(work, `rendered${ending}`);
  const onShare = (share: number) => wish.onShare(cleanShare + share * (renderedShare - cleanShare));
  await renderRedactions({
    ...{ input, digest: clean.report.after.sha256, output: rendered, redactions },
    ...{ folder: work, parts: partsOf(wish.clean.folder, wish.fileId), key: wish.key },
    ...{ options, onShare },
  }).catch((error: unknown) => {
    throw error instanceof FfmpegError ? notRendered(error) : error;
  });
  // Whoever encodes signs: what is sent is a copy of it, and proved like any other.
  const report = await scrubFile({ input: rendered, output, identifiers: { all: identifiers }, options });
  const compared = await checkRedactions({ before: input, after: output, options }, redactions, (share) =>
    wish.onShare(renderedShare + share * (1 - renderedShare)),
  );
  const checks = [...report.checks, ...compared];
  const written = passed({ ...report, checks, ok: checks.every(({ ok }) => ok) });
  return { clean, report: withRedactions(clean.report, written, redactions) };
}

/** The names that captions inside a recording say; they do not go with it. */
export async function namesInside({ source, work, identifiers, options }: FileToMake): Promise<SaidName[]> {
  const { tracks, durationMs } = await tracksIn(source, options);
  const find = wordFinder(identifiers);
  const part = join(work, 'inside.vtt');
  const said: SaidName[] = [];
  for (const { index } of tracks.captions) {
    const track = { input: source, tracks, durationMs, index, shownItself: false };
    if (await makeCaptions(track, part, options)) said.push(...namesSaid(await readFile(part, 'utf8'), find));
    await rm(part, { force: true });
  }
  return said.toSorted((a, b) => a.startMs - b.startMs).slice(0, mostSaid);
}

/** Captions as WebVTT, without the words during which nothing must be heard. */
async function captionsToWrite({ source, work, redactions, options }: FileToMake) {
  const path = await convertCaptions(source, work, options);
  if (redactions.length === 0) return { path, words: 0 };
  const { text, words } = captionsWithout(decodeText(await readFile(path)), silencesIn(redactions));
  const silent = join(work, 'silent.vtt');
  await writeFile(silent, text, { mode: 0o600 });
  return { path: silent, words };
}

/** Captions without names, and without what is not to be heard. */
export async function captionsReport(wish: FileToMake, output: string): Promise<FileReport> {
  const { identifiers, options } = wish;
  const { path, words } = await captionsToWrite(wish);
  const report = reportOf(
    passed(await scrubFile({ input: path, output, identifiers: { all: identifiers }, options })),
  );
  const silenced = { what: 'words that are not to be heard', count: words };
  return words > 0 ? { ...report, removed: [...report.removed, silenced] } : report;
}

import { rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { problem } from '#shared/contract/errors.ts';
import { type RunOptions, runFfmpeg } from '../ffmpeg.ts';
import { findFfmpeg } from '../ffmpegFind.ts';
import { FfmpegError } from '../ffmpegWords.ts';
import { closeToTheEye } from '../making.ts';
import { tracksIn } from '../probe.ts';
import type { RecordingTracks } from '../tracks.ts';
import { contentsOf, leftOut } from './contents.ts';
import { besideThePicture, type RecordingFormat, recordingFormats } from './formats.ts';
import { broken } from './refusals.ts';
import type { Scrubbed, ScrubContext } from './scrubbing.ts';
import { overwriteSignatures } from './signatures.ts';
import { takeLanguagesOff } from './trackLanguage.ts';

/** Which tracks are copied; what is not is decoded and made anew. */
export interface CopyPlan {
  video: boolean;
  audio: boolean;
}

export const nothingCopied: CopyPlan = { video: false, audio: false };

const everything = recordingFormats.flatMap(({ endings }) => endings);

/** The format of files that end as this path does. @throws ProblemError `invalid_input` where none does */
export function formatFor(output: string): RecordingFormat {
  const ending = extname(output).slice(1).toLowerCase();
  const format = recordingFormats.find(({ endings }) => endings.includes(ending));
  if (format) return format;
  throw problem(
    'invalid_input',
    `A recording cannot be written to a file that ends in “${ending === '' ? 'nothing' : `.${ending}`}”.`,
    `Give --out a name that ends in one of: ${everything.join(', ')}.`,
  );
}

/** @throws ProblemError where the format can neither take the tracks nor have them made anew */
export function planCopy(format: RecordingFormat, { video, audio }: RecordingTracks): CopyPlan {
  const plan = {
    video: video === null || format.video.has(video.codec),
    audio: audio === null || format.audio.has(audio.codec),
  };
  if (format.encodes || (plan.video && plan.audio)) return plan;
  const what = plan.video ? `sound of the kind ${audio?.codec}` : `a picture of the kind ${video?.codec}`;
  throw problem(
    'invalid_input',
    `A file that ends in .${format.endings[0]} cannot hold ${what}.`,
    'Give --out a name that ends in .mp4.',
  );
}

/** Nothing that a writer puts in by itself, and none of what the file said about itself. */
const bare = [
  ...['-map_metadata', '-1', '-map_metadata:s', '-1', '-map_chapters', '-1'],
  ...['-sn', '-dn', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
];

function pictureWords({ video }: RecordingTracks, copy: boolean): string[] {
  if (video === null) return ['-vn'];
  const map = ['-map', `0:${video.index}`];
  const beside = besideThePicture[copy ? video.codec : 'h264'];
  const clean = beside ? ['-bsf:v', `filter_units=remove_types=${beside.units}`] : [];
  if (copy) return [...map, '-c:v', 'copy', ...clean];
  const even = 'scale=trunc(iw/2)*2:trunc(ih/2)*2';
  return [...map, ...closeToTheEye.video, '-vf', even, ...clean];
}

function soundWords({ audio }: RecordingTracks, copy: boolean): string[] {
  if (audio === null) return ['-an'];
  const map = ['-map', `0:${audio.index}`];
  return copy ? [...map, '-c:a', 'copy'] : [...map, ...closeToTheEye.audio];
}

export interface RecordingScrub extends Scrubbed {
  tracks: RecordingTracks;
  plan: CopyPlan;
}

function howOf({ video, audio }: RecordingTracks, plan: CopyPlan): string[] {
  const said = (what: string, copied: boolean) =>
    copied ? `the ${what} copied without re-encoding` : `the ${what} encoded anew`;
  return [
    ...(video ? [said('picture', plan.video)] : []),
    ...(audio ? [said('sound', plan.audio)] : []),
    'chapters, text, data and further tracks, tags and encoder names left out',
  ];
}

/** Patience for a recording of that length: encoding it anew on a slow machine. */
const patience = { baseMs: 10 * 60_000, perMs: 10 };

interface Writing {
  tracks: RecordingTracks;
  plan: CopyPlan;
  format: RecordingFormat;
  onTime?(ms: number): void;
}

async function write(input: string, output: string, writing: Writing, options: RunOptions) {
  const { tracks, plan, format, onTime } = writing;
  const words = [
    ...pictureWords(tracks, plan.video),
    ...soundWords(tracks, plan.audio),
    ...bare,
    ...format.words,
  ];
  await rm(output, { force: true });
  await runFfmpeg(
    {
      ...{ input, inputOptions: [], outputOptions: [...words, '-f', format.muxer], output },
      ...(onTime ? { onTime } : {}),
    },
    options,
  );
}

/** Encodes what is not copied into a file of its own first: whoever encodes signs, and a copy of it does not. */
async function writePlanned(
  input: string,
  output: string,
  wanted: Writing,
  options: RunOptions,
): Promise<void> {
  const { plan, format } = wanted;
  if (plan.video && plan.audio) return write(input, output, wanted, options);
  const anew = `${output}.anew.${format.endings[0]}`;
  try {
    await write(input, anew, wanted, options);
    const { tracks } = await tracksIn(anew, options);
    await write(anew, output, { tracks, plan: { video: true, audio: true }, format }, options);
  } finally {
    await rm(anew, { force: true });
  }
}

const cannotRead = (error: unknown) => {
  throw error instanceof FfmpegError ? broken('The recording cannot be read to its end', error) : error;
};

export interface RecordingWish {
  input: string;
  /** Its ending says the format. */
  output: string;
  /** What is to be copied, where not all that can be is. */
  plan?: CopyPlan;
  /** What is known of the input, if it was looked into before. */
  known?: Awaited<ReturnType<typeof tracksIn>>;
}

/**
 * Writes a recording's picture and sound, and nothing else of it.
 * @throws ProblemError where it cannot be read, or the output cannot hold it
 */
export async function scrubRecording(
  { input, output, plan: wanted, known }: RecordingWish,
  { options, onShare }: Pick<ScrubContext, 'options' | 'onShare'>,
): Promise<RecordingScrub> {
  const format = formatFor(output);
  const { tracks, durationMs } = known ?? (await tracksIn(input, options));
  const limits = { ...options, timeLimitMs: patience.baseMs + patience.perMs * durationMs };
  const onTime = (ms: number) => onShare?.(Math.min(ms / Math.max(durationMs, 1), 1));
  let plan = wanted ?? planCopy(format, tracks);
  try {
    await writePlanned(input, output, { tracks, plan, format, onTime }, limits);
  } catch (error) {
    if (!(error instanceof FfmpegError && format.encodes && (plan.video || plan.audio)))
      throw cannotRead(error);
    // A track that cannot be copied can often still be decoded.
    plan = nothingCopied;
    await writePlanned(input, output, { tracks, plan, format, onTime }, limits).catch(cannotRead);
  }
  if (format.muxer === 'mov') await takeLanguagesOff(output);
  const signatures = await overwriteSignatures(output);
  const { version } = await findFfmpeg(options.ffmpegPath);
  const inSound = { what: 'names of encoders in the sound', count: signatures };
  return {
    removed: [...leftOut(await contentsOf(input, options), tracks), ...(signatures > 0 ? [inSound] : [])],
    tools: [{ name: 'ffmpeg', version }],
    how: howOf(tracks, plan),
    tracks,
    plan,
  };
}

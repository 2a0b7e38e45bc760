import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Redaction, silencesIn } from '#shared/domain/redaction.ts';
import { makeSealed } from '../derived.ts';
import { type FfmpegCommand, ffprobe, type RunOptions, runFfmpeg } from '../ffmpeg.ts';
import { findFfmpeg } from '../ffmpegFind.ts';
import type { MediaInput } from '../inputs.ts';
import { closeToTheEye, nameless, onPlayersTime } from '../making.ts';
import { tracksIn } from '../probe.ts';
import { everyPicture, inTicks, keepingLastPicture } from '../proxyWords.ts';
import { sealedAt } from '../sealed/sealedFile.ts';
import { streamOf } from '../sealed/stored.ts';
import type { RecordingTracks } from '../tracks.ts';
import { audioGraph, labels, renderedSize, videoGraph } from './filters.ts';
import { coversOf, type Stretch, stretchesOf, stretchName } from './stretches.ts';

/** libavcodec of ffmpeg 7: from then on any option can be read from a file. */
const optionsFromFiles = 61;

/** Milliseconds for a recording of that length, on a slow machine. */
const patience = { baseMs: 10 * 60_000, perMs: 20 };

export interface RenderWish {
  /** A recording as `scrubFile` wrote it, and on whose time the list was made. */
  input: MediaInput;
  /** SHA-256 of it. */
  digest: string;
  /** An MP4 or M4A file; overwritten. */
  output: string;
  redactions: readonly Redaction[];
  /** For what has to be written on the way. */
  folder: string;
  /** Where stretches that are rendered stay, so that none is rendered twice; nothing else is in it. */
  parts: string;
  /** Under which they lie there sealed, 32 bytes. */
  key: Buffer;
  /** How long a stretch is, milliseconds; a minute unless told. */
  stretchMs?: number;
  options: RunOptions;
  /** Told now and then which share is written, 0 to 1. */
  onShare?(share: number): void;
}

interface Rendering extends RenderWish {
  onShare(share: number): void;
  tracks: RecordingTracks;
  durationMs: number;
  /** libavcodec's version. */
  codec: readonly number[];
}

const minute = 60_000;
/** No picture waits for a later one, and every 48th stands alone: readers step and seek in it. */
export const encoders = {
  video: [...closeToTheEye.video, '-bf', '0', '-g', '48'],
  audio: closeToTheEye.audio,
} as const;

/** A graph as options of ffmpeg; from a file, because it may be longer than a command can be. */
async function graphWords({ folder, codec }: Rendering, graph: string): Promise<string[]> {
  const script = join(folder, 'hide.filters');
  await writeFile(script, graph, { mode: 0o600 });
  return [(codec[0] ?? 0) >= optionsFromFiles ? '-/filter_complex' : '-filter_complex_script', script];
}

function run({ options, durationMs }: Rendering, command: FfmpegCommand): Promise<void> {
  return runFfmpeg(command, { ...options, timeLimitMs: patience.baseMs + patience.perMs * durationMs });
}

/** When each picture is shown, seconds, in order. */
async function timesOf(input: MediaInput, options: RunOptions): Promise<number[]> {
  const entries = ['-select_streams', 'v:0', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0'];
  const lines = (await ffprobe(input, entries, options)).split('\n').map(Number.parseFloat);
  return lines.filter(Number.isFinite).sort((a, b) => a - b);
}

/** Renders one stretch, with the times it has in the whole. */
async function renderStretch(
  rendering: Rendering,
  { stretch, part, graph }: { stretch: Stretch; part: string; graph: string },
): Promise<void> {
  const { input, codec, durationMs, onShare } = rendering;
  const seek = stretch.from === null ? [] : ['-ss', stretch.from.toFixed(6)];
  const whole = ['-muxdelay', '0', '-muxpreload', '0', '-mpegts_copyts', '1', '-f', 'mpegts'];
  const graphOptions = await graphWords(rendering, graph);
  const begin = stretch.first * 1000;
  await run(rendering, {
    ...{ input, inputOptions: [...seek, ...onPlayersTime], output: part },
    outputOptions: [
      ...[...graphOptions, '-map', labels.video, ...encoders.video, ...everyPicture(codec)],
      ...[...nameless, ...whole],
    ],
    // Old versions tell how far they are in the whole, newer ones in the stretch.
    onTime: (ms) => onShare(Math.min((ms < begin ? ms + begin : ms) / durationMs, 1)),
  });
}

/** All pictures with their covers: what was rendered before, and the rest. */
async function renderPictures(rendering: Rendering, output: string): Promise<void> {
  const { input, digest, redactions, parts, key, tracks, codec, options, stretchMs = minute } = rendering;
  if (!tracks.video) return;
  await mkdir(parts, { recursive: true, mode: 0o700 });
  const used: string[] = [];
  for (const stretch of stretchesOf(await timesOf(input, options), stretchMs)) {
    options.signal?.throwIfAborted();
    const ending = stretch.to === null ? keepingLastPicture(codec) : '';
    const covers = coversOf(redactions, stretch);
    const graph = videoGraph(covers, renderedSize(tracks.video), { ...stretch, ending });
    const name = `${stretchName({ digest, stretch, graph, encoder: encoders.video, codec })}.sealed`;
    const path = join(parts, name);
    if (!existsSync(path))
      await makeSealed(path, { key, name }, (part) => renderStretch(rendering, { stretch, part, graph }));
    used.push(name);
  }
  for (const name of await readdir(parts)) if (!used.includes(name)) await rm(join(parts, name));
  await rm(output, { force: true });
  for (const name of used)
    await pipeline(
      await streamOf(sealedAt(join(parts, name), key)),
      createWriteStream(output, { flags: 'a', mode: 0o600 }),
      {
        ...(options.signal ? { signal: options.signal } : {}),
      },
    );
}

/** The sound, and the picture where nothing of it is hidden. */
async function renderSound(rendering: Rendering, output: string): Promise<void> {
  const { input, redactions, tracks, durationMs, onShare } = rendering;
  if (!tracks.audio) return;
  const graph = audioGraph(silencesIn(redactions), tracks.audio.sampleRate);
  const picture = tracks.video ? ['-map', '0:v:0', '-c:v', 'copy'] : [];
  const sound = ['-map', labels.audio, ...encoders.audio];
  await run(rendering, {
    ...{ input, inputOptions: [], output },
    outputOptions: [...(await graphWords(rendering, graph)), ...picture, ...sound, ...nameless, '-f', 'mp4'],
    onTime: (ms) => onShare(Math.min(ms / Math.max(durationMs, 1), 1)),
  });
}

/** Coding pictures takes most of the time. */
const ofSound = 0.1;

/**
 * Writes a recording with all that a list names burned in; picture or sound of which nothing is hidden is copied. What
 * was rendered when it was stopped, and what another list has the same, is not rendered again.
 * @throws FfmpegError where it cannot be read or written; ProblemError `not_playable`
 */
export async function renderRedactions(wish: RenderWish): Promise<void> {
  const { input, output, redactions, folder, options } = wish;
  const { tracks, durationMs } = await tracksIn(input, options);
  const { codec } = await findFfmpeg(options.ffmpegPath);
  const isSilenced = tracks.audio !== null && silencesIn(redactions).length > 0;
  const isCovered = tracks.video !== null && redactions.length > silencesIn(redactions).length;
  const soundShare = isSilenced ? (isCovered ? ofSound : 1) : 0;
  const between = (from: number, to: number) => ({
    ...{ ...wish, tracks, durationMs, codec },
    onShare: (share: number) => wish.onShare?.(from + share * (to - from)),
  });
  const rendering = between(soundShare, 1);
  const sound = isSilenced && isCovered ? join(folder, 'silenced.mp4') : output;
  if (isSilenced) await renderSound(between(0, soundShare), sound);
  if (!isCovered) return;
  const pictures = join(folder, 'covered.ts');
  await renderPictures(rendering, pictures);
  const words = ['-map', '0:v:0', '-map', '1:a:0?', '-c', 'copy', ...inTicks, ...nameless, '-f', 'mp4'];
  const beside = isSilenced ? sound : input;
  await run(rendering, {
    input: pictures,
    beside,
    inputOptions: [],
    outputOptions: [...onPlayersTime, ...words],
    output,
  });
}

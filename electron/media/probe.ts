import { z } from 'zod';
import { type Problem, problem } from '#shared/contract/errors.ts';
import type { Recording } from '#shared/contract/scoring.ts';
import { ffprobe, type RunOptions, runFfmpeg } from './ffmpeg.ts';
import { FfmpegError } from './ffmpegWords.ts';
import type { MediaInput } from './inputs.ts';
import { hasOpenGroups } from './openGop.ts';
import { whyUnplayable } from './playable.ts';
import { Found, fraction, pictureSize, type Stream, streamsOf, tracksOf } from './streams.ts';
import type { RecordingTracks } from './tracks.ts';

/** What is in a recording, and why the player cannot show it, if it cannot. */
export interface RecordingProbe {
  recording: Recording;
  tracks: RecordingTracks;
  /** Why the player cannot show it as it is, as a sentence. */
  why: string | null;
  problem: Problem | null;
}

const longestMs = 86_400_000;
const words = ['-print_format', 'json', '-show_format', '-show_streams'];

function unreadable(why: string, cause?: unknown) {
  return problem(
    'not_playable',
    `This recording cannot be played: ${why}.`,
    'Score what can be shown, and tell the programme office that this recording needs another copy.',
    cause,
  );
}

/**
 * Chromium does not find its place in a recording whose picture begins before its zero, and its decoder gives up
 * inside an open group of pictures.
 */
async function canJump(input: MediaInput, video: Stream, options: RunOptions): Promise<boolean> {
  if (Number(video.start_time ?? 0) < 0) return false;
  return video.codec_name !== 'h264' || !(await hasOpenGroups(input, video.index, options));
}

/** The end of the last packet, for recordings (of a browser, say) whose header carries no length. */
async function lastPacketEnd(input: MediaInput, options: RunOptions): Promise<number> {
  const entries = ['-show_entries', 'packet=pts_time,duration_time', '-print_format', 'csv=p=0'];
  const lines = (await ffprobe(input, entries, options)).split('\n');
  return lines.reduce((latest, line) => {
    const [start = Number.NaN, length = Number.NaN] = line.split(',').map(Number.parseFloat);
    const end = start + (Number.isFinite(length) ? length : 0);
    return Number.isFinite(end) ? Math.max(latest, end) : latest;
  }, 0);
}

async function durationMs(input: MediaInput, found: Found, options: RunOptions): Promise<number> {
  const told = [found.format.duration, ...found.streams.map((stream) => stream.duration)].map(Number);
  const seconds = told.find((value) => value > 0) ?? (await lastPacketEnd(input, options));
  const milliseconds = Math.round(seconds * 1000);
  if (milliseconds > longestMs) throw unreadable('it says it is longer than a day');
  return milliseconds;
}

async function look(input: MediaInput, options: RunOptions): Promise<Found> {
  return Found.parse(JSON.parse(await ffprobe(input, words, options)));
}

/** What was found in a recording at first sight. */
async function sighted(input: MediaInput, options: RunOptions) {
  const found = await look(input, options);
  const { video, audio } = streamsOf(found);
  if (!video && !audio) throw unreadable('there is neither picture nor sound in it');
  // Without one ffprobe found a header for a picture, and no picture.
  if (video && !video.pix_fmt) throw unreadable('its picture is damaged');
  return { found, video, audio, tracks: tracksOf(found, { video, audio }) };
}

/** Whether it is damaged, or no recording. */
function asUnreadable(error: unknown): unknown {
  const damaged = error instanceof FfmpegError || error instanceof z.ZodError || error instanceof SyntaxError;
  return damaged ? unreadable('it is damaged, or not a recording', error) : error;
}

/**
 * The tracks of a recording and its length, without trying whether it plays.
 * @throws ProblemError `not_playable` where it is no recording, or names other files or addresses; `ffmpeg_unusable`
 */
export async function tracksIn(
  input: MediaInput,
  options: RunOptions,
): Promise<{ tracks: RecordingTracks; durationMs: number }> {
  try {
    const { found, tracks } = await sighted(input, options);
    return { tracks, durationMs: await durationMs(input, found, options) };
  } catch (error) {
    throw asUnreadable(error);
  }
}

/** Decodes the first moments: a header can be sound and the rest not. */
async function tryDecoding(input: MediaInput, options: RunOptions): Promise<void> {
  const inputOptions = ['-v', 'error', '-xerror', '-t', '1'];
  const outputOptions = ['-map', '0:v:0?', '-map', '0:a:0?', '-f', 'null'];
  await runFfmpeg({ input, inputOptions, outputOptions, output: '-' }, options);
}

/**
 * Finds out what is in a recording and whether the screen's Chromium plays it.
 * @throws ProblemError `not_playable` where it is no recording at all, broken, or names other files or addresses;
 * `ffmpeg_unusable`
 */
export async function probeRecording(input: MediaInput, options: RunOptions): Promise<RecordingProbe> {
  try {
    const { found, video, audio, tracks } = await sighted(input, options);
    if (tracks.video && video) tracks.video.jumps = await canJump(input, video, options);
    const why = whyUnplayable(tracks);
    if (why === undefined) await tryDecoding(input, options);
    const recording: Recording = {
      durationMs: await durationMs(input, found, options),
      videoCodec: video?.codec_name?.slice(0, 100) ?? null,
      audioCodec: audio?.codec_name?.slice(0, 100) ?? null,
      ...pictureSize(video),
      frameRate: fraction(video?.avg_frame_rate),
    };
    if (why === undefined) return { recording, tracks, why: null, problem: null };
    const sentence = `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
    return { recording, tracks, why: sentence, problem: unreadable(why).problem };
  } catch (error) {
    throw asUnreadable(error);
  }
}

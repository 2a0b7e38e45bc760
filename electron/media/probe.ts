import { z } from 'zod';
import { type Problem, problem } from '#shared/contract/errors.ts';
import type { Recording } from '#shared/contract/scoring.ts';
import { FfmpegError, ffprobe, type RunOptions, runFfmpeg } from './ffmpeg.ts';
import { whyUnplayable } from './playable.ts';

/** What is in a recording, and why the player cannot show it, if it cannot. */
export interface RecordingProbe {
  recording: Recording;
  problem: Problem | null;
}

const Stream = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  pix_fmt: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  avg_frame_rate: z.string().optional(),
  duration: z.string().optional(),
  disposition: z.object({ attached_pic: z.number().optional() }).optional(),
  side_data_list: z.array(z.looseObject({ rotation: z.number().optional() })).optional(),
});
type Stream = z.infer<typeof Stream>;

const Found = z.object({
  streams: z.array(Stream).default([]),
  format: z.object({ format_name: z.string(), duration: z.string().optional() }),
});
type Found = z.infer<typeof Found>;

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

/** The tracks a player would choose; a cover picture in a sound file is not a video. */
function tracksOf({ streams }: Found) {
  const video = streams.find((s) => s.codec_type === 'video' && s.disposition?.attached_pic !== 1);
  return { video, audio: streams.find((s) => s.codec_type === 'audio') };
}

function fraction(text: string | undefined): Recording['frameRate'] {
  const match = /^(\d+)\/(\d+)$/.exec(text ?? '');
  const [numerator, denominator] = [Number(match?.[1]), Number(match?.[2])];
  return numerator > 0 && denominator > 0 ? { numerator, denominator } : null;
}

/** Width and height as shown: a phone held upright writes a lying picture and a rotation. */
function pictureSize(video: Stream | undefined): { width: number | null; height: number | null } {
  const { width = null, height = null } = video ?? {};
  const rotation = video?.side_data_list?.find((data) => data.rotation !== undefined)?.rotation ?? 0;
  return Math.abs(rotation) % 180 === 90 ? { width: height, height: width } : { width, height };
}

/** The end of the last packet, for recordings (of a browser, say) whose header carries no length. */
async function lastPacketEnd(path: string, options: RunOptions): Promise<number> {
  const entries = ['-show_entries', 'packet=pts_time,duration_time', '-print_format', 'csv=p=0'];
  const lines = (await ffprobe(path, entries, options)).split('\n');
  return lines.reduce((latest, line) => {
    const [start = Number.NaN, length = Number.NaN] = line.split(',').map(Number.parseFloat);
    const end = start + (Number.isFinite(length) ? length : 0);
    return Number.isFinite(end) ? Math.max(latest, end) : latest;
  }, 0);
}

async function durationMs(path: string, found: Found, options: RunOptions): Promise<number> {
  const told = [found.format.duration, ...found.streams.map((stream) => stream.duration)].map(Number);
  const seconds = told.find((value) => value > 0) ?? (await lastPacketEnd(path, options));
  const milliseconds = Math.round(seconds * 1000);
  if (milliseconds > longestMs) throw unreadable('it says it is longer than a day');
  return milliseconds;
}

async function look(path: string, options: RunOptions): Promise<Found> {
  return Found.parse(JSON.parse(await ffprobe(path, words, options)));
}

/** Decodes the first moments: a header can be sound and the rest not. */
async function tryDecoding(path: string, options: RunOptions): Promise<void> {
  const inputOptions = ['-v', 'error', '-xerror', '-t', '1'];
  const outputOptions = ['-map', '0:v:0?', '-map', '0:a:0?', '-f', 'null'];
  await runFfmpeg({ path, inputOptions, outputOptions, output: '-' }, options);
}

/**
 * Finds out what is in a recording and whether the screen's Chromium plays it.
 * @throws ProblemError `not_playable` where it is no recording at all, broken, or names other files or addresses;
 * `ffmpeg_unusable`
 */
export async function probeRecording(path: string, options: RunOptions): Promise<RecordingProbe> {
  try {
    const found = await look(path, options);
    const { video, audio } = tracksOf(found);
    if (!video && !audio) throw unreadable('there is neither picture nor sound in it');
    // Without one ffprobe found a header for a picture, and no picture.
    if (video && !video.pix_fmt) throw unreadable('its picture is damaged');
    const why = whyUnplayable({
      container: found.format.format_name,
      video: video ? { codec: video.codec_name ?? 'unknown', pixelFormat: video.pix_fmt ?? '' } : null,
      audio: audio ? { codec: audio.codec_name ?? 'unknown' } : null,
    });
    if (why === undefined) await tryDecoding(path, options);
    const recording: Recording = {
      durationMs: await durationMs(path, found, options),
      videoCodec: video?.codec_name?.slice(0, 100) ?? null,
      audioCodec: audio?.codec_name?.slice(0, 100) ?? null,
      ...pictureSize(video),
      frameRate: fraction(video?.avg_frame_rate),
    };
    return { recording, problem: why === undefined ? null : unreadable(why).problem };
  } catch (error) {
    if (error instanceof FfmpegError || error instanceof z.ZodError || error instanceof SyntaxError)
      throw unreadable('it is damaged, or not a recording', error);
    throw error;
  }
}

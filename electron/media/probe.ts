import { z } from 'zod';
import { type Problem, problem } from '#shared/contract/errors.ts';
import type { Recording } from '#shared/contract/scoring.ts';
import { ffprobe, type RunOptions, runFfmpeg } from './ffmpeg.ts';
import { FfmpegError } from './ffmpegWords.ts';
import { hasOpenGroups } from './openGop.ts';
import { whyUnplayable } from './playable.ts';
import { captionCodecs, type RecordingTracks } from './tracks.ts';

/** What is in a recording, and why the player cannot show it, if it cannot. */
export interface RecordingProbe {
  recording: Recording;
  tracks: RecordingTracks;
  /** Why the player cannot show it as it is, as a sentence. */
  why: string | null;
  problem: Problem | null;
}

const Stream = z.object({
  index: z.number(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  pix_fmt: z.string().optional(),
  sample_rate: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  sample_aspect_ratio: z.string().optional(),
  field_order: z.string().optional(),
  start_time: z.string().optional(),
  time_base: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  duration: z.string().optional(),
  disposition: z.object({ attached_pic: z.number().optional() }).optional(),
  tags: z.looseObject({ language: z.string().optional() }).optional(),
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

/** The streams a player would choose; a cover picture in a sound file is not a video. */
function streamsOf({ streams }: Found) {
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

/** Width and height of a picture whose pixels are not square, as it is meant to be seen. */
function shownSize(video: Stream): { width: number; height: number } {
  const { width, height } = pictureSize(video);
  const [across = 1, down = 1] = (video.sample_aspect_ratio ?? '').split(':').map(Number);
  const shape = across > 0 && down > 0 ? across / down : 1;
  const lying = width === (video.width ?? null);
  const wide = (width ?? 0) * (lying ? shape : 1);
  return {
    width: Math.max(1, Math.round(wide)),
    height: Math.max(1, Math.round((height ?? 0) / (lying ? 1 : shape))),
  };
}

const interlaced = /^(?:tt|bb|tb|bt)$/;

function videoTrack(video: Stream): NonNullable<RecordingTracks['video']> {
  return {
    index: video.index,
    codec: video.codec_name ?? 'unknown',
    pixelFormat: video.pix_fmt ?? '',
    interlaced: interlaced.test(video.field_order ?? ''),
    jumps: true,
    timeBase: fraction(video.time_base) ?? { numerator: 1, denominator: 1000 },
    ...shownSize(video),
  };
}

function audioTrack(audio: Stream): NonNullable<RecordingTracks['audio']> {
  const sampleRate = Number(audio.sample_rate ?? 0);
  return {
    index: audio.index,
    codec: audio.codec_name ?? 'unknown',
    sampleRate: sampleRate > 0 ? sampleRate : 0,
  };
}

/** Only the language of a text is taken: its title may name a person. */
function captionTracks({ streams }: Found): RecordingTracks['captions'] {
  return streams
    .filter(({ codec_type, codec_name }) => codec_type === 'subtitle' && captionCodecs.has(codec_name ?? ''))
    .map(({ index, tags }) => ({ index, language: languageOf(tags?.language) }));
}

function languageOf(tag: string | undefined): string | null {
  return tag !== undefined && tag !== 'und' && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag)
    ? tag.slice(0, 20)
    : null;
}

function tracksOf(found: Found, { video, audio }: ReturnType<typeof streamsOf>): RecordingTracks {
  return {
    container: found.format.format_name.split(',')[0] ?? '',
    video: video ? videoTrack(video) : null,
    audio: audio ? audioTrack(audio) : null,
    captions: captionTracks(found),
  };
}

/**
 * Chromium does not find its place in a recording whose picture begins before its zero, and its decoder gives up
 * inside an open group of pictures.
 */
async function canJump(path: string, video: Stream, options: RunOptions): Promise<boolean> {
  if (Number(video.start_time ?? 0) < 0) return false;
  return video.codec_name !== 'h264' || !(await hasOpenGroups(path, video.index, options));
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
    const { video, audio } = streamsOf(found);
    if (!video && !audio) throw unreadable('there is neither picture nor sound in it');
    // Without one ffprobe found a header for a picture, and no picture.
    if (video && !video.pix_fmt) throw unreadable('its picture is damaged');
    const tracks = tracksOf(found, { video, audio });
    if (tracks.video && video) tracks.video.jumps = await canJump(path, video, options);
    const why = whyUnplayable(tracks);
    if (why === undefined) await tryDecoding(path, options);
    const recording: Recording = {
      durationMs: await durationMs(path, found, options),
      videoCodec: video?.codec_name?.slice(0, 100) ?? null,
      audioCodec: audio?.codec_name?.slice(0, 100) ?? null,
      ...pictureSize(video),
      frameRate: fraction(video?.avg_frame_rate),
    };
    if (why === undefined) return { recording, tracks, why: null, problem: null };
    const sentence = `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
    return { recording, tracks, why: sentence, problem: unreadable(why).problem };
  } catch (error) {
    if (error instanceof FfmpegError || error instanceof z.ZodError || error instanceof SyntaxError)
      throw unreadable('it is damaged, or not a recording', error);
    throw error;
  }
}

import { z } from 'zod';
import type { Recording } from '#shared/contract/scoring.ts';
import { captionCodecs, type RecordingTracks } from './tracks.ts';

/** What ffprobe tells of a file, as far as it is used, and the tracks read from it. */

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
export type Stream = z.infer<typeof Stream>;

export const Found = z.object({
  streams: z.array(Stream).default([]),
  format: z.object({ format_name: z.string(), duration: z.string().optional() }),
});
export type Found = z.infer<typeof Found>;

/** The streams a player would choose; a cover picture in a sound file is not a video. */
export function streamsOf({ streams }: Found) {
  const video = streams.find((s) => s.codec_type === 'video' && s.disposition?.attached_pic !== 1);
  return { video, audio: streams.find((s) => s.codec_type === 'audio') };
}

export function fraction(text: string | undefined): Recording['frameRate'] {
  const match = /^(\d+)\/(\d+)$/.exec(text ?? '');
  const [numerator, denominator] = [Number(match?.[1]), Number(match?.[2])];
  return numerator > 0 && denominator > 0 ? { numerator, denominator } : null;
}

/** Width and height as shown: a phone held upright writes a lying picture and a rotation. */
export function pictureSize(video: Stream | undefined): { width: number | null; height: number | null } {
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

export function tracksOf(found: Found, { video, audio }: ReturnType<typeof streamsOf>): RecordingTracks {
  return {
    container: found.format.format_name.split(',')[0] ?? '',
    video: video ? videoTrack(video) : null,
    audio: audio ? audioTrack(audio) : null,
    captions: captionTracks(found),
  };
}

import { z } from 'zod';

const index = z.int().min(0);

/** What the makers of derived files must know of a recording; kept with what the probe found. */
export const RecordingTracks = z.object({
  /** ffprobe's first name of the container: `mov`, `matroska`, `mpegts`. */
  container: z.string(),
  video: z
    .object({
      index,
      codec: z.string(),
      pixelFormat: z.string(),
      interlaced: z.boolean(),
      /** Whether a player that jumps into the middle can go on from there. */
      jumps: z.boolean(),
      /** Seconds of one tick of its timestamps. */
      timeBase: z.object({ numerator: z.int().min(1), denominator: z.int().min(1) }),
      /** As meant to be seen: turned upright, with square pixels. */
      width: z.int().min(1),
      height: z.int().min(1),
    })
    .nullable(),
  audio: z.object({ index, codec: z.string(), sampleRate: z.int().min(0) }).nullable(),
  /** Texts that can become WebVTT. */
  captions: z.array(z.object({ index, language: z.string().nullable() })),
});
export type RecordingTracks = z.infer<typeof RecordingTracks>;

/** ffmpeg's names of captions made of letters; those made of pictures cannot become text. */
export const captionCodecs: ReadonlySet<string> = new Set([
  'mov_text',
  'subrip',
  'srt',
  'ass',
  'ssa',
  'webvtt',
  'text',
]);

import { z } from 'zod';
import { ffprobe, type RunOptions } from '../ffmpeg.ts';
import type { MediaInput } from '../inputs.ts';
import type { RecordingTracks } from '../tracks.ts';
import { openTally, type Removal } from './scrubbing.ts';

const tags = z.record(z.string(), z.string()).default({});

/** What ffprobe tells of a recording, beyond what is needed to play it. */
export const Contents = z.object({
  format: z.object({ duration: z.string().optional(), tags }),
  streams: z.array(
    z.object({
      index: z.int(),
      codec_type: z.string().optional(),
      nb_frames: z.string().optional(),
      tags,
    }),
  ),
  chapters: z.array(z.unknown()).default([]),
  programs: z.array(z.unknown()).default([]),
});
export type Contents = z.infer<typeof Contents>;

const words = ['-print_format', 'json', '-show_format', '-show_streams', '-show_chapters', '-show_programs'];

/** @throws FfmpegError where it is no recording */
export async function contentsOf(input: MediaInput, options: RunOptions): Promise<Contents> {
  return Contents.parse(JSON.parse(await ffprobe(input, words, options)));
}

/** Names and values of all tags, of the file and of its tracks. */
export function tagsOf({ format, streams }: Contents): [name: string, value: string][] {
  return [format.tags, ...streams.map((stream) => stream.tags)].flatMap((each) => Object.entries(each));
}

const structural = /^(?:major_brand|minor_version|compatible_brands|vendor_id|duration)$/i;

const trackKinds: Readonly<Record<string, string>> = {
  video: 'further pictures',
  audio: 'further tracks of sound',
  subtitle: 'tracks of text',
  data: 'tracks of data',
  attachment: 'attached files',
};

/** What of a recording is left out when one picture and one sound are taken over: kinds and numbers, and names of tags. */
export function leftOut(contents: Contents, { video, audio }: RecordingTracks): Removal[] {
  const tally = openTally();
  tally.add('chapters', contents.chapters.length);
  for (const { index, codec_type } of contents.streams)
    if (index !== video?.index && index !== audio?.index)
      tally.add(trackKinds[codec_type ?? ''] ?? 'tracks of an unknown kind');
  for (const [name] of tagsOf(contents)) if (!structural.test(name)) tally.add(`tag ${name}`);
  return tally.removals();
}

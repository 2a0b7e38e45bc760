import { z } from 'zod';
import { ffprobe, type RunOptions } from '../ffmpeg.ts';
import { findFfmpeg } from '../ffmpegFind.ts';
import type { RecordingScrub } from './recordings.ts';
import type { Check } from './scrubbing.ts';
import { countSignatures } from './signatures.ts';

const tags = z.record(z.string(), z.string()).default({});
const Probed = z.object({
  format: z.object({ duration: z.string().optional(), tags }),
  streams: z.array(z.object({ codec_type: z.string().optional(), nb_frames: z.string().optional(), tags })),
  chapters: z.array(z.unknown()).default([]),
  programs: z.array(z.unknown()).default([]),
});
type Probed = z.infer<typeof Probed>;

const allowedTags: Readonly<Record<string, RegExp>> = {
  major_brand: /^[\w ]{4}$/,
  minor_version: /^\d+$/,
  compatible_brands: /^[\w ]+$/,
  encoder: /^Lavf$/,
  language: /^und$/,
  handler_name: /^(?:VideoHandler|SoundHandler|DataHandler)$/,
  vendor_id: /^(?:FFMP|\[0\]\[0\]\[0\]\[0\])$/,
  duration: /^\d+:\d\d:\d\d\.\d+$/,
};

function wrongTags({ format, streams }: Probed): string[] {
  const all = [format.tags, ...streams.map((stream) => stream.tags)].flatMap((each) => Object.entries(each));
  return all
    .filter(([name, value]) => !allowedTags[name.toLowerCase()]?.test(value))
    .map(([name]) => name.toLowerCase());
}

const words = ['-print_format', 'json', '-show_format', '-show_streams', '-show_chapters', '-show_programs'];

async function probed(path: string, options: RunOptions): Promise<Probed> {
  return Probed.parse(JSON.parse(await ffprobe(path, words, options)));
}

/** A frame or a packet of sound more or less at the ends. */
const durationSlack = 0.25;

function lost(before: Probed, after: Probed, { plan, tracks }: RecordingScrub): string[] {
  const framesOf = ({ streams }: Probed) =>
    streams.find(({ codec_type }) => codec_type === 'video')?.nb_frames;
  const [had, has] = [framesOf(before), framesOf(after)];
  const picture = plan.video && tracks.video && had !== undefined && has !== undefined && had !== has;
  const [long, now] = [Number(before.format.duration), Number(after.format.duration)];
  const length = Number.isFinite(long) && Number.isFinite(now) && Math.abs(long - now) > durationSlack;
  return [
    ...(picture ? [`${has} pictures instead of ${had}`] : []),
    ...(length ? [`${now} s instead of ${long} s`] : []),
  ];
}

/** Looks at a recording that was written with ffprobe: tracks, tags and chapters; and that nothing seen was lost. */
export async function checkRecording(
  input: string,
  output: string,
  scrub: RecordingScrub,
  options: RunOptions,
): Promise<Check[]> {
  const { version } = await findFfmpeg(options.ffmpegPath);
  const [before, after] = await Promise.all([probed(input, options), probed(output, options)]);
  const kinds = after.streams.map(({ codec_type }) => codec_type ?? 'unknown').sort();
  const wanted = [...(scrub.tracks.audio ? ['audio'] : []), ...(scrub.tracks.video ? ['video'] : [])];
  const wrong = [
    ...(kinds.join() === wanted.join() ? [] : [`tracks: ${kinds.join(', ')}`]),
    ...(after.chapters.length > 0 ? ['chapters'] : []),
    ...(after.programs.length > 0 ? ['programs'] : []),
    ...wrongTags(after),
  ];
  const gone = lost(before, after, scrub);
  const signatures = await countSignatures(output);
  const by = `ffprobe ${version}`;
  return [
    {
      name: 'only one picture and one sound, without chapters or tags',
      by,
      ok: wrong.length === 0,
      detail: wrong.length === 0 ? `tracks: ${kinds.join(', ')}` : `there are ${wrong.join(', ')}`,
    },
    {
      name: 'no names of encoders in picture and sound',
      by: 'Rangefinder’s own search',
      ok: signatures === 0,
      detail: `${signatures} found`,
    },
    {
      name: 'nothing of picture and sound lost',
      by,
      ok: gone.length === 0,
      detail: gone.length === 0 ? `${after.format.duration ?? 'unknown'} s` : gone.join(', '),
    },
  ];
}

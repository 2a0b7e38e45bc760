import type { RunOptions } from '../ffmpeg.ts';
import { findFfmpeg } from '../ffmpegFind.ts';
import { type Contents, contentsOf, tagsOf } from './contents.ts';
import type { RecordingScrub } from './recordings.ts';
import type { Check } from './scrubbing.ts';
import { countSignatures } from './signatures.ts';

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

function wrongTags(contents: Contents): string[] {
  return tagsOf(contents)
    .filter(([name, value]) => !allowedTags[name.toLowerCase()]?.test(value))
    .map(([name]) => name.toLowerCase());
}

/** A frame or a packet of sound more or less at the ends. */
const durationSlack = 0.25;

function lost(before: Contents, after: Contents, { plan, tracks }: RecordingScrub): string[] {
  const framesOf = ({ streams }: Contents) =>
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
  const [before, after] = await Promise.all([contentsOf(input, options), contentsOf(output, options)]);
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

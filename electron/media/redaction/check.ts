import { type Cover, coversIn, type Redaction, type Silence, silencesIn } from '#shared/domain/redaction.ts';
import type { RunOptions } from '../ffmpeg.ts';
import { findFfmpeg } from '../ffmpegFind.ts';
import type { MediaInput } from '../inputs.ts';
import { tracksIn } from '../probe.ts';
import { contentsOf } from '../scrub/contents.ts';
import type { Check } from '../scrub/scrubbing.ts';
import { coveredAt, type PictureSize, renderedSize } from './filters.ts';
import { detailLeft, soundLeft } from './remains.ts';
import { lightnessAt, sampleRate, soundOf } from './samples.ts';

interface Pair {
  before: MediaInput;
  after: MediaInput;
  options: RunOptions;
}

/** Measured on classroom footage: covered places keep 0.6 at most, and others 0.95 at least. */
const mostDetail = 0.8;
/** Measured likewise: a lowered voice keeps 0.12, what is left alone 0.98. */
const mostSound = 0.5;
/** An encoder may shift sound by a packet. */
const mostShift = Math.round(sampleRate * 0.025);
/** Seconds of a longer silence are compared at its beginning, middle and end. */
const listenMs = 2_000;

/** Its beginning, its middle and its end. */
function momentsOf({ startMs, endMs }: Cover, durationMs: number): number[] {
  const last = Math.max(Math.min(endMs, durationMs - 100), startMs);
  return [...new Set([startMs, (startMs + last) / 2, last].map(Math.round))];
}

function stretchesOf({ startMs, endMs }: Silence, durationMs: number) {
  const last = Math.min(endMs, durationMs);
  if (last - startMs <= 3 * listenMs) return [{ startMs, endMs: last }];
  const begins = [startMs, (startMs + last - listenMs) / 2, last - listenMs];
  return begins.map((begin) => ({ startMs: Math.round(begin), endMs: Math.round(begin) + listenMs }));
}

async function detailOf({ before, after, options }: Pair, cover: Cover, ms: number, picture: PictureSize) {
  const place = coveredAt(cover, ms, picture);
  const looks = [before, after].map((input) => lightnessAt(input, ms, { place, picture, options }));
  const [was, is] = await Promise.all(looks);
  if (!was) return 0;
  return is ? detailLeft(place, was, is) : 1;
}

async function soundAt({ before, after, options }: Pair, stretch: { startMs: number; endMs: number }) {
  const [was, is] = await Promise.all([before, after].map((input) => soundOf(input, stretch, options)));
  return was && is ? soundLeft(was, is, mostShift) : 1;
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

async function picturesOf(input: MediaInput, options: RunOptions): Promise<number | undefined> {
  const { streams } = await contentsOf(input, options);
  const count = Number(streams.find(({ codec_type }) => codec_type === 'video')?.nb_frames);
  return Number.isFinite(count) ? count : undefined;
}

/**
 * Compares a rendered recording with the one it was made of: that nothing can be found again of what was to be hidden,
 * and that no picture is missing.
 * @param onShare told which share is compared, 0 to 1
 * @throws FfmpegError where one of them cannot be decoded
 */
export async function checkRedactions(
  pair: Pair,
  redactions: readonly Redaction[],
  onShare?: (share: number) => void,
): Promise<Check[]> {
  const { before, after, options } = pair;
  const { tracks, durationMs } = await tracksIn(before, options);
  const { version } = await findFfmpeg(options.ffmpegPath);
  const by = `decoded by ffmpeg ${version}, compared by Rangefinder`;
  const { video, audio } = tracks;
  const looks = video
    ? coversIn(redactions).flatMap((cover) =>
        momentsOf(cover, durationMs).map((ms) => () => detailOf(pair, cover, ms, renderedSize(video))),
      )
    : [];
  const hearings = audio
    ? silencesIn(redactions).flatMap((silence) =>
        stretchesOf(silence, durationMs).map((stretch) => () => soundAt(pair, stretch)),
      )
    : [];
  let done = 0;
  const most = async (measures: readonly (() => Promise<number>)[]) => {
    let highest = 0;
    for (const measure of measures) {
      options.signal?.throwIfAborted();
      highest = Math.max(highest, await measure());
      done += 1;
      onShare?.(done / (looks.length + hearings.length));
    }
    return highest;
  };
  const [seen, heard] = [await most(looks), await most(hearings)];
  const [had, has] = [await picturesOf(before, options), await picturesOf(after, options)];
  const checks: Check[] = [];
  if (looks.length > 0)
    checks.push({
      ...{ name: 'what is covered cannot be found again', by, ok: seen <= mostDetail },
      detail: `${percent(seen)} of the detail at most, in ${looks.length} looks (${percent(mostDetail)} may be)`,
    });
  if (hearings.length > 0)
    checks.push({
      ...{ name: 'what is silenced cannot be found again', by, ok: heard <= mostSound },
      detail: `a correlation of ${heard.toFixed(2)} at most, in ${hearings.length} stretches (${mostSound} may be)`,
    });
  if (had !== undefined && has !== undefined)
    checks.push({
      // Older versions of ffmpeg need one more at the end.
      ...{ name: 'every picture is there', by: `ffprobe ${version}`, ok: has === had || has === had + 1 },
      detail: `${has} of ${had}`,
    });
  return checks;
}

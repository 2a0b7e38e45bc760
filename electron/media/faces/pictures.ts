import { collector } from '../collector.ts';
import { type RunOptions, runFfmpeg } from '../ffmpeg.ts';
import type { MediaInput } from '../inputs.ts';
import { type PictureSize, squared } from '../redaction/filters.ts';
import type { Picture } from './detector.ts';

/** The longer side that is looked at, pixels: the model makes every picture as large as this. */
const lookedAt = 512;

/** The size in which a picture is looked at. @param times as large as the model makes it */
export function sizeToLookAt({ width, height }: PictureSize, times: number): PictureSize {
  const share = Math.min((times * lookedAt) / Math.max(width, height), 1);
  return { width: Math.max(Math.round(width * share), 1), height: Math.max(Math.round(height * share), 1) };
}

export interface PicturesWish {
  /** Of the first, milliseconds. */
  startMs: number;
  everyMs: number;
  count: number;
  size: PictureSize;
}

/**
 * Pictures of a recording at even distances, each the one that is shown at its moment; fewer where it ends before.
 * @throws FfmpegError where it cannot be decoded
 */
export async function picturesOf(
  input: MediaInput,
  { startMs, everyMs, count, size }: PicturesWish,
  options: RunOptions,
): Promise<Picture[]> {
  const { width, height } = size;
  const bytes = width * height * 3;
  const { sink, bytes: read } = collector(bytes * count);
  const filters = `fps=fps=1000/${everyMs}:start_time=0:round=up,${squared(size)},format=rgb24`;
  await runFfmpeg(
    {
      input,
      inputOptions: startMs > 0 ? ['-ss', (startMs / 1000).toFixed(3)] : [],
      outputOptions: [
        ...['-map', '0:v:0', '-t', ((count * everyMs) / 1000).toFixed(3), '-vf', filters],
        ...['-frames:v', String(count), '-f', 'rawvideo'],
      ],
      output: sink,
      yields: true,
    },
    options,
  );
  const all = read();
  const whole = Math.floor(all.length / bytes);
  return Array.from({ length: whole }, (_, i) => ({
    ...size,
    rgb: all.subarray(i * bytes, (i + 1) * bytes),
  }));
}

import { collector } from '../collector.ts';
import { type RunOptions, runFfmpeg } from '../ffmpeg.ts';
import type { MediaInput } from '../inputs.ts';
import { type PictureSize, squared } from './filters.ts';

async function read(
  input: MediaInput,
  ms: number,
  { outputOptions, most, options }: { outputOptions: string[]; most: number; options: RunOptions },
): Promise<Buffer> {
  const { sink, bytes } = collector(most);
  // Without a seek ffmpeg begins with the first picture, whatever its time.
  const inputOptions = ms > 0 ? ['-ss', (ms / 1000).toFixed(3)] : [];
  await runFfmpeg({ input, inputOptions, outputOptions, output: sink }, options);
  return bytes();
}

export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * The lightness of a part of the picture at a moment, 0 to 255, line by line.
 * @param picture its size with square pixels
 * @returns undefined where there is no picture at that time
 * @throws FfmpegError where it cannot be decoded
 */
export async function lightnessAt(
  input: MediaInput,
  ms: number,
  { place, picture, options }: { place: Place; picture: PictureSize; options: RunOptions },
): Promise<Uint8Array | undefined> {
  const { x, y, width, height } = place;
  const crop = `crop=w=${width}:h=${height}:x=${Math.round(x)}:y=${Math.round(y)}:exact=1`;
  const outputOptions = [
    ...['-map', '0:v:0', '-frames:v', '1', '-vf', `${squared(picture)},${crop},format=gray`],
    ...['-f', 'rawvideo'],
  ];
  const bytes = await read(input, ms, { outputOptions, most: width * height, options });
  return bytes.length < width * height ? undefined : bytes;
}

/** Samples of sound in a second. */
export const sampleRate = 8_000;

/** A stretch of the sound in one channel, -1 to 1. @throws FfmpegError where it cannot be decoded */
export async function soundOf(
  input: MediaInput,
  { startMs, endMs }: { startMs: number; endMs: number },
  options: RunOptions,
): Promise<Float32Array> {
  const count = Math.round(((endMs - startMs) / 1000) * sampleRate);
  const outputOptions = [
    ...['-map', '0:a:0', '-t', ((endMs - startMs) / 1000).toFixed(3)],
    ...['-ac', '1', '-ar', String(sampleRate), '-f', 'f32le', '-c:a', 'pcm_f32le'],
  ];
  const bytes = await read(input, startMs, { outputOptions, most: count * 4, options });
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length >> 2) * 4));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFrames } from '#electron/media/frameIndex.ts';
import { probeRecording } from '#electron/media/probe.ts';
import { decodeFrameTimes, frameMs } from '#shared/domain/frameTimes.ts';
import { bothFfmpegs, h264, type MediaFolder, openMediaFolder } from '#tests/helpers/mediaFixtures.ts';

const hours = 10;
const rate = 5;
let media: MediaFolder;
let path: string;

beforeAll(async () => {
  media = await openMediaFolder();
  const source = ['-f', 'lavfi', '-i', `color=s=32x32:r=${rate}:d=600`];
  const minutes = media.make('ten-minutes.mp4', [...source, ...h264, '-bf', '2', '-g', '50']);
  path = media.make('ten-hours.mp4', ['-stream_loop', String(hours * 6 - 1), '-i', minutes, '-c', 'copy']);
});
afterAll(() => media.remove());

describe('a recording of ten hours', () => {
  it.each(bothFfmpegs)('has all its frame times, found by the %s ffprobe in passing', async (which) => {
    const options = { ffmpegPath: media.ffmpegPath(which) };
    const { tracks, recording } = await probeRecording(path, options);
    const part = join(media.folder, `${which}.frames`);
    const memory = process.memoryUsage().arrayBuffers;
    await makeFrames({ input: path, tracks, durationMs: recording.durationMs }, part, options);
    const times = decodeFrameTimes(new Uint8Array(readFileSync(part)).buffer);
    expect(times.ticks).toHaveLength(hours * 3_600 * rate);
    expect(frameMs(times, times.ticks.length - 1)).toBeCloseTo(hours * 3_600_000 - 1_000 / rate, 0);
    expect(process.memoryUsage().arrayBuffers - memory).toBeLessThan(64 * 1024 ** 2);
  });
});

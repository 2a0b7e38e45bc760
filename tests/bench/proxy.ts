import { join } from 'node:path';
import { runFfmpeg } from '#electron/media/ffmpeg.ts';
import { probeRecording } from '#electron/media/probe.ts';
import { makeProxy } from '#electron/media/proxy.ts';
import type { MediaFolder } from '#tests/helpers/mediaFixtures.ts';
import { type Bench, inTurn, type Measure, measureOf, seconds } from './measure.ts';
import { onMedia } from './onMedia.ts';

const rounds = 5;
const options = { ffmpegPath: '', timeLimitMs: 600_000 };
/** The codec settings of the proxy and nothing else of it: no filters, no timing, no names removed. */
const codecs = [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-bf', '0', '-g', '24', '-pix_fmt', 'yuv420p'],
  ...['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-f', 'mp4'],
];

const claim = {
  name: 'proxy',
  against: 'a bare ffmpeg with the same codec settings, at the same low priority',
  target: 1.1,
  better: 'lower',
  unit: 's',
} as const;

/** Half a minute as an old camera records it. */
function camera(media: MediaFolder): string {
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=960x540:r=25:d=30'];
  const sound = ['-f', 'lavfi', '-i', 'sine=r=48000:d=30'];
  return media.make('camera.mpg', [...picture, ...sound, '-c:v', 'mpeg2video', '-b:v', '4M', '-c:a', 'mp2']);
}

async function measure(media: MediaFolder): Promise<Measure[]> {
  const path = camera(media);
  const { tracks, recording } = await probeRecording(path, options);
  const source = { input: path, tracks, durationMs: recording.durationMs };
  const output = join(media.folder, 'bare.mp4');
  const bare = { input: path, inputOptions: [], outputOptions: codecs, output, yields: true };
  const samples = await inTurn(
    rounds,
    () => seconds(() => makeProxy(source, join(media.folder, 'proxy.mp4'), options)),
    () => seconds(() => runFfmpeg(bare, options)),
  );
  return [measureOf(claim, samples)];
}

/** A recording the player does not read, made into one that it does. */
export const proxy: Bench = onMedia('proxy', measure);

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runFfmpeg } from '#electron/media/ffmpeg.ts';
import type { Source } from '#electron/media/making.ts';
import { makePeaks } from '#electron/media/peaks.ts';
import { probeRecording } from '#electron/media/probe.ts';
import type { MediaFolder } from '#tests/helpers/mediaFixtures.ts';
import { type Bench, inTurn, type Measure, measureOf, seconds } from './measure.ts';
import { onMedia } from './onMedia.ts';

const rounds = 11;
const options = { ffmpegPath: '', timeLimitMs: 600_000 };

const claim = {
  name: 'peaks',
  against: 'a bare ffmpeg decode of the same sound',
  target: 1.15,
  better: 'lower',
  unit: 's',
} as const;

/** An hour of noise and tone as a phone records it: a minute of it, sixty times. */
async function hour(media: MediaFolder): Promise<Source> {
  const noise = ['-f', 'lavfi', '-i', 'anoisesrc=c=pink:r=48000:a=0.3:d=60', '-ac', '2'];
  const minute = media.make('minute.m4a', [...noise, '-c:a', 'aac', '-b:a', '128k']);
  const path = media.make('hour.m4a', ['-stream_loop', '59', '-i', minute, '-c', 'copy']);
  const { tracks, recording } = await probeRecording(path, options);
  return { input: path, tracks, durationMs: recording.durationMs };
}

async function measure(media: MediaFolder): Promise<Measure[]> {
  const source = await hour(media);
  const part = join(media.folder, 'peaks');
  const bare = { input: source.input, inputOptions: ['-vn'], outputOptions: ['-f', 'null'], output: '-' };
  const samples = await inTurn(
    rounds,
    () => seconds(() => makePeaks({ ...source, onBytes: () => undefined }, part, options)),
    () => seconds(() => runFfmpeg(bare, options)),
  );
  rmSync(part);
  return [measureOf(claim, samples)];
}

/** The peaks of an hour of sound. */
export const peaks: Bench = onMedia('peaks', measure);

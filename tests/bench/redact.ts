import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runFfmpeg } from '#electron/media/ffmpeg.ts';
import { findFfmpeg } from '#electron/media/ffmpegFind.ts';
import { tracksIn } from '#electron/media/probe.ts';
import { labels, redactionGraphs } from '#electron/media/redaction/filters.ts';
import { renderRedactions } from '#electron/media/redaction/render.ts';
import { newId } from '#shared/domain/primitives.ts';
import type { Redaction } from '#shared/domain/redaction.ts';
import type { MediaFolder } from '#tests/helpers/mediaFixtures.ts';
import { type Bench, inTurn, type Measure, measureOf, seconds } from './measure.ts';
import { onMedia } from './onMedia.ts';

const rounds = 5;
const options = { ffmpegPath: '', timeLimitMs: 600_000 };
const input = resolve('..', 'shared', 'media', 'classroom.mp4');

const claim = {
  name: 'render',
  against: 'a bare ffmpeg with the same filters and encoders',
  target: 1.1,
  better: 'lower',
  unit: 's',
} as const;

const place = { y: 0.3, width: 0.12, height: 0.25 };
/** Two faces, a flipchart, two names and a voice. */
const redactions: Redaction[] = [
  {
    ...{ kind: 'cover', id: newId(), startMs: 0, endMs: 27_000, look: 'blur' },
    keys: [
      { ms: 0, x: 0.1, ...place },
      { ms: 20_000, x: 0.3, ...place },
    ],
  },
  {
    kind: 'cover',
    id: newId(),
    startMs: 0,
    endMs: 27_000,
    look: 'pixelate',
    keys: [{ ms: 0, x: 0.5, ...place }],
  },
  {
    kind: 'cover',
    id: newId(),
    startMs: 0,
    endMs: 27_000,
    look: 'solid',
    keys: [{ ms: 0, x: 0.8, ...place }],
  },
  { kind: 'silence', id: newId(), startMs: 7_900, endMs: 8_600, how: 'bleep' },
  { kind: 'silence', id: newId(), startMs: 13_500, endMs: 14_500, how: 'mute' },
  { kind: 'silence', id: newId(), startMs: 16_000, endMs: 20_000, how: 'mask' },
];

async function measure({ folder }: MediaFolder): Promise<Measure[]> {
  const { codec } = await findFfmpeg('');
  const { tracks } = await tracksIn(input, options);
  const { video, audio } = redactionGraphs(redactions, tracks, codec);
  const script = join(folder, 'bare.filters');
  writeFileSync(script, [video, audio].join(';\n'));
  const encoders = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-bf', '0', '-g', '48'];
  const words = ['-map', labels.video, ...encoders, '-map', labels.audio, '-c:a', 'aac', '-b:a', '160k'];
  const bare = ['-filter_complex_script', script, ...words, '-pix_fmt', 'yuv420p', '-f', 'mp4'];
  const samples = await inTurn(
    rounds,
    () =>
      seconds(() =>
        renderRedactions({ input, output: join(folder, 'rendered.mp4'), redactions, folder, options }),
      ),
    () =>
      seconds(() =>
        runFfmpeg(
          { path: input, inputOptions: [], outputOptions: bare, output: join(folder, 'bare.mp4') },
          options,
        ),
      ),
  );
  return [measureOf(claim, samples)];
}

/** Burning in what is hidden of a recording. */
export const redact: Bench = onMedia('redact', measure);

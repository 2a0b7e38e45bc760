import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runFfmpeg } from '#electron/media/ffmpeg.ts';
import { tracksIn } from '#electron/media/probe.ts';
import { audioGraph, labels, renderedSize, videoGraph } from '#electron/media/redaction/filters.ts';
import { encoders, renderRedactions } from '#electron/media/redaction/render.ts';
import { newId } from '#shared/domain/primitives.ts';
import { coversIn, type Redaction, silencesIn } from '#shared/domain/redaction.ts';
import type { MediaFolder } from '#tests/helpers/mediaFixtures.ts';
import { type Bench, inTurn, type Measure, measureOf, seconds } from './measure.ts';
import { onMedia } from './onMedia.ts';

const rounds = 3;
const options = { ffmpegPath: '', timeLimitMs: 600_000 };

const claim = {
  name: 'render',
  against: 'a bare ffmpeg with the same filters and encoders',
  target: 1.1,
  better: 'lower',
  unit: 's',
} as const;

/** Two minutes of classroom: the test footage five times over. */
const lengthMs = 5 * 27_000;

function lesson(media: MediaFolder): string {
  const classroom = resolve('..', 'shared', 'media', 'classroom.mp4');
  return media.make('lesson.mp4', ['-stream_loop', '4', '-i', classroom, '-c', 'copy']);
}

const place = { y: 0.3, width: 0.12, height: 0.25 };
/** Two faces, a flipchart, two names and a voice. */
const redactions: Redaction[] = [
  {
    ...{ kind: 'cover', id: newId(), startMs: 0, endMs: lengthMs, look: 'blur' },
    keys: [
      { ms: 0, x: 0.1, ...place },
      { ms: lengthMs, x: 0.3, ...place },
    ],
  },
  {
    kind: 'cover',
    id: newId(),
    startMs: 0,
    endMs: lengthMs,
    look: 'pixelate',
    keys: [{ ms: 0, x: 0.5, ...place }],
  },
  {
    kind: 'cover',
    id: newId(),
    startMs: 0,
    endMs: lengthMs,
    look: 'solid',
    keys: [{ ms: 0, x: 0.8, ...place }],
  },
  { kind: 'silence', id: newId(), startMs: 7_900, endMs: 8_600, how: 'bleep' },
  { kind: 'silence', id: newId(), startMs: 13_500, endMs: 14_500, how: 'mute' },
  { kind: 'silence', id: newId(), startMs: 16_000, endMs: 20_000, how: 'mask' },
];

async function measure(media: MediaFolder): Promise<Measure[]> {
  const { folder } = media;
  const input = lesson(media);
  const { tracks } = await tracksIn(input, options);
  if (!tracks.video || !tracks.audio) throw new Error('the classroom has a picture and a sound');
  const graphs = [
    videoGraph(coversIn(redactions), renderedSize(tracks.video), { from: null, to: null }),
    audioGraph(silencesIn(redactions), tracks.audio.sampleRate),
  ];
  const script = join(folder, 'bare.filters');
  writeFileSync(script, graphs.join(';\n'));
  const words = ['-map', labels.video, ...encoders.video, '-map', labels.audio, ...encoders.audio];
  const bare = ['-filter_complex_script', script, ...words, '-f', 'mp4'];
  const parts = join(folder, 'parts');
  const samples = await inTurn(
    rounds,
    () => {
      rmSync(parts, { recursive: true, force: true });
      return seconds(() =>
        renderRedactions({
          ...{ input, digest: 'classroom', output: join(folder, 'rendered.mp4'), redactions },
          folder,
          parts,
          key: randomBytes(32),
          options,
        }),
      );
    },
    () =>
      seconds(() =>
        runFfmpeg(
          { input, inputOptions: [], outputOptions: bare, output: join(folder, 'bare.mp4') },
          options,
        ),
      ),
  );
  return [measureOf(claim, samples)];
}

/** Burning in what is hidden of a recording. */
export const redact: Bench = onMedia('redact', measure);

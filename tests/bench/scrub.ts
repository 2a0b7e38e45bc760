import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runFfmpeg } from '#electron/media/ffmpeg.ts';
import { scrubFile } from '#electron/media/scrub/scrubFile.ts';
import { readIdentifiers } from '#shared/blinding/identifiers.ts';
import type { MediaFolder } from '#tests/helpers/mediaFixtures.ts';
import { inThePhone } from '#tests/helpers/plantedFiles.ts';
import { type Bench, inTurn, type Measure, measureOf, seconds } from './measure.ts';
import { onMedia } from './onMedia.ts';

const rounds = 5;
const options = { ffmpegPath: '', timeLimitMs: 600_000 };
const identifiers = readIdentifiers(inThePhone.join('\n'));

const claim = {
  name: 'scrub-copy',
  against: 'a bare ffmpeg copy of the same picture and sound',
  target: 1.3,
  better: 'lower',
  unit: 's',
} as const;

/** An hour of classroom as a phone wrote it: the test footage over and over. */
function hour(media: MediaFolder): string {
  const words = [
    '-stream_loop',
    '133',
    '-i',
    '../shared/media/classroom-phone.mov',
    '-map',
    '0:v:0',
    '-map',
    '0:a:0',
  ];
  return media.make('hour.mov', [...words, '-c', 'copy']);
}

async function measure(media: MediaFolder): Promise<Measure[]> {
  const input = hour(media);
  const output = join(media.folder, 'clean.mp4');
  const bare = join(media.folder, 'bare.mp4');
  const copy = ['-map', '0:v:0', '-map', '0:a:0', '-c', 'copy', '-f', 'mp4'];
  const samples = await inTurn(
    rounds,
    async () => {
      rmSync(output, { force: true });
      return seconds(async () => {
        const report = await scrubFile({ input, output, identifiers, options });
        if (!report.ok || report.how.some((line) => line.includes('anew')))
          throw new Error(`it was not copied: ${JSON.stringify(report)}`);
      });
    },
    () => seconds(() => runFfmpeg({ input, inputOptions: [], outputOptions: copy, output: bare }, options)),
  );
  return [measureOf(claim, samples)];
}

/** Stripping a recording by stream copy, with every check of what was written. */
export const scrub: Bench = onMedia('scrub', measure);

import { randomBytes } from 'node:crypto';
import { copyFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { sealedFile } from '#electron/media/sealed/sealedFile.ts';
import { sealCopy } from '#electron/media/sealed/sealedWriter.ts';
import { plainFile, type Stored } from '#electron/media/sealed/stored.ts';
import { answerMedia } from '#electron/media/serve.ts';
import type { MediaFolder } from '#tests/helpers/mediaFixtures.ts';
import { frameTimesOf } from '#tests/helpers/numberedFilm.ts';
import { openPlayerPage } from '#tests/helpers/playerPage.ts';
import { inTurn, type Measure, measureOf, seconds } from './measure.ts';
import { onMedia } from './onMedia.ts';
import { seekInTurn } from './seek.ts';

const megabyte = 1024 ** 2;
const fileBytes = 256 * megabyte;
/** About what a player takes in before it shows the picture of another place. */
const rangeBytes = megabyte;
const rounds = 300;
const key = randomBytes(32);

const against = 'the same from the file as it lies';
const claim = { against, target: 1.3, better: 'lower', unit: 'ms' } as const;

const sealedAt = (path: string) => sealedFile(path, { key, name: basename(path) });

/** Milliseconds to read a range anywhere in a file, as both hosts read it. */
async function readFrom(stored: Stored): Promise<number> {
  const start = Math.floor(Math.random() * (fileBytes - rangeBytes));
  const range = `bytes=${start}-${start + rangeBytes - 1}`;
  const file = { stored, sha256: '', mediaType: 'video/mp4' };
  let bytes = 0;
  const took = await seconds(async () => {
    const { body } = await answerMedia(file, { method: 'GET', range });
    for await (const chunk of body ?? []) bytes += (chunk as Buffer).length;
  });
  if (bytes !== rangeBytes) throw new Error(`${bytes} of ${rangeBytes} bytes were read`);
  return took * 1000;
}

async function ranges({ folder }: MediaFolder): Promise<Measure> {
  const [plain, sealed] = [join(folder, 'plain'), join(folder, 'sealed')];
  writeFileSync(plain, randomBytes(fileBytes));
  await sealCopy(plain, sealed, { sealing: { key, name: 'sealed' } });
  const samples = await inTurn(
    rounds,
    () => readFrom(sealedAt(sealed)),
    () => readFrom(plainFile(plain)),
  );
  return measureOf({ ...claim, name: 'sealed (a megabyte anywhere)' }, samples);
}

/** Jumps of a bare video element in a real Chromium. */
async function jumps({ folder }: MediaFolder): Promise<Measure> {
  const path = join(folder, 'classroom.mp4');
  copyFileSync(resolve('..', 'shared', 'media', 'classroom.mp4'), path);
  await sealCopy(path, join(folder, 'sealed.mp4'), { sealing: { key, name: 'sealed.mp4' } });
  const storedAt = (at: string) => (basename(at) === 'sealed.mp4' ? sealedAt(at) : plainFile(at));
  const pages = await openPlayerPage(folder, storedAt);
  const urls = { ours: pages.bare('sealed.mp4'), baseline: pages.bare('classroom.mp4') };
  const samples = await seekInTurn(frameTimesOf(path), urls).finally(pages.close);
  return measureOf({ ...claim, name: 'sealed' }, samples);
}

/** Reading from the library, which is encrypted, beside reading the files as they lie. */
export const sealed = onMedia('sealed', async (media) => [await jumps(media), await ranges(media)]);

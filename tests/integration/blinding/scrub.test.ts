import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFfmpeg } from '#electron/media/ffmpegFind.ts';
import { probeRecording } from '#electron/media/probe.ts';
import { readArchive } from '#electron/media/scrub/archive.ts';
import { leakScan } from '#electron/media/scrub/leakScan.ts';
import { scrubFile } from '#electron/media/scrub/scrubFile.ts';
import { lettersOfMarkup } from '#electron/media/scrub/views.ts';
import { readIdentifiers } from '#shared/blinding/identifiers.ts';
import { redacted } from '#shared/blinding/words.ts';
import { bothFfmpegs, type MediaFolder, openMediaFolder } from '#tests/helpers/mediaFixtures.ts';
import {
  inThePhone,
  kept,
  place,
  planted,
  plantedDocx,
  plantedJpeg,
  plantedList,
  plantedPdf,
  plantedPptx,
} from '#tests/helpers/plantedFiles.ts';

const phone = '../shared/media/classroom-phone.mov';
const identifiers = readIdentifiers(inThePhone.join('\n'));

let folder: string;
let media: MediaFolder;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rangefinder-scrub-'));
  media = await openMediaFolder();
});
afterAll(() => {
  media.remove();
  rmSync(folder, { recursive: true, force: true });
});

const scrub = (input: string, name: string, ffmpegPath = '') =>
  scrubFile({ input, output: join(folder, name), identifiers, options: { ffmpegPath } });

/** What a scan of its own finds in a file. */
async function foundIn(path: string): Promise<string[]> {
  const { found, unread, notOpened } = await leakScan({
    place: path,
    identifiers,
    options: { ffmpegPath: '' },
  });
  expect({ unread, notOpened }).toEqual({ unread: [], notOpened: [] });
  return [...new Set(found.map(({ identifier }) => identifier))].sort();
}

const passed = { ok: true, checks: expect.not.arrayContaining([expect.objectContaining({ ok: false })]) };

/** The digest of all pictures of a recording, as they are decoded. */
async function pictures(path: string): Promise<string> {
  const { ffmpegPath } = await findFfmpeg('');
  const words = ['-v', 'error', '-i', path, '-map', '0:v:0', '-f', 'md5', '-'];
  return execFileSync(ffmpegPath, words, { encoding: 'utf8' });
}

describe('a recording as a phone wrote it', () => {
  test.each(bothFfmpegs)(
    'comes out of the %s ffmpeg with the same pictures and sound and nothing else',
    async (which) => {
      expect(await foundIn(phone)).toEqual([...inThePhone].sort());
      const before = createHash('sha256').update(readFileSync(phone)).digest('hex');

      const name = `phone-${which}.mp4`;
      const report = await scrub(phone, name, media.ffmpegPath(which));

      expect(report).toMatchObject({ ...passed, kind: 'recording', input: { sha256: before } });
      expect(report.how).toContain('the picture copied without re-encoding');
      expect(report.removed).toEqual(
        expect.arrayContaining([
          { what: 'chapters', count: 2 },
          { what: 'tracks of text', count: 1 },
          { what: 'tag artist', count: 1 },
          { what: 'tag com.apple.quicktime.location.ISO6709', count: 1 },
          { what: 'names of encoders in the sound', count: 3 },
        ]),
      );
      expect(JSON.stringify(report)).not.toMatch(/Rivera|Lincoln|41\.8781/);
      const output = join(folder, name);
      expect(report.output?.sha256).toBe(createHash('sha256').update(readFileSync(output)).digest('hex'));
      expect(await foundIn(output)).toEqual([]);
      expect(await pictures(output)).toBe(await pictures(phone));
      const bytes = readFileSync(output, 'latin1');
      expect(bytes).not.toMatch(/Lav[cf]\d|x264 - core|iPhone|Rivera/);
      expect(createHash('sha256').update(readFileSync(phone)).digest('hex')).toBe(before);
    },
  );

  test.each(['mov', 'm4v', 'mkv'])('can be written as .%s', async (ending) => {
    const report = await scrub(phone, `phone-as.${ending}`);
    expect(report).toMatchObject(passed);
    expect(await foundIn(join(folder, `phone-as.${ending}`))).toEqual([]);
  });

  test('keeps the way it was held', async () => {
    const lying = media.make('lying.mp4', [
      '-i',
      phone,
      '-t',
      '2',
      '-map',
      '0:v:0',
      '-c',
      'copy',
      '-metadata:s:v:0',
      'rotate=90',
    ]);
    await scrub(lying, 'turned.mp4');
    const { recording } = await probeRecording(join(folder, 'turned.mp4'), { ffmpegPath: '' });
    expect(recording).toMatchObject({ width: 540, height: 960 });
  });
});

const short = ['-i', phone, '-t', '3', '-map', '0:v:0', '-map', '0:a:0'];
const onlySound = ['-i', phone, '-t', '3', '-map', '0:a:0'];
const said = [
  '-metadata',
  `title=${planted.educator}, ${planted.school}`,
  '-metadata',
  `comment=${planted.id}`,
];

test.each([
  ['webm', [...short, '-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-c:a', 'libopus'], 'webm', true],
  ['mkv', [...short, '-c', 'copy'], 'mkv', true],
  ['ts', [...short, '-c', 'copy', '-metadata', `service_provider=${planted.school}`], 'mp4', true],
  ['avi', [...short, '-c:v', 'mpeg4', '-c:a', 'libmp3lame'], 'mp4', false],
  ['mpg', [...short, '-c:v', 'mpeg2video', '-c:a', 'mp2'], 'mp4', false],
  ['mp3', [...onlySound, '-c:a', 'libmp3lame'], 'mp3', true],
  ['flac', onlySound, 'flac', true],
  ['ogg', [...onlySound, '-c:a', 'libvorbis'], 'ogg', true],
  ['wav', onlySound, 'wav', true],
  ['m4a', [...onlySound, '-c:a', 'aac'], 'm4a', true],
])('a recording in .%s loses what it says about itself', async (ending, words, becomes, copied) => {
  const input = media.make(`said.${ending}`, [...words, ...said]);
  const report = await scrub(input, `said-${ending}.${becomes}`);
  expect(report).toMatchObject(passed);
  expect(report.how.some((line) => line.includes('encoded anew'))).toBe(!copied);
  const output = join(folder, `said-${ending}.${becomes}`);
  expect(await foundIn(output)).toEqual([]);
  const [before, after] = await Promise.all(
    [input, output].map((path) => probeRecording(path, { ffmpegPath: '' })),
  );
  expect(Math.abs((before?.recording.durationMs ?? 0) - (after?.recording.durationMs ?? 0))).toBeLessThan(
    250,
  );
});

test('what is hidden between the pictures goes: units of user data, and captions within them', async () => {
  const uuid = '086f3693-b7b3-4f2c-9653-21492feee5b8';
  const hidden = media.make('sei.mp4', [
    ...short,
    '-c',
    'copy',
    '-bsf:v',
    `h264_metadata=sei_user_data=${uuid}+${planted.student.replace(' ', '_')}`,
  ]);
  expect(await foundIn(hidden)).toContain(planted.student);
  expect(await scrub(hidden, 'no-sei.mp4')).toMatchObject(passed);
  expect(await foundIn(join(folder, 'no-sei.mp4'))).toEqual([]);
});

test('an image keeps its pixels, upright, and nothing else', async () => {
  const input = place(folder, 'work.jpg', await plantedJpeg());
  expect(await foundIn(input)).toEqual([...plantedList].sort());
  const report = await scrub(input, 'clean.jpg');
  expect(report).toMatchObject({ ...passed, kind: 'image' });
  expect(report.removed.map(({ what }) => what)).toEqual(expect.arrayContaining(['EXIF', 'XMP']));
  expect(await foundIn(join(folder, 'clean.jpg'))).toEqual([]);
  expect(await sharp(join(folder, 'clean.jpg')).metadata()).toMatchObject({ width: 64, height: 32 });

  const lying = place(folder, 'lying.jpg', await sharp(input).withMetadata({ orientation: 6 }).toBuffer());
  await scrub(lying, 'upright.jpg');
  expect(await sharp(join(folder, 'upright.jpg')).metadata()).toMatchObject({ width: 32, height: 64 });
});

test.each(['png', 'webp', 'gif', 'tiff', 'avif'] as const)(
  'an image in .%s loses what it says about itself',
  async (format) => {
    const drawn = sharp({ create: { width: 40, height: 30, channels: 3, background: '#c33' } }).withExif({
      IFD0: { Artist: planted.educator },
    });
    const input = place(
      folder,
      `drawn.${format}`,
      Buffer.concat([await drawn.toFormat(format).toBuffer(), Buffer.from(planted.school)]),
    );
    expect(await foundIn(input)).toContain(planted.school);
    expect(await scrub(input, `clean-${format}.${format}`)).toMatchObject(passed);
    expect(await foundIn(join(folder, `clean-${format}.${format}`))).toEqual([]);
  },
);

test('a PDF keeps its pages as they are seen, without the names on them or anything beneath', async () => {
  const input = place(folder, 'plan.pdf', await plantedPdf());
  expect(await foundIn(input)).toEqual([...plantedList].sort());
  const report = await scrub(input, 'clean.pdf');
  expect(report).toMatchObject({ ...passed, kind: 'pdf' });
  expect(report.removed).toEqual(
    expect.arrayContaining([
      { what: 'attachments', count: 1 },
      { what: 'annotations, links and form fields', count: 1 },
      { what: 'earlier versions of the document', count: 2 },
    ]),
  );
  const removed = report.removed.find(({ what }) => what.startsWith('identifiers in the text'));
  expect(removed?.count).toBe(4);
  expect(report.checks.find(({ name }) => name.startsWith('all pages'))?.detail).toBe(
    '2 of 2 pages, 0 letters',
  );
  expect(await foundIn(join(folder, 'clean.pdf'))).toEqual([]);
});

const lettersIn = async (name: string, part: string) =>
  lettersOfMarkup((await readArchive(join(folder, name))).get(part)?.toString('utf8') ?? '');

test('a DOCX keeps what is seen; names, hidden text, comments, changes and what it says about itself go', async () => {
  const input = place(folder, 'plan.docx', await plantedDocx());
  expect(await foundIn(input)).toEqual(['2026-03-11T09:14:22Z', ...plantedList].sort());
  const report = await scrub(input, 'clean.docx');
  expect(report).toMatchObject({ ...passed, kind: 'docx' });
  expect(await foundIn(join(folder, 'clean.docx'))).toEqual([]);
  const letters = await lettersIn('clean.docx', 'word/document.xml');
  expect(letters).toContain(`${kept}, as ${redacted} planned.`);
  expect(letters).toContain('Added later.');
  expect(letters).toContain('School site');
  expect(letters).not.toMatch(/Hidden|Ask/);
  const parts = await readArchive(join(folder, 'clean.docx'));
  expect([...parts.keys()]).toContain('word/media/image1.jpeg');
  expect([...parts.keys()].filter((name) => /docProps|comments|customXml|emf/.test(name))).toEqual([]);
  const document = parts.get('word/document.xml')?.toString('utf8') ?? '';
  expect(document).toContain('rIdPicture');
  expect(document).not.toMatch(/rIdDrawing|rIdLink|w:author|rsid|<!--/);
  expect(report.removed.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['tracked changes', 'comments', 'hidden text', 'thumbnails', 'links']),
  );
});

test('a DOCX with macros becomes one without, and a picture under a wrong ending stays in it', async () => {
  const drawn = sharp({ create: { width: 20, height: 10, channels: 3, background: '#393' } });
  const types =
    (await readArchive(place(folder, 'types.docx', await plantedDocx())))
      .get('[Content_Types].xml')
      ?.toString() ?? '';
  const macros = types.replace(
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
    'application/vnd.ms-word.document.macroEnabled.main+xml',
  );
  expect(macros).not.toBe(types);
  const picture = await drawn.png().toBuffer();
  const bytes = await plantedDocx({
    '[Content_Types].xml': macros,
    'word/media/image1.jpeg': picture,
    'word/vbaProject.bin': planted.id,
  });
  expect(await scrub(place(folder, 'macros.docm', bytes), 'no-macros.docx')).toMatchObject(passed);
  const parts = await readArchive(join(folder, 'no-macros.docx'));
  expect(parts.get('[Content_Types].xml')?.toString()).toContain('wordprocessingml.document.main+xml');
  expect([...parts.keys()].filter((name) => name.includes('vba'))).toEqual([]);
  expect(await sharp(parts.get('word/media/image1.jpeg')).metadata()).toMatchObject({
    format: 'jpeg',
    width: 20,
  });
});

test('a PPTX keeps the slides it shows, their notes and recordings, without the names', async () => {
  const video = media.make('inside.mp4', [...short, '-c', 'copy', ...said]);
  const input = place(folder, 'slides.pptx', plantedPptx(readFileSync(video)));
  expect(await foundIn(input)).toEqual(expect.arrayContaining([...plantedList]));
  const report = await scrub(input, 'clean.pptx');
  expect(report).toMatchObject({ ...passed, kind: 'pptx' });
  expect(report.removed).toContainEqual({ what: 'hidden slides', count: 1 });
  expect(await foundIn(join(folder, 'clean.pptx'))).toEqual([]);
  expect(await lettersIn('clean.pptx', 'ppt/slides/slide1.xml')).toContain(`${kept} at ${redacted}`);
  expect(await lettersIn('clean.pptx', 'ppt/notesSlides/notesSlide1.xml')).toContain(`Call ${redacted} up.`);

  const parts = await readArchive(join(folder, 'clean.pptx'));
  const names = [...parts.keys()];
  expect(names).toContain('ppt/media/media1.mp4');
  expect(names.filter((name) => /slide2|unused/.test(name))).toEqual([]);
  expect(
    parts
      .get('ppt/presentation.xml')
      ?.toString()
      .match(/<p:sldId /g),
  ).toHaveLength(1);
  expect(parts.get('ppt/slides/slide1.xml')?.toString()).toContain('videoFile');
  const played = place(folder, 'played.mp4', parts.get('ppt/media/media1.mp4') ?? '');
  const { recording } = await probeRecording(played, { ffmpegPath: '' });
  expect(recording.durationMs).toBeGreaterThan(2_500);
});

test.each([
  ['UTF-8', (text: string) => Buffer.from(text)],
  ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['western letters', (text: string) => Buffer.from(text, 'latin1')],
])('captions in %s lose their names and keep their times', async (name, encode) => {
  const captions = `WEBVTT\n\n00:08.000 --> 00:10.000\nWhat do you see, MAYA  OKAFOR? Très bien.\n`;
  const input = place(folder, `captions-${name}.vtt`, encode(captions));
  const report = await scrub(input, `clean-${name}.vtt`);
  expect(report).toMatchObject({ ...passed, kind: 'text', removed: [{ count: 1 }] });
  expect(readFileSync(join(folder, `clean-${name}.vtt`), 'utf8')).toBe(
    captions.replace('MAYA  OKAFOR', redacted),
  );
});

test('nothing but the outputs is left where they were written', () => {
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  expect(existsSync(join(folder, 'clean.pdf'))).toBe(true);
});

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { leakScan } from '#electron/media/scrub/leakScan.ts';
import { scrubFile } from '#electron/media/scrub/scrubFile.ts';
import { readIdentifiers } from '#shared/blinding/identifiers.ts';
import { type Problem, ProblemError } from '#shared/contract/errors.ts';
import { place, planted, plantedDocx, plantedList, plantedPdf, zipped } from '#tests/helpers/plantedFiles.ts';

const phone = '../shared/media/classroom-phone.mov';
const identifiers = readIdentifiers(plantedList.join('\n'));
const options = { ffmpegPath: '' };

let folder: string;
let asked: string[];
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.end();
});
let address: string;
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
  folder = mkdtempSync(join(tmpdir(), 'rangefinder-bad-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

/** Tries to scrub a file. @returns the problem, after seeing that nothing was fetched, written or left behind */
async function refusal(input: string, ending: string): Promise<Problem> {
  const before = readdirSync(folder, { recursive: true }).sort();
  const bytes = readFileSync(input);
  const trying = scrubFile({ input, output: join(folder, `out.${ending}`), identifiers, options });
  const error = await trying.then(
    (report) => expect.fail(`it was scrubbed: ${JSON.stringify(report)}`),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ProblemError);
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
  expect(readFileSync(input).equals(bytes)).toBe(true);
  expect(asked).toEqual([]);
  const { problem } = error as ProblemError;
  expect(problem.message).not.toMatch(/undefined|\[object|Error:/);
  return problem;
}

describe('a recording is refused, and nothing is fetched or written,', () => {
  test('that is a playlist', async () => {
    const playlist = `#EXTM3U\n#EXTINF:10,\n${address}/segment.ts\n#EXT-X-ENDLIST\n`;
    expect((await refusal(place(folder, 'lesson.mp4', playlist), 'mp4')).message).toContain('playlist');
    const list = `ffconcat version 1.0\nfile ${address}/lesson.mp4\n`;
    expect((await refusal(place(folder, 'list.mp4', list), 'mp4')).message).toContain('playlist');
    const dash = `<?xml version="1.0"?><MPD><BaseURL>${address}/</BaseURL></MPD>`;
    expect((await refusal(place(folder, 'dash.mp4', dash), 'mp4')).message).toContain('markup');
  });

  test.each([100, 5_000, 600_000])('that breaks off after %i bytes', async (bytes) => {
    const cut = place(folder, 'cut.mov', readFileSync(phone).subarray(0, bytes));
    expect((await refusal(cut, 'mp4')).message).toContain('damaged');
  });

  test('that is noise', async () => {
    const noise = place(folder, 'noise.mp4', Buffer.concat([Buffer.from([0, 1]), randomBytes(50_000)]));
    expect((await refusal(noise, 'mp4')).message).toContain('of a kind that is not known');
  });
});

describe('an image is refused', () => {
  test('that says it has absurd dimensions', async () => {
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#000' } })
      .png()
      .toBuffer();
    png.writeUInt32BE(200_000, 16);
    png.writeUInt32BE(200_000, 20);
    expect((await refusal(place(folder, 'vast.png', png), 'png')).message).toMatch(/damaged|large/);
  });

  test('that breaks off', async () => {
    const raw = randomBytes(300 * 300 * 3);
    const jpeg = await sharp(raw, { raw: { width: 300, height: 300, channels: 3 } })
      .jpeg()
      .toBuffer();
    const cut = place(folder, 'cut.jpg', jpeg.subarray(0, jpeg.length / 2));
    expect((await refusal(cut, 'jpg')).code).toBe('invalid_input');
  });

  test('that is drawn by markup, which could fetch', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg"><image href="${address}/x.png"/></svg>`;
    expect((await refusal(place(folder, 'drawn.svg', svg), 'png')).message).toContain('markup');
  });
});

/** A ZIP whose one file says it is small and unpacks to a hundred megabytes. */
function lyingArchive(): Buffer {
  const archive = Buffer.from(zipped({ '[Content_Types].xml': 'x', 'word/document.xml': 'y' }));
  const packed = deflateRawSync(Buffer.alloc(100 * 1024 ** 2));
  const name = Buffer.from('word/media/image1.jpeg');
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(1_000, 22);
  header.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(1_000, 24);
  entry.writeUInt16LE(name.length, 28);
  const listAt = archive.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  const endAt = archive.indexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  entry.writeUInt32LE(listAt, 42);
  const end = Buffer.from(archive.subarray(endAt));
  const list = Buffer.concat([archive.subarray(listAt, endAt), entry, name]);
  end.writeUInt16LE(3, 8);
  end.writeUInt16LE(3, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(listAt + 30 + name.length + packed.length, 16);
  return Buffer.concat([archive.subarray(0, listAt), header, name, packed, list, end]);
}

describe('a document is refused', () => {
  test('that unpacks to far more than it says, or than a document needs', async () => {
    const lying = await refusal(place(folder, 'lying.docx', lyingArchive()), 'docx');
    expect(lying).toMatchObject({ code: 'invalid_input' });
    const bomb = zipped({ '[Content_Types].xml': 'x', 'word/document.xml': new Uint8Array(100 * 1024 ** 2) });
    expect((await refusal(place(folder, 'bomb.docx', bomb), 'docx')).message).toContain('fill the memory');
  });

  test.each(['../../outside.xml', '/etc/outside.xml', 'C:\\outside.xml', 'word/../../outside.xml'])(
    'that names a file outside itself: %s',
    async (name) => {
      const archive = await plantedDocx({ [name]: 'gotcha' });
      const found = await refusal(place(folder, 'escape.docx', archive), 'docx');
      expect(found.message).toContain('outside');
      expect(existsSync(join(folder, '..', 'outside.xml'))).toBe(false);
    },
  );

  test.each([
    [
      'entities that grow without end',
      '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
    ],
    ['a document type to fetch', `<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">`],
    ['an entity that reads a file', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'],
  ])('that has %s', async (_, type) => {
    const xml = `<?xml version="1.0"?>${type}<w:document xmlns:w="w"><w:body/></w:document>`;
    const bomb = place(folder, 'bomb.docx', await plantedDocx({ 'word/document.xml': xml }));
    expect((await refusal(bomb, 'docx')).message).toContain('entities');
  });

  test('that is damaged', async () => {
    const xml = await plantedDocx({ 'word/document.xml': '<w:document><w:body>' });
    expect((await refusal(place(folder, 'xml.docx', xml), 'docx')).message).toContain('damaged');
    const whole = Buffer.from(await plantedDocx());
    const cut = place(folder, 'cut.docx', whole.subarray(0, whole.length - 400));
    expect((await refusal(cut, 'docx')).message).toContain('damaged');
    const pdf = place(folder, 'cut.pdf', '%PDF-1.7\nnothing that a document is made of\n');
    expect((await refusal(pdf, 'pdf')).message).toContain('damaged');
  });

  test('whose form is filled in, because what is filled in would be lost without a word', async () => {
    const made = await PDFDocument.create();
    const field = made.getForm().createTextField('who');
    field.setText(planted.student);
    field.addToPage(made.addPage(), { x: 50, y: 50, width: 200, height: 30 });
    const filled = place(folder, 'form.pdf', await made.save());
    expect((await refusal(filled, 'pdf')).message).toContain('form');
  });

  test.each([
    ['an archive', zipped({ 'lesson.txt': 'x' }), 'Unpack it'],
    ['an Office file of the old kind', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'DOCX'],
    ['RTF', '{\\rtf1 Jordan}', 'DOCX or PDF'],
    ['a web page', '<!DOCTYPE html><p>x', 'PDF'],
    ['an empty file', '', 'Give a recording'],
  ])('that is %s, with what to do instead', async (_, bytes, remedy) => {
    expect((await refusal(place(folder, 'file.bin', bytes), 'docx')).remedy).toContain(remedy);
  });
});

describe('an output is refused', () => {
  const outputOf = (name: string, input = phone) =>
    scrubFile({ input, output: join(folder, name), identifiers, options });

  test('whose name tells who it is', async () => {
    await expect(outputOf('jordan_rivera.mp4')).rejects.toThrow('tells an identifier');
  });

  test('that is there already, and is left as it was', async () => {
    place(folder, 'there.mp4', 'mine');
    await expect(outputOf('there.mp4')).rejects.toThrow('already');
    expect(readFileSync(join(folder, 'there.mp4'), 'utf8')).toBe('mine');
  });

  test('that would be opened as something else, or lies nowhere', async () => {
    await expect(outputOf('lesson.pdf')).rejects.toThrow('.pdf');
    await expect(outputOf('lesson.webm')).rejects.toThrow('.mp4');
    await expect(outputOf('plan.docx', place(folder, 'plan.pdf', await plantedPdf()))).rejects.toThrow(
      '.pdf',
    );
    await expect(outputOf('no/such/folder.mp4')).rejects.toThrow('folder');
    await expect(outputOf('x.mp4', join(folder, 'nothing.mov'))).rejects.toThrow('cannot be opened');
    await expect(outputOf('x.mp4', folder)).rejects.toThrow('no file');
  });

  test('when the work is stopped, and nothing is left of it', async () => {
    const stop = new AbortController();
    const input = phone;
    const output = join(folder, 'stopped.mp4');
    const working = scrubFile({ input, output, identifiers, options: { ...options, signal: stop.signal } });
    // As soon as there is something that could be left.
    const watching = setInterval(() => {
      if (readdirSync(folder).some((name) => name.startsWith('.scrub-'))) stop.abort();
    }, 5);
    await expect(working.finally(() => clearInterval(watching))).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a scan', () => {
  test('follows no link out of what it searches, reads where it leads, and says so', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'rangefinder-outside-'));
    const secret = place(outside, 'secret.txt', planted.student);
    mkdirSync(join(folder, 'profile'));
    symlinkSync(secret, join(folder, 'profile', 'link'));
    symlinkSync(`/people/${planted.educator}`, join(folder, 'profile', 'home'));
    const report = await leakScan({ place: join(folder, 'profile'), identifiers, options });
    expect(report.found).toMatchObject([
      { identifier: planted.educator, file: 'home', where: 'where the link leads' },
    ]);
    expect(report.notOpened.map(({ file }) => file).sort()).toEqual(['home', 'link']);
    rmSync(outside, { recursive: true });
  });

  test('says what it could not look into, and has searched its bytes', async () => {
    place(folder, 'lying.docx', lyingArchive());
    place(folder, 'cut.pdf', `%PDF-1.7 ${planted.educator}`);
    const report = await leakScan({ place: folder, identifiers, options });
    expect(report.notOpened.map(({ file }) => file).sort()).toEqual(['cut.pdf', 'lying.docx']);
    expect(report.found).toMatchObject([{ identifier: planted.educator, file: 'cut.pdf', where: 'bytes' }]);
  });

  test('of nothing is refused', async () => {
    await expect(leakScan({ place: join(folder, 'nothing'), identifiers, options })).rejects.toThrow(
      'nothing to search',
    );
  });
});

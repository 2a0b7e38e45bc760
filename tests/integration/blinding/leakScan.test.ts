import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { profileKeysNear } from '#electron/hosts/secretFile.ts';
import { findFfmpeg } from '#electron/media/ffmpegFind.ts';
import { openPart } from '#electron/media/partFile.ts';
import { leakScan } from '#electron/media/scrub/leakScan.ts';
import { scrubFile } from '#electron/media/scrub/scrubFile.ts';
import { keysOf } from '#electron/secrets.ts';
import { readIdentifiers } from '#shared/blinding/identifiers.ts';
import { place, planted, plantedDocx, plantedList, zipped } from '#tests/helpers/plantedFiles.ts';
import { keyOfProfile, openStoreOf } from '#tests/helpers/profileKey.ts';
import { sealTo } from '#tests/helpers/storedBytes.ts';
import { manifestOf, storeBatch } from '#tests/helpers/workstationStore.ts';

const identifiers = readIdentifiers(plantedList.join('\n'));
const options = { ffmpegPath: '' };
const { educator, student } = planted;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rangefinder-leak-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

const scan = () => leakScan({ place: folder, identifiers, options });
const places = async () =>
  (await scan()).found.map(({ identifier, file, where }) => `${identifier}, ${file}, ${where}`);

describe('a leak scan finds a name', () => {
  test('in the name of a file and of a folder', async () => {
    place(folder, 'jordan-rivera.txt', 'x');
    expect(await places()).toEqual([`${educator}, jordan-rivera.txt, name of the file`]);
  });

  test('in a database that is in use: in a table, in what was deleted, and in the log that was not written back', async () => {
    const path = join(folder, 'profile.sqlite');
    const file = new Database(path);
    file.pragma('secure_delete = OFF');
    file.exec('CREATE TABLE notes (text TEXT); CREATE TABLE more (bytes BLOB)');
    file.prepare('INSERT INTO notes VALUES (?)').run(`by ${educator}`);
    file.exec('DELETE FROM notes');
    file.pragma('journal_mode = WAL');
    file.pragma('wal_autocheckpoint = 0');
    file.prepare('INSERT INTO more VALUES (?)').run(Buffer.from(student, 'utf16le'));
    const before = ['', '-wal'].map((ending) => statSync(path + ending).mtimeMs);

    const report = await scan();

    const found = report.found.map(({ identifier, file: name, where }) => `${identifier}, ${name}, ${where}`);
    expect(found).toContain(`${educator}, profile.sqlite, bytes`);
    expect(found).toContain(`${student}, profile.sqlite-wal, bytes`);
    expect(found).toContain(`${student}, profile.sqlite, table more`);
    expect(found).not.toContain(`${educator}, profile.sqlite, table notes`);
    expect(report.searched).toMatchObject({ rows: 3 });
    expect(['', '-wal'].map((ending) => statSync(path + ending).mtimeMs)).toEqual(before);
    file.close();
  });

  test('in a database where it is spread over pages', async () => {
    const file = new Database(join(folder, 'spread.sqlite'));
    file.pragma('page_size = 512');
    file.exec('CREATE TABLE notes (text TEXT)');
    // Long values go on from page to page; wherever a page ends, some of these names are cut.
    for (let before = 0; before < 140; before++)
      file
        .prepare('INSERT INTO notes VALUES (?)')
        .run(`${'.'.repeat(before)}${educator}${'.'.repeat(2_000 - before)}`);
    file.close();
    const { found } = await scan();
    const inBytes = found.find(({ where }) => where === 'bytes')?.count ?? 0;
    expect(found.find(({ where }) => where === 'table notes')?.count).toBe(140);
    expect(inBytes).toBeLessThan(140);
  });

  test('in a log, a packed file, an archive in an archive, and base64 within JSON', async () => {
    place(folder, 'app.log', `{"message":"${Buffer.from(`at ${student}`).toString('base64')}"}`);
    place(folder, 'crash.gz', gzipSync(`stack ${educator}`));
    place(folder, 'pack.zip', zipped({ 'inner.docx': await plantedDocx(), 'plain.txt': 'x' }));
    const found = await places();
    expect(found).toContain(`${student}, app.log, bytes`);
    expect(found).toContain(`${educator}, crash.gz, unpacked`);
    expect(found).toContain(`${educator}, pack.zip, inner.docx, docProps/core.xml`);
    // Its letters are spread over three runs of the text.
    expect(found).toContain(`${educator}, pack.zip, inner.docx, text of word/document.xml`);
  });
});

test('a clean folder is said to be clean, with what was searched', async () => {
  place(folder, 'notes.txt', 'nobody');
  const report = await scan();
  expect(report).toMatchObject({
    ok: true,
    found: [],
    unread: [],
    notOpened: [],
    searched: { files: 1, identifiers: 4 },
  });
  expect(report.searched.encodings).toContain('UTF-16BE');
});

describe('four letters in a recording', () => {
  const short = readIdentifiers('Maya');
  let clean: string;
  let home: string;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'rangefinder-short-'));
    clean = join(home, 'clean.mp4');
    await scrubFile({
      input: '../shared/media/classroom-phone.mov',
      output: clean,
      identifiers: short,
      options,
    });
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test('count as chance within the coded picture, and are told', async () => {
    const bytes = readFileSync(clean);
    bytes.write('Maya', Math.floor(bytes.length / 2), 'latin1');
    const path = place(folder, 'chance.mp4', bytes);
    const report = await leakScan({ place: path, identifiers: short, options });
    expect(report).toMatchObject({
      ok: true,
      found: [],
      byChance: [{ identifier: 'Maya', where: 'bytes', count: 1 }],
    });
  });

  test('count as written beside the picture, in a tag, and after the end', async () => {
    const { ffmpegPath } = await findFfmpeg('');
    const run = (name: string, ...words: string[]) =>
      execFileSync(ffmpegPath, [
        '-v',
        'error',
        '-i',
        clean,
        '-map',
        '0',
        '-c',
        'copy',
        ...words,
        join(folder, name),
      ]);
    run('beside.mp4', '-bsf:v', 'h264_metadata=sei_user_data=086f3693-b7b3-4f2c-9653-21492feee5b8+Maya');
    run('tag.mp4', '-metadata', 'title=Maya');
    copyFileSync(clean, join(folder, 'after.mp4'));
    writeFileSync(join(folder, 'after.mp4'), 'Maya', { flag: 'a' });
    const { found } = await leakScan({ place: folder, identifiers: short, options });
    const files = found.filter(({ where }) => where === 'bytes').map(({ file }) => file);
    expect(files.sort()).toEqual(['after.mp4', 'beside.mp4', 'tag.mp4']);
  });
});

describe('a profile, whose files are encrypted,', () => {
  const name = 'Quintessa Overbury';
  const wanted = { place: '', identifiers: { all: [name, student] }, options };

  /** A database and a library that say a name each, with the key beside them. */
  async function writeProfile(): Promise<{ video: string; keys: ReturnType<typeof keysOf>[] }> {
    const store = openStoreOf(folder);
    storeBatch(store, { ...manifestOf(), name });
    store.close();
    const sha256 = 'ab'.repeat(32);
    const video = `library/ab/${sha256}`;
    const key = keyOfProfile(folder, 'media');
    await sealTo(join(folder, video), await plantedDocx(), key);
    await sealTo(join(folder, `${video}.captions-0`), Buffer.from(`said ${student}`), key);
    return { video, keys: profileKeysNear(folder).map(keysOf) };
  }

  test('is searched as it was before they were, in tables, in what was deleted, and in evidence', async () => {
    const { video, keys } = await writeProfile();
    const { ok, found, unread } = await leakScan({ ...wanted, place: folder, keys });
    const places = found.map(({ identifier, file, where }) => `${identifier}, ${file}, ${where}`);
    expect(ok).toBe(false);
    expect(unread).toEqual([]);
    expect(places).toContain(`${name}, rangefinder.sqlite, table batches`);
    expect(places).toContain(`${name}, rangefinder.sqlite, bytes`);
    expect(places).toContain(`${student}, ${video}.captions-0, bytes`);
    expect(places.some((one) => one.startsWith(`${student}, ${video}, word/`))).toBe(true);
  });

  test('is not called clean where its key is not there', async () => {
    const { video } = await writeProfile();
    const { ok, found, unread } = await leakScan({ ...wanted, place: folder });
    expect({ ok, found }).toEqual({ ok: false, found: [] });
    expect(unread.map(({ file }) => file).toSorted()).toEqual(
      [video, `${video}.captions-0`, 'rangefinder.sqlite'].toSorted(),
    );
    expect(unread[0]?.why).toContain('its key is not here');
  });

  test('gives its key to a search of one of its files', async () => {
    const { video, keys } = await writeProfile();
    expect(profileKeysNear(join(folder, video)).map(keysOf)).toEqual(keys);
  });

  test('is searched while a file still comes, up to where it has come', async () => {
    const { keys } = await writeProfile();
    const part = `library/cd/${'cd'.repeat(32)}`;
    const coming = await openPart(join(folder, part), 1_000_000, {
      key: keyOfProfile(folder, 'media'),
      name: 'cd'.repeat(32),
    });
    await coming.append(Buffer.concat([Buffer.from(student), Buffer.alloc(100_000)]));
    const running = await leakScan({ ...wanted, place: folder, keys });
    expect(running.found.map(({ file }) => file)).toContain(`${part}.part`);
    await coming.close();
    const closed = await leakScan({ ...wanted, place: folder, keys });
    expect(closed.found.map(({ file }) => file)).toContain(`${part}.part`);
    expect([...running.unread, ...closed.unread]).toEqual([]);
  });
});

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '#electron/db/migrate.ts';
import { migrations } from '#electron/db/migrations/all.ts';
import { openStore } from '#electron/db/store.ts';
import { keyFilePath, keyFileStore, sealedFilePath } from '#electron/hosts/secretFile.ts';
import { keysOf, profileKeyOf } from '#electron/secrets.ts';
import { ProblemError } from '#shared/contract/errors.ts';
import { databaseOf, keyOfProfile, openStoreOf } from '#tests/helpers/profileKey.ts';
import { manifestOf, storeBatch } from '#tests/helpers/workstationStore.ts';

const secret = 'Quintessa Overbury';

let profile: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'rangefinder-encryption-'));
});
afterEach(() => {
  rmSync(profile, { recursive: true, force: true });
});

const bytesOf = (name: string) => readFileSync(join(profile, name)).toString('latin1');
const database = () => readdirSync(profile).filter((name) => name.startsWith('rangefinder.sqlite'));
const codeOf = (work: () => unknown) => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : String(error);
  }
};
const open = () =>
  openStore(profile, (encrypted) => keysOf(profileKeyOf(keyFileStore(profile), encrypted)).database);

/** A profile as a version left it that did not encrypt, with the copy it had made before an update. */
function writePlain(known = migrations): void {
  const path = join(profile, 'rangefinder.sqlite');
  const file = new Database(path);
  file.pragma('journal_mode = WAL');
  migrate(file, known, (copy) => new Database(copy));
  file.exec('CREATE TABLE more (word TEXT)');
  file.prepare('INSERT INTO more VALUES (?)').run(secret);
  file.prepare('VACUUM INTO ?').run(`${path}.before-0002.bak`);
  file.close();
}

describe('the database of a profile', () => {
  it('can be read with its key only, and so can its log', () => {
    const store = open();
    storeBatch(store, { ...manifestOf(), name: secret });
    expect(database()).toContain('rangefinder.sqlite-wal');
    for (const name of database()) expect(bytesOf(name)).not.toMatch(/Quintessa|CREATE TABLE|SQLite format/);
    store.close();
    const file = databaseOf(profile);
    expect(file.prepare('SELECT name FROM batches').pluck().all()).toEqual([secret]);
    file.close();
    expect(codeOf(() => openStore(profile, () => Buffer.alloc(32)))).toBe('profile_damaged');
    open().close();
  });

  it('is authenticated: a page that was changed outside is refused', () => {
    open().close();
    const check = () => {
      const file = databaseOf(profile);
      try {
        return file.pragma('integrity_check', { simple: true });
      } catch (error) {
        return String(error);
      } finally {
        file.close();
      }
    };
    expect(check()).toBe('ok');
    const path = join(profile, 'rangefinder.sqlite');
    const bytes = readFileSync(path);
    bytes[4_096 + 100] = (bytes[4_096 + 100] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(check()).not.toBe('ok');
  });

  it('that was not encrypted is, with the copies beside it, and keeps what is in it', () => {
    writePlain();
    expect(bytesOf('rangefinder.sqlite')).toContain(secret);
    open().close();
    expect(database()).toEqual(['rangefinder.sqlite', 'rangefinder.sqlite.before-0002.bak']);
    for (const name of database()) {
      expect(bytesOf(name)).not.toMatch(/Quintessa|SQLite format/);
      const file = databaseOf(profile, {}, join(profile, name));
      expect(file.prepare('SELECT word FROM more').pluck().all()).toEqual([secret]);
      file.close();
    }
  });

  it('of a newer version is left as it is, not encrypted', () => {
    const later = { number: migrations.length + 1, name: 'a later step', statements: [] };
    writePlain([...migrations, later]);
    const before = bytesOf('rangefinder.sqlite');
    expect(codeOf(open)).toBe('profile_newer');
    expect(bytesOf('rangefinder.sqlite')).toBe(before);
  });
});

describe('the key of a profile', () => {
  it('that is gone is not replaced: the profile says so, and opens once it is back', () => {
    open().close();
    const key = bytesOf('device.key');
    rmSync(keyFilePath(profile));
    expect(codeOf(open)).toBe('profile_damaged');
    expect(existsSync(keyFilePath(profile))).toBe(false);
    writeFileSync(keyFilePath(profile), key);
    open().close();
  });

  it('in the keychain is not doubled by a file', () => {
    writeFileSync(sealedFilePath(profile), 'sealed');
    expect(codeOf(open)).toBe('profile_damaged');
    expect(existsSync(keyFilePath(profile))).toBe(false);
  });

  it('serves one use each, and is made once', () => {
    const [one, other] = [keyOfProfile(profile, 'database'), keyOfProfile(profile, 'media')];
    expect(one.equals(other)).toBe(false);
    expect(keyOfProfile(profile, 'database').equals(one)).toBe(true);
    openStoreOf(profile).close();
  });
});

it.each([
  ['of which the first page is plain still', false],
  ['of which the first page was written over already', true],
])(
  'a program that is killed while it encrypts a profile, %s, loses nothing',
  async (_, begun) => {
    writePlain();
    const path = join(profile, 'rangefinder.sqlite');
    const file = new Database(path);
    file.exec('BEGIN');
    const row = file.prepare('INSERT INTO more VALUES (?)');
    for (let number = 0; number < 60_000; number++) row.run(`${secret} ${number} ${'.'.repeat(400)}`);
    file.exec('COMMIT');
    file.close();
    const words = 60_001;
    const script = `
    import { encryptPlain } from ${JSON.stringify(pathToFileURL(resolve('electron/db/keyed.ts')).href)};
    process.stdout.write('begun');
    encryptPlain(${JSON.stringify(path)}, Buffer.from('${keyOfProfile(profile).toString('hex')}', 'hex'));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    // As soon as it has begun to write pages over.
    const written = () => statSync(`${path}-journal`, { throwIfNoEntry: false })?.size ?? 0;
    while (written() < 16 * 1024 ** 2 && child.exitCode === null) await new Promise(setImmediate);
    child.kill('SIGKILL');
    if (child.exitCode === null) await once(child, 'exit');
    expect(written()).toBeGreaterThan(0);
    if (begun) {
      const handle = openSync(path, 'r+');
      writeSync(handle, randomBytes(4_096), 0, 4_096, 0);
      closeSync(handle);
    }

    open().close();
    const opened = databaseOf(profile);
    expect(opened.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(opened.prepare('SELECT count(*) FROM more').pluck().get()).toBe(words);
    opened.close();
    expect(bytesOf('rangefinder.sqlite')).not.toContain('Quintessa');
  },
  60_000,
);

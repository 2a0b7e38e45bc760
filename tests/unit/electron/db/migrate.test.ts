import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '#electron/db/migrate.ts';
import { migrations } from '#electron/db/migrations/all.ts';
import type { Migration } from '#electron/db/migrations/migration.ts';
import { ProblemError } from '#shared/contract/errors.ts';
import { databaseOf, openStoreOf } from '#tests/helpers/profileKey.ts';
import { beginReading, storeBatch } from '#tests/helpers/workstationStore.ts';

let profile: string;
let path: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'rangefinder-migrate-'));
  path = join(profile, 'rangefinder.sqlite');
});
afterEach(() => {
  rmSync(profile, { recursive: true, force: true });
});

const next: Migration = {
  number: migrations.length + 1,
  name: 'a later step',
  statements: ['ALTER TABLE readings ADD COLUMN mood TEXT', `UPDATE readings SET mood = 'calm'`],
};
const later = [...migrations, next];
const backup = () => `${path}.before-${String(next.number).padStart(4, '0')}.bak`;

function populate(): void {
  const store = openStoreOf(profile);
  const { submissions } = storeBatch(store);
  for (const submission of submissions) beginReading(store, submission.id);
  store.close();
}

function inFile<T>(file: string, work: (open: Database.Database) => T): T {
  const open = databaseOf(profile, {}, file);
  try {
    return work(open);
  } finally {
    open.close();
  }
}

const copyOf = (copy: string) => databaseOf(profile, { readonly: true }, copy);
const version = (file: string) => inFile(file, (open) => open.pragma('user_version', { simple: true }));
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : String(error);
  }
};

describe('migrating', () => {
  it('keeps the data of a used profile and backs the file up before', () => {
    populate();
    inFile(path, (open) => migrate(open, later, copyOf));
    expect(version(path)).toBe(next.number);
    expect(inFile(path, (open) => open.prepare('SELECT mood FROM readings').pluck().all())).toEqual([
      'calm',
      'calm',
      'calm',
    ]);
    expect(version(backup())).toBe(next.number - 1);
    expect(inFile(backup(), (open) => open.prepare('SELECT count(*) FROM readings').pluck().get())).toBe(3);
  });

  it('makes no backup of a file that is new, and none when there is nothing to do', () => {
    inFile(path, (open) => migrate(open, later, copyOf));
    inFile(path, (open) => migrate(open, later, copyOf));
    expect(existsSync(backup())).toBe(false);
  });

  it('leaves the file as it was when a step fails halfway', () => {
    populate();
    const broken = { ...next, statements: [...next.statements, 'INSERT INTO nowhere VALUES (1)'] };
    expect(() => inFile(path, (open) => migrate(open, [...migrations, broken], copyOf))).toThrow('nowhere');
    expect(version(path)).toBe(migrations.length);
    expect(inFile(path, (open) => open.prepare('SELECT * FROM readings').columns().length)).toBe(9);
  });

  it('refuses a file from a newer version and leaves it alone', () => {
    populate();
    inFile(path, (open) => migrate(open, later, copyOf));
    expect(codeOf(() => openStoreOf(profile))).toBe('profile_newer');
    expect(version(path)).toBe(next.number);
    // The refusal let go of the lock.
    expect(codeOf(() => openStoreOf(profile))).toBe('profile_newer');
  });

  it('refuses a file that is no database', () => {
    writeFileSync(path, 'This is not a database. '.repeat(500));
    expect(codeOf(() => openStoreOf(profile))).toBe('profile_damaged');
  });

  it('refuses a database of another program', () => {
    inFile(path, (open) => open.exec('CREATE TABLE bookmarks (url TEXT)'));
    expect(codeOf(() => openStoreOf(profile))).toBe('profile_damaged');
  });
});

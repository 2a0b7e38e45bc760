import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database, { type RunResult } from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import { storeProblemOf } from './failures.ts';
import { encryptPlain, isPlain, openKeyed, takeBack } from './keyed.ts';
import { lockProfile } from './lock.ts';
import { backupPrefix, migrate, refuseForeign } from './migrate.ts';
import { migrations } from './migrations/all.ts';

/** The database, or a transaction in it: what queries work on. */
export type Db = BaseSQLiteDatabase<'sync', RunResult, Record<string, never>>;

/** The profile's one connection. */
export interface Store {
  /** For reading. Whoever changes more than one row asks for a transaction. */
  db: Db;
  /** All or nothing, on disk when it returns; `work` is synchronous and does no I/O of its own. */
  transaction<T>(work: (db: Db) => T): T;
  /** Leaves nothing of what was deleted: neither in the write-ahead log nor in copies from before updates. */
  leaveNothing(): void;
  /** Bytes of the database on disk, its write-ahead log included. */
  bytes(): number;
  close(): void;
}

export interface StoreOptions {
  /** Largest number of pages the file may grow to; for trying out a full disk. */
  maxPages?: number;
}

const fileName = 'rangefinder.sqlite';

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Copies of the database from before updates. */
function copiesOf(profile: string): string[] {
  const names = readdirSync(profile).filter((name) => name.startsWith(`${fileName}${backupPrefix}`));
  return names.map((name) => join(profile, name));
}

/** A profile of a version that did not encrypt, and the copies that were made of it before updates. */
function encryptProfile(profile: string, path: string, key: Buffer): void {
  if (isPlain(path)) {
    const file = new Database(path, { timeout: 5_000 });
    try {
      refuseForeign(file, migrations);
    } finally {
      file.close();
    }
    encryptPlain(path, key);
  }
  for (const copy of copiesOf(profile)) if (isPlain(copy)) encryptPlain(copy, key);
}

function openFile(path: string, key: Buffer): Database.Database {
  const file = openKeyed(path, key, { timeout: 5_000 });
  try {
    file.pragma('journal_mode = WAL');
    // FULL, not NORMAL: with NORMAL a power cut may take back what was acknowledged as saved.
    file.pragma('synchronous = FULL');
    // Without it, REPLACE would delete rows past the triggers that forbid deleting.
    file.pragma('recursive_triggers = ON');
    // What is deleted is overwritten, and does not wait in a free page.
    file.pragma('secure_delete = ON');
    // Off while a migration makes a table anew that others point at; it checks them itself.
    file.pragma('foreign_keys = OFF');
    migrate(file, migrations, (copy) => openKeyed(copy, key, { readonly: true }));
    file.pragma('foreign_keys = ON');
    return file;
  } catch (error) {
    file.close();
    throw error;
  }
}

const mostStatements = 300;

/**
 * Keeps compiled statements by their text. Drizzle prepares every query anew, which costs a small save more than its
 * write does; a statement here is never used by two at once, because every query reads all its rows before it returns.
 */
function keepStatements(file: Database.Database): void {
  const kept = new Map<string, Database.Statement>();
  const prepare = file.prepare.bind(file);
  file.prepare = ((text: string) => {
    const found = kept.get(text);
    if (found) return found;
    const statement = prepare(text);
    if (kept.size < mostStatements) kept.set(text, statement);
    return statement;
  }) as typeof file.prepare;
}

/**
 * Holds a profile that is not opened yet.
 * @returns lets go of it
 * @throws ProblemError `profile_in_use`, `profile_damaged`, `disk_full`
 */
export function holdProfile(profile: string): () => void {
  try {
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    return lockProfile(join(profile, 'lock.sqlite'));
  } catch (error) {
    throw storeProblemOf(error) ?? error;
  }
}

function storeOn(file: Database.Database, unlock: () => void): Store {
  keepStatements(file);
  const db = drizzle(file);
  const inTransaction = file.transaction((work: () => unknown) => work());
  return {
    db,
    // On the one connection every query inside is part of it; Drizzle's own would build a second session each time.
    transaction: <T>(work: (db: Db) => T) => inTransaction.immediate(() => work(db)) as T,
    leaveNothing: () => {
      file.pragma('wal_checkpoint(TRUNCATE)');
      for (const copy of copiesOf(dirname(file.name))) rmSync(copy, { force: true });
    },
    bytes: () => sizeOf(file.name) + sizeOf(`${file.name}-wal`),
    close: () => {
      file.close();
      unlock();
    },
  };
}

/**
 * Opens the profile's database, locked for this process, encrypted, and brought up to this version.
 * @param profile absolute path of the profile's folder; made if missing
 * @param keyOf gives its key, 32 bytes, once the profile is locked; told whether the database has one already
 * @throws ProblemError `profile_in_use`, `profile_newer`, `profile_damaged`, `disk_full`, and what `keyOf` throws
 */
export function openStore(
  profile: string,
  keyOf: (encrypted: boolean) => Buffer,
  options: StoreOptions = {},
): Store {
  const unlock = holdProfile(profile);
  try {
    const path = join(profile, fileName);
    if (existsSync(`${path}-journal`)) takeBack(path);
    const key = keyOf(sizeOf(path) > 0 && !isPlain(path));
    encryptProfile(profile, path, key);
    const file = openFile(path, key);
    if (options.maxPages !== undefined) file.pragma(`max_page_count = ${options.maxPages}`);
    return storeOn(file, unlock);
  } catch (error) {
    unlock();
    throw storeProblemOf(error) ?? error;
  }
}

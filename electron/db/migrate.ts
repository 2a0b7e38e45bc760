import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { problem } from '#shared/contract/errors.ts';
import { damagedFile } from './failures.ts';
import type { Migration } from './migrations/migration.ts';

/** `application_id` of our files: “Rngf”. */
const applicationId = 0x526e6766;

/** @throws ProblemError `profile_damaged` for another program's file, `profile_newer` for a later version's */
function refuseForeign(file: Database.Database, newest: number): number {
  const version = Number(file.pragma('user_version', { simple: true }));
  const tables = file.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  const ours = file.pragma('application_id', { simple: true }) === applicationId;
  if (!ours && tables !== 0) throw damagedFile();
  if (version > newest) {
    throw problem(
      'profile_newer',
      `This profile was last used with a newer version of Rangefinder (its file is version ${version}, this program knows ${newest}). Nothing was changed.`,
      'Start the newer version, or update this one. With another profile this version can be used meanwhile.',
    );
  }
  return version;
}

/** A copy of the file as it is, proved by opening it again before anything changes. */
function backUp(file: Database.Database, path: string): void {
  const part = `${path}.part`;
  rmSync(part, { force: true });
  file.prepare('VACUUM INTO ?').run(part);
  const copy = new Database(part, { readonly: true });
  try {
    const same =
      copy.pragma('user_version', { simple: true }) === file.pragma('user_version', { simple: true });
    if (!same || copy.pragma('integrity_check', { simple: true }) !== 'ok') throw damagedFile();
  } finally {
    copy.close();
  }
  const handle = openSync(part, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  renameSync(part, path);
}

function apply(file: Database.Database, migration: Migration): void {
  file.transaction(() => {
    for (const statement of migration.statements) file.exec(statement);
    const broken = file.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw damagedFile();
    file.pragma(`application_id = ${applicationId}`);
    file.pragma(`user_version = ${migration.number}`);
  })();
}

/**
 * Brings the file up to this version, one transaction per migration. Before each migration of a file that already
 * holds something, a backup `<path>.before-NNNN.bak` is made.
 * @throws ProblemError `profile_newer`, `profile_damaged`
 */
export function migrate(file: Database.Database, known: readonly Migration[]): void {
  const version = refuseForeign(file, known.at(-1)?.number ?? 0);
  for (const migration of known.filter((step) => step.number > version)) {
    const backup = `${file.name}.before-${String(migration.number).padStart(4, '0')}.bak`;
    if (version > 0) backUp(file, backup);
    apply(file, migration);
  }
}

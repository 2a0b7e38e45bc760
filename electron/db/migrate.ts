import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { problem } from '#shared/contract/errors.ts';
import { damagedFile } from './failures.ts';
import type { Migration } from './migrations/migration.ts';

/** `application_id` of our files: “Rngf”. */
const applicationId = 0x526e6766;

/** @returns its version @throws ProblemError `profile_damaged` for another program's file, `profile_newer` for a later version's */
export function refuseForeign(file: Database.Database, known: readonly Migration[]): number {
  const newest = known.at(-1)?.number ?? 0;
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

/** Opens a copy of the file, with the key of the file. */
type Open = (path: string) => Database.Database;

/** A copy of the file as it is, encrypted as it is, proved by opening it again before anything changes. */
function backUp(file: Database.Database, path: string, open: Open): void {
  const part = `${path}.part`;
  rmSync(part, { force: true });
  file.prepare('VACUUM INTO ?').run(part);
  const copy = open(part);
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

/** Between the name of a database and the number of the migration before which the copy was made. */
export const backupPrefix = '.before-';

/**
 * Brings the file up to this version, one transaction per migration. Before each migration of a file that already
 * holds something, a backup `<path>.before-NNNN.bak` is made.
 * @param open opens that backup, to prove it
 * @throws ProblemError `profile_newer`, `profile_damaged`
 */
export function migrate(file: Database.Database, known: readonly Migration[], open: Open): void {
  const version = refuseForeign(file, known);
  for (const migration of known.filter((step) => step.number > version)) {
    const backup = `${file.name}${backupPrefix}${String(migration.number).padStart(4, '0')}.bak`;
    if (version > 0) backUp(file, backup, open);
    apply(file, migration);
  }
}

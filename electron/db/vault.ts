import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { problem } from '#shared/contract/errors.ts';
import { FacesFound } from '#shared/domain/faces.ts';
import { MadeFile, PackDraft, Searching } from '#shared/domain/packDraft.ts';
import { RedactionList } from '#shared/domain/redaction.ts';
import { storeCodeOf } from './failures.ts';
import { openKeyed } from './keyed.ts';

/** Packs in the making, with who is who: a database of its own, of which not a page can be read without its key. */
export interface Vault {
  drafts(): PackDraft[];
  draft(id: string): PackDraft | undefined;
  keep(draft: PackDraft): void;
  /** The files of a pack that are ready, by the file they were made of. */
  made(packId: string): Map<string, MadeFile>;
  keepMade(packId: string, made: MadeFile): void;
  searching(packId: string): Searching | undefined;
  keepSearching(packId: string, searching: Searching): void;
  /** What is hidden of its recordings, the latest version of each. */
  redactions(packId: string): Map<string, RedactionList>;
  /** Keeps a version beside those before it. */
  keepRedactions(packId: string, fileId: string, list: RedactionList): void;
  /** Where faces were looked for, by recording. */
  faces(packId: string): Map<string, FacesFound>;
  /** Keeps what was found in a recording, with the next version of what is hidden of it, or neither of them. */
  keepFaces(packId: string, fileId: string, wish: { found: FacesFound; list?: RedactionList }): void;
  /** Forgets a pack and who is in it. */
  forget(packId: string): void;
  close(): void;
}

export const vaultFile = 'vault.sqlite';

/** Whether a profile has one. */
export function hasVault(profile: string): boolean {
  return existsSync(join(profile, vaultFile));
}

const tables = `
  CREATE TABLE IF NOT EXISTS drafts (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS made (
    pack_id TEXT NOT NULL REFERENCES drafts ON DELETE CASCADE, file_id TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (pack_id, file_id)) STRICT;
  CREATE TABLE IF NOT EXISTS searchings (
    pack_id TEXT PRIMARY KEY REFERENCES drafts ON DELETE CASCADE, body TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS redactions (
    pack_id TEXT NOT NULL REFERENCES drafts ON DELETE CASCADE, file_id TEXT NOT NULL, version INTEGER NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY (pack_id, file_id, version)) STRICT;
  CREATE TABLE IF NOT EXISTS faces (
    pack_id TEXT NOT NULL REFERENCES drafts ON DELETE CASCADE, file_id TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (pack_id, file_id)) STRICT;
`;

function unreadable(cause: unknown) {
  return problem(
    'profile_damaged',
    'The vault with the names of educators cannot be opened: its key is another, or the file is damaged. It was left as it is.',
    'Start again with the keychain unlocked. If the key is lost, so are the names: move “vault.sqlite” out of the profile and import the submissions again.',
    cause,
  );
}

function openFile(path: string, key: string): Database.Database {
  const file = openKeyed(path, Buffer.from(key, 'hex'), { timeout: 5_000 });
  try {
    file.pragma('journal_mode = WAL');
    file.pragma('synchronous = FULL');
    file.pragma('foreign_keys = ON');
    // What is forgotten is overwritten, and does not wait in a free page.
    file.pragma('secure_delete = ON');
    file.pragma('temp_store = MEMORY');
    file.exec(tables);
    return file;
  } catch (error) {
    file.close();
    throw storeCodeOf(error) === 'SQLITE_NOTADB' ? unreadable(error) : error;
  }
}

/**
 * Opens the vault of a profile, and makes it where there is none.
 * @param key 64 hexadecimal digits
 * @throws ProblemError `profile_damaged` where the key does not open it
 */
export function openVault(profile: string, key: string): Vault {
  const file = openFile(join(profile, vaultFile), key);
  const bodies = (rows: unknown[]) =>
    rows.map((row) => JSON.parse((row as { body: string }).body) as unknown);
  const one = (text: string, ...values: string[]) => bodies(file.prepare(text).all(...values))[0];
  // Hundreds of reports are not parsed anew whenever one more file is ready.
  const known = new Map<string, Map<string, MadeFile>>();
  const madeOf = (packId: string) => {
    const before = known.get(packId);
    if (before) return before;
    const rows = bodies(file.prepare('SELECT body FROM made WHERE pack_id = ?').all(packId));
    const found = new Map(rows.map((body) => MadeFile.parse(body)).map((made) => [made.fileId, made]));
    known.set(packId, found);
    return found;
  };
  const latest = <T>(text: string, packId: string, schema: { parse(body: unknown): T }): Map<string, T> => {
    const rows = file.prepare(text).all(packId) as { fileId: string; body: string }[];
    return new Map(rows.map(({ fileId, body }) => [fileId, schema.parse(JSON.parse(body))]));
  };
  const write = (text: string, ...values: (string | number)[]) => void file.prepare(text).run(...values);
  const keepRedactions: Vault['keepRedactions'] = (packId, fileId, list) =>
    write(
      'INSERT INTO redactions (pack_id, file_id, version, body) VALUES (?, ?, ?, ?)',
      packId,
      fileId,
      list.version,
      JSON.stringify(RedactionList.parse(list)),
    );
  return {
    drafts: () =>
      bodies(file.prepare('SELECT body FROM drafts ORDER BY id DESC').all()).map((body) =>
        PackDraft.parse(body),
      ),
    draft: (id) => {
      const body = one('SELECT body FROM drafts WHERE id = ?', id);
      return body === undefined ? undefined : PackDraft.parse(body);
    },
    keep: (draft) =>
      write(
        'INSERT INTO drafts (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
        draft.id,
        JSON.stringify(PackDraft.parse(draft)),
      ),
    made: (packId) => new Map(madeOf(packId)),
    keepMade: (packId, made) => {
      write(
        'INSERT INTO made (pack_id, file_id, body) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body',
        packId,
        made.fileId,
        JSON.stringify(MadeFile.parse(made)),
      );
      madeOf(packId).set(made.fileId, made);
    },
    searching: (packId) => {
      const body = one('SELECT body FROM searchings WHERE pack_id = ?', packId);
      return body === undefined ? undefined : Searching.parse(body);
    },
    keepSearching: (packId, searching) =>
      write(
        'INSERT INTO searchings (pack_id, body) VALUES (?, ?) ON CONFLICT DO UPDATE SET body = excluded.body',
        packId,
        JSON.stringify(Searching.parse(searching)),
      ),
    redactions: (packId) =>
      latest(
        'SELECT file_id AS fileId, max(version), body FROM redactions WHERE pack_id = ? GROUP BY file_id',
        packId,
        RedactionList,
      ),
    keepRedactions,
    faces: (packId) =>
      latest('SELECT file_id AS fileId, body FROM faces WHERE pack_id = ?', packId, FacesFound),
    keepFaces: (packId, fileId, { found, list }) =>
      file.transaction(() => {
        if (list) keepRedactions(packId, fileId, list);
        write(
          'INSERT INTO faces (pack_id, file_id, body) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body',
          packId,
          fileId,
          JSON.stringify(FacesFound.parse(found)),
        );
      })(),
    forget: (packId) => {
      write('DELETE FROM drafts WHERE id = ?', packId);
      known.delete(packId);
      // Into the file itself, so that the log holds nothing of it either.
      file.pragma('wal_checkpoint(TRUNCATE)');
    },
    close: () => file.close(),
  };
}

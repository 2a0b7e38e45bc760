import type { Migration } from './migration.ts';

/** Evidence of submissions that somebody compares on the desk: of no batch here, and still shown and prepared. */
export const broughtEvidence: Migration = {
  number: 4,
  name: 'brought evidence',
  statements: [
    `CREATE TABLE brought_evidence (
      id TEXT PRIMARY KEY CHECK (length(id) = 36),
      kind TEXT NOT NULL CHECK (kind IN ('video', 'audio', 'document', 'image', 'text')),
      title TEXT NOT NULL,
      sha256 TEXT NOT NULL REFERENCES media) STRICT`,
  ],
};

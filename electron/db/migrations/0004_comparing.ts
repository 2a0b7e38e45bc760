import type { Migration } from './migration.ts';

/** What readings are compared with and over. */
export const comparing: Migration = {
  number: 4,
  name: 'comparing',
  statements: [
    // Evidence of submissions that somebody compares on the desk: of no batch here, and still shown and prepared.
    `CREATE TABLE brought_evidence (
      id TEXT PRIMARY KEY CHECK (length(id) = 36),
      kind TEXT NOT NULL CHECK (kind IN ('video', 'audio', 'document', 'image', 'text')),
      title TEXT NOT NULL,
      sha256 TEXT NOT NULL REFERENCES media) STRICT`,
    // The consensus on what was scored for practice, as the exchange told it after the reading of that id.
    `CREATE TABLE consensus (
      reading_id TEXT PRIMARY KEY CHECK (length(reading_id) = 36),
      at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:*Z'),
      body TEXT NOT NULL CHECK (json_valid(body))) STRICT`,
  ],
};

import type { Migration } from './migration.ts';

const id = (column: string) => `CHECK (length(${column}) = 36)`;
const instant = (column: string) => `CHECK (${column} GLOB '????-??-??T??:??:*Z')`;
const json = (column: string) => `CHECK (json_valid(${column}))`;

const profile = [
  // What a person set that nothing is searched by; read through its schema, which knows the defaults.
  `ALTER TABLE settings ADD COLUMN preferences TEXT NOT NULL DEFAULT '{}' ${json('preferences')}`,
  `ALTER TABLE manifests ADD COLUMN unwatched TEXT NOT NULL DEFAULT 'ask' CHECK (unwatched IN ('ask', 'require'))`,
  `CREATE TABLE comments (
    id TEXT PRIMARY KEY ${id('id')},
    criterion_id TEXT ${id('criterion_id')},
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 20000),
    uses INTEGER NOT NULL DEFAULT 0 CHECK (uses >= 0)) STRICT`,
];

/** Changes of a reading's parts are refused once the reading is submitted. */
function sealedWithReading(table: string): string[] {
  const submitted = (row: string) =>
    `(SELECT state FROM readings WHERE id = ${row}.reading_id) = 'submitted'`;
  const refuse = `BEGIN SELECT RAISE(ABORT, 'a submitted reading is immutable'); END`;
  return [
    `CREATE TRIGGER ${table}_sealed_insert BEFORE INSERT ON ${table} WHEN ${submitted('NEW')} ${refuse}`,
    `CREATE TRIGGER ${table}_sealed_update BEFORE UPDATE ON ${table}
      WHEN ${submitted('OLD')} OR ${submitted('NEW')} ${refuse}`,
    `CREATE TRIGGER ${table}_sealed_delete BEFORE DELETE ON ${table} WHEN ${submitted('OLD')} ${refuse}`,
  ];
}

const readings = [
  `CREATE TABLE flags (
    reading_id TEXT NOT NULL REFERENCES readings,
    kind TEXT NOT NULL CHECK (kind IN
      ('safety_concern', 'suspected_plagiarism', 'not_scorable', 'wrong_evidence', 'conflict_of_interest')),
    note TEXT NOT NULL CHECK (length(note) <= 20000),
    PRIMARY KEY (reading_id, kind)) STRICT`,
  `CREATE TABLE coverage (
    reading_id TEXT NOT NULL REFERENCES readings,
    evidence_id TEXT NOT NULL REFERENCES evidence,
    watched TEXT NOT NULL ${json('watched')},
    PRIMARY KEY (reading_id, evidence_id)) STRICT`,
  ...sealedWithReading('flags'),
  ...sealedWithReading('coverage'),
  // How two recordings stand to each other is a way of looking, so it stays changeable.
  `CREATE TABLE camera_offsets (
    reading_id TEXT NOT NULL REFERENCES readings,
    evidence_id TEXT NOT NULL REFERENCES evidence,
    offset_ms INTEGER NOT NULL,
    PRIMARY KEY (reading_id, evidence_id)) STRICT`,
  // What undo and redo go along. An edit that can no longer be made again is kept as dropped.
  `CREATE TABLE edits (
    number INTEGER PRIMARY KEY,
    reading_id TEXT NOT NULL REFERENCES readings,
    id TEXT NOT NULL ${id('id')},
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
    forward TEXT NOT NULL ${json('forward')},
    backward TEXT NOT NULL ${json('backward')},
    UNIQUE (reading_id, id)) STRICT`,
  // Partial, so that a save, which leaves none, does not write it.
  `CREATE INDEX edits_undone ON edits (reading_id, number) WHERE state = 'undone'`,
  ...sealedWithReading('edits'),
  // Time in front of a reading as it was told, so that pace and breaks can be seen.
  `CREATE TABLE activity (
    number INTEGER PRIMARY KEY,
    reading_id TEXT NOT NULL REFERENCES readings,
    at TEXT NOT NULL ${instant('at')},
    ms INTEGER NOT NULL CHECK (ms >= 0)) STRICT`,
  `CREATE INDEX activity_by_time ON activity (at)`,
];

const media = [
  // What was made from a recording, beside it in the library; “facts” is what must be known to read the file.
  `CREATE TABLE artefacts (
    sha256 TEXT NOT NULL REFERENCES media,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    state TEXT NOT NULL CHECK (state IN ('ready', 'failed', 'cancelled', 'none')),
    version INTEGER NOT NULL CHECK (version >= 1),
    facts TEXT NOT NULL ${json('facts')},
    problem TEXT ${json('problem')},
    at TEXT NOT NULL ${instant('at')},
    PRIMARY KEY (sha256, name)) STRICT`,
];

export const workspace: Migration = {
  number: 2,
  name: 'workspace',
  statements: [...profile, ...readings, ...media],
};

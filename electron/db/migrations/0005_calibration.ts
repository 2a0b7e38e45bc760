import type { Migration } from './migration.ts';

const id = (column: string) => `CHECK (length(${column}) = 36)`;
const instant = (column: string) => `CHECK (${column} GLOB '????-??-??T??:??:*Z')`;
const digest = (column: string) => `CHECK (length(${column}) = 64 AND ${column} NOT GLOB '*[^0-9a-f]*')`;
const json = (column: string) => `CHECK (json_valid(${column}))`;
const line = (column: string) => `CHECK (length(${column}) BETWEEN 1 AND 300)`;
const yesNo = (column: string) => `CHECK (${column} IN (0, 1))`;

/** A batch may be one of a calibration session. SQLite makes such a table anew. */
const batches = [
  `CREATE TABLE batches_anew (
    id TEXT PRIMARY KEY ${id('id')},
    position INTEGER NOT NULL CHECK (position >= 0),
    listed INTEGER NOT NULL ${yesNo('listed')},
    version TEXT NOT NULL,
    name TEXT NOT NULL ${line('name')},
    kind TEXT NOT NULL CHECK (kind IN ('practice', 'qualification', 'calibration', 'operational')),
    blind INTEGER NOT NULL ${yesNo('blind')},
    state TEXT NOT NULL CHECK (state IN ('available', 'claimed', 'released', 'finished')),
    due_at TEXT ${instant('due_at')},
    submission_count INTEGER NOT NULL CHECK (submission_count >= 0),
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    download TEXT NOT NULL DEFAULT 'none' CHECK (download IN ('none', 'wanted', 'paused')),
    download_problem TEXT ${json('download_problem')},
    problem TEXT ${json('problem')}) STRICT`,
  `INSERT INTO batches_anew SELECT id, position, listed, version, name, kind, blind, state, due_at, submission_count,
    bytes, download, download_problem, problem FROM batches`,
  `DROP TABLE batches`,
  `ALTER TABLE batches_anew RENAME TO batches`,
];

const standing = `CREATE VIEW submission_standing AS
  SELECT s.id AS submission_id, s.batch_id, s.position,
    (SELECT r.id FROM readings r WHERE r.submission_id = s.id AND r.state = 'draft') AS draft_id,
    (SELECT r.id FROM readings r WHERE r.submission_id = s.id AND r.state = 'submitted'
      ORDER BY r.attempt DESC LIMIT 1) AS submitted_id,
    (SELECT o.state FROM readings r JOIN events e ON e.reading_id = r.id JOIN outbox o ON o.event_id = e.event_id
      WHERE r.submission_id = s.id AND r.state = 'submitted' ORDER BY r.attempt DESC LIMIT 1) AS verdict,
    (SELECT coalesce(sum(r.active_ms), 0) FROM readings r WHERE r.submission_id = s.id) AS active_ms
  FROM submissions s`;

const refuse = (what: string) => `BEGIN SELECT RAISE(ABORT, '${what}'); END`;

/** The chain takes whatever kinds of events there come to be: their forms are checked before they are signed. */
const events = [
  `DROP VIEW submission_standing`,
  `CREATE TABLE events_anew (
    event_id TEXT PRIMARY KEY ${id('event_id')},
    seq INTEGER NOT NULL UNIQUE CHECK (seq >= 1),
    type TEXT NOT NULL CHECK (type GLOB '[a-z]*.[a-z]*'),
    reading_id TEXT UNIQUE REFERENCES readings,
    prev_hash TEXT NOT NULL ${digest('prev_hash')},
    hash TEXT NOT NULL UNIQUE ${digest('hash')},
    signature TEXT NOT NULL CHECK (length(signature) = 86),
    body TEXT NOT NULL ${json('body')},
    at TEXT NOT NULL ${instant('at')},
    CHECK ((type = 'reading.submitted') = (reading_id IS NOT NULL))) STRICT`,
  `INSERT INTO events_anew SELECT event_id, seq, type, reading_id, prev_hash, hash, signature, body, at FROM events`,
  `DROP TABLE events`,
  `ALTER TABLE events_anew RENAME TO events`,
  `CREATE TRIGGER events_no_update BEFORE UPDATE ON events ${refuse('events are append-only')}`,
  `CREATE TRIGGER events_no_delete BEFORE DELETE ON events ${refuse('events are append-only')}`,
  `CREATE TRIGGER events_one_chain BEFORE INSERT ON events
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM events)
      OR NEW.prev_hash <> coalesce((SELECT hash FROM events ORDER BY seq DESC LIMIT 1), '${'0'.repeat(64)}')
    ${refuse('an event continues the chain')}`,
  standing,
];

/** Calibration sessions: batches of their own kind, and events about what is said in them. */
export const calibration: Migration = {
  number: 5,
  name: 'calibration',
  statements: [...batches, ...events],
};

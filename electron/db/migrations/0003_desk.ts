import type { Migration } from './migration.ts';

const id = (column: string) => `CHECK (length(${column}) = 36)`;
const instant = (column: string) => `CHECK (${column} GLOB '????-??-??T??:??:*Z')`;
const digest = (column: string) => `CHECK (length(${column}) = 64 AND ${column} NOT GLOB '*[^0-9a-f]*')`;
const json = (column: string) => `CHECK (json_valid(${column}))`;

function appendOnly(table: string): string[] {
  const refuse = `BEGIN SELECT RAISE(ABORT, '${table} are append-only'); END`;
  return [
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} ${refuse}`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} ${refuse}`,
  ];
}

const standing = `CREATE VIEW submission_standing AS
  SELECT s.id AS submission_id, s.batch_id, s.position,
    (SELECT r.id FROM readings r WHERE r.submission_id = s.id AND r.state = 'draft') AS draft_id,
    (SELECT r.id FROM readings r WHERE r.submission_id = s.id AND r.state = 'submitted'
      ORDER BY r.attempt DESC LIMIT 1) AS submitted_id,
    (SELECT o.state FROM readings r JOIN events e ON e.reading_id = r.id JOIN outbox o ON o.event_id = e.event_id
      WHERE r.submission_id = s.id AND r.state = 'submitted' ORDER BY r.attempt DESC LIMIT 1) AS verdict,
    (SELECT coalesce(sum(r.active_ms), 0) FROM readings r WHERE r.submission_id = s.id) AS active_ms
  FROM submissions s`;

/** The chain takes decisions too, which are about no reading of this workstation. SQLite makes such a table anew. */
const events = [
  `DROP VIEW submission_standing`,
  `CREATE TABLE events_anew (
    event_id TEXT PRIMARY KEY ${id('event_id')},
    seq INTEGER NOT NULL UNIQUE CHECK (seq >= 1),
    type TEXT NOT NULL CHECK (type IN ('reading.submitted', 'adjudication.decided')),
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
  ...appendOnly('events'),
  `CREATE TRIGGER events_one_chain BEFORE INSERT ON events
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM events)
      OR NEW.prev_hash <> coalesce((SELECT hash FROM events ORDER BY seq DESC LIMIT 1), '${'0'.repeat(64)}')
    BEGIN SELECT RAISE(ABORT, 'an event continues the chain'); END`,
  standing,
];

const desk = [
  // What the exchange last answered, so that whoever checks agreement can go on without it.
  `CREATE TABLE kept_answers (
    name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 300),
    at TEXT NOT NULL ${instant('at')},
    body TEXT NOT NULL ${json('body')}) STRICT`,
  // Everybody's events as they were signed, to be verified here whenever somebody asks.
  `CREATE TABLE audited_events (
    number INTEGER PRIMARY KEY,
    event_id TEXT NOT NULL UNIQUE ${id('event_id')},
    public_key TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'held', 'rejected')),
    received_at TEXT NOT NULL ${instant('received_at')},
    body TEXT NOT NULL ${json('body')}) STRICT`,
  ...appendOnly('audited_events'),
];

/** The auditor's desk. */
export const auditorsDesk: Migration = {
  number: 3,
  name: 'auditors desk',
  statements: [...events, ...desk],
};

import type { Migration } from './migration.ts';

const id = (column: string) => `CHECK (length(${column}) = 36)`;
const digest = (column: string) => `CHECK (length(${column}) = 64 AND ${column} NOT GLOB '*[^0-9a-f]*')`;
const instant = (column: string) => `CHECK (${column} GLOB '????-??-??T??:??:*Z')`;
const yesNo = (column: string) => `CHECK (${column} IN (0, 1))`;
const json = (column: string) => `CHECK (json_valid(${column}))`;
const line = (column: string) => `CHECK (length(${column}) BETWEEN 1 AND 300)`;

const profile = [
  `CREATE TABLE settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    colour_scheme TEXT NOT NULL CHECK (colour_scheme IN ('light', 'dark', 'auto')),
    ffmpeg_path TEXT NOT NULL CHECK (length(ffmpeg_path) <= 4000)) STRICT`,
  `INSERT INTO settings VALUES (1, 'auto', '')`,
  `CREATE TABLE enrolment (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    exchange_url TEXT NOT NULL CHECK (length(exchange_url) BETWEEN 1 AND 2000),
    sample INTEGER NOT NULL ${yesNo('sample')},
    person_id TEXT NOT NULL ${id('person_id')},
    device_id TEXT NOT NULL ${id('device_id')},
    role TEXT NOT NULL CHECK (role IN ('assessor', 'reviewer', 'lead', 'auditor')),
    pseudonym TEXT NOT NULL ${line('pseudonym')},
    programme TEXT NOT NULL ${line('programme')},
    notice TEXT,
    enrolled_at TEXT NOT NULL ${instant('enrolled_at')}) STRICT`,
  `CREATE TABLE sync_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    batches_etag TEXT,
    feedback_cursor TEXT,
    last_receipt_at TEXT ${instant('last_receipt_at')},
    last_contact_at TEXT ${instant('last_contact_at')}) STRICT`,
  `INSERT INTO sync_state (id) VALUES (1)`,
];

const batches = [
  `CREATE TABLE rubrics (
    hash TEXT PRIMARY KEY ${digest('hash')},
    body TEXT NOT NULL ${json('body')}) STRICT`,
  `CREATE TABLE batches (
    id TEXT PRIMARY KEY ${id('id')},
    position INTEGER NOT NULL CHECK (position >= 0),
    listed INTEGER NOT NULL ${yesNo('listed')},
    version TEXT NOT NULL,
    name TEXT NOT NULL ${line('name')},
    kind TEXT NOT NULL CHECK (kind IN ('practice', 'qualification', 'operational')),
    blind INTEGER NOT NULL ${yesNo('blind')},
    state TEXT NOT NULL CHECK (state IN ('available', 'claimed', 'released', 'finished')),
    due_at TEXT ${instant('due_at')},
    submission_count INTEGER NOT NULL CHECK (submission_count >= 0),
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    download TEXT NOT NULL DEFAULT 'none' CHECK (download IN ('none', 'wanted', 'paused')),
    download_problem TEXT ${json('download_problem')},
    problem TEXT ${json('problem')}) STRICT`,
  `CREATE TABLE manifests (
    batch_id TEXT PRIMARY KEY REFERENCES batches,
    rubric_hash TEXT NOT NULL REFERENCES rubrics,
    micro_credential_id TEXT NOT NULL ${id('micro_credential_id')},
    micro_credential TEXT NOT NULL ${line('micro_credential')},
    key_method TEXT NOT NULL ${line('key_method')},
    second_read_rate REAL NOT NULL CHECK (second_read_rate BETWEEN 0 AND 1),
    reader_pseudonym TEXT NOT NULL ${line('reader_pseudonym')},
    stored_at TEXT NOT NULL ${instant('stored_at')}) STRICT`,
  `CREATE TABLE submissions (
    id TEXT PRIMARY KEY ${id('id')},
    batch_id TEXT NOT NULL REFERENCES manifests,
    position INTEGER NOT NULL CHECK (position >= 1),
    pseudonym TEXT NOT NULL ${line('pseudonym')},
    answers TEXT NOT NULL ${json('answers')},
    UNIQUE (batch_id, position)) STRICT`,
  // Names live apart from everything else, and only for batches that are not blind: they can be purged.
  `CREATE TABLE educators (
    submission_id TEXT PRIMARY KEY REFERENCES submissions,
    name TEXT NOT NULL ${line('name')},
    school TEXT NOT NULL ${line('school')}) STRICT`,
];

const evidence = [
  `CREATE TABLE media (
    sha256 TEXT PRIMARY KEY ${digest('sha256')},
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    media_type TEXT NOT NULL CHECK (length(media_type) BETWEEN 3 AND 150),
    complete_at TEXT ${instant('complete_at')},
    problem TEXT ${json('problem')},
    recording TEXT ${json('recording')},
    unplayable TEXT ${json('unplayable')}) STRICT`,
  `CREATE TABLE evidence (
    id TEXT PRIMARY KEY ${id('id')},
    submission_id TEXT NOT NULL REFERENCES submissions,
    position INTEGER NOT NULL CHECK (position >= 1),
    kind TEXT NOT NULL CHECK (kind IN ('video', 'audio', 'document', 'image', 'text')),
    title TEXT NOT NULL ${line('title')},
    sha256 TEXT NOT NULL REFERENCES media,
    captions_sha256 TEXT REFERENCES media,
    duration_ms INTEGER CHECK (duration_ms BETWEEN 0 AND 86400000),
    UNIQUE (submission_id, position)) STRICT`,
  // Every file a batch needs, once, in the order in which its reader will want it.
  `CREATE TABLE batch_media (
    batch_id TEXT NOT NULL REFERENCES manifests,
    sha256 TEXT NOT NULL REFERENCES media,
    position INTEGER NOT NULL CHECK (position >= 1),
    PRIMARY KEY (batch_id, sha256)) STRICT, WITHOUT ROWID`,
  `CREATE INDEX batches_of_media ON batch_media (sha256)`,
];

const readings = [
  `CREATE TABLE readings (
    id TEXT PRIMARY KEY ${id('id')},
    submission_id TEXT NOT NULL REFERENCES submissions,
    attempt INTEGER NOT NULL CHECK (attempt >= 1),
    supersedes TEXT UNIQUE REFERENCES readings,
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted')),
    opened_at TEXT NOT NULL ${instant('opened_at')},
    active_ms INTEGER NOT NULL DEFAULT 0 CHECK (active_ms >= 0),
    feedback TEXT NOT NULL DEFAULT '' CHECK (length(feedback) <= 20000),
    submitted_at TEXT ${instant('submitted_at')},
    UNIQUE (submission_id, attempt),
    CHECK ((attempt = 1) = (supersedes IS NULL)),
    CHECK ((state = 'submitted') = (submitted_at IS NOT NULL))) STRICT`,
  `CREATE UNIQUE INDEX one_draft_per_submission ON readings (submission_id) WHERE state = 'draft'`,
  `CREATE TABLE scores (
    reading_id TEXT NOT NULL REFERENCES readings,
    criterion_id TEXT NOT NULL ${id('criterion_id')},
    level_id TEXT ${id('level_id')},
    no_evidence INTEGER NOT NULL ${yesNo('no_evidence')},
    rationale TEXT NOT NULL CHECK (length(rationale) <= 20000),
    PRIMARY KEY (reading_id, criterion_id)) STRICT`,
  `CREATE TABLE annotations (
    reading_id TEXT NOT NULL REFERENCES readings,
    id TEXT NOT NULL ${id('id')},
    span TEXT NOT NULL ${json('span')},
    criterion_ids TEXT NOT NULL ${json('criterion_ids')},
    level_id TEXT ${id('level_id')},
    note TEXT NOT NULL CHECK (length(note) <= 20000),
    PRIMARY KEY (reading_id, id)) STRICT`,
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

const sealed = [
  `CREATE TRIGGER readings_sealed_update BEFORE UPDATE ON readings WHEN OLD.state = 'submitted'
    BEGIN SELECT RAISE(ABORT, 'a submitted reading is immutable'); END`,
  `CREATE TRIGGER readings_kept BEFORE DELETE ON readings
    BEGIN SELECT RAISE(ABORT, 'a reading is never deleted'); END`,
  ...sealedWithReading('scores'),
  ...sealedWithReading('annotations'),
];

/** A table whose rows are written once. */
function appendOnly(table: string): string[] {
  const refuse = `BEGIN SELECT RAISE(ABORT, '${table} are append-only'); END`;
  return [
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} ${refuse}`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} ${refuse}`,
  ];
}

const events = [
  `CREATE TABLE events (
    event_id TEXT PRIMARY KEY ${id('event_id')},
    seq INTEGER NOT NULL UNIQUE CHECK (seq >= 1),
    type TEXT NOT NULL CHECK (type IN ('reading.submitted')),
    reading_id TEXT NOT NULL UNIQUE REFERENCES readings,
    prev_hash TEXT NOT NULL ${digest('prev_hash')},
    hash TEXT NOT NULL UNIQUE ${digest('hash')},
    signature TEXT NOT NULL CHECK (length(signature) = 86),
    body TEXT NOT NULL ${json('body')},
    at TEXT NOT NULL ${instant('at')}) STRICT`,
  ...appendOnly('events'),
  `CREATE TRIGGER events_one_chain BEFORE INSERT ON events
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM events)
      OR NEW.prev_hash <> coalesce((SELECT hash FROM events ORDER BY seq DESC LIMIT 1), '${'0'.repeat(64)}')
    BEGIN SELECT RAISE(ABORT, 'an event continues the chain'); END`,
  `CREATE TABLE outbox (
    event_id TEXT PRIMARY KEY REFERENCES events,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'duplicate', 'held', 'rejected')),
    reason TEXT CHECK (length(reason) <= 2000),
    verdict_at TEXT ${instant('verdict_at')},
    CHECK ((state = 'waiting') = (verdict_at IS NULL))) STRICT`,
  `CREATE INDEX outbox_by_state ON outbox (state)`,
  `CREATE TRIGGER outbox_kept BEFORE DELETE ON outbox
    BEGIN SELECT RAISE(ABORT, 'nothing leaves the outbox'); END`,
  `CREATE TRIGGER outbox_forward BEFORE UPDATE ON outbox WHEN NEW.state = 'waiting' AND OLD.state <> 'waiting'
    BEGIN SELECT RAISE(ABORT, 'a verdict is not taken back'); END`,
  `CREATE TABLE verdicts (
    number INTEGER PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES events,
    verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'duplicate', 'held', 'rejected')),
    reason_code TEXT,
    reason TEXT,
    source TEXT NOT NULL CHECK (source IN ('push', 'feedback')),
    at TEXT NOT NULL ${instant('at')}) STRICT`,
  `CREATE INDEX verdicts_of_event ON verdicts (event_id)`,
  ...appendOnly('verdicts'),
  `CREATE TABLE receipts (
    id TEXT PRIMARY KEY ${id('id')},
    at TEXT NOT NULL ${instant('at')},
    last_seq INTEGER NOT NULL CHECK (last_seq >= 0)) STRICT`,
  ...appendOnly('receipts'),
];

const feedback = [
  `CREATE TABLE feedback (
    id TEXT PRIMARY KEY ${id('id')},
    at TEXT NOT NULL ${instant('at')},
    type TEXT NOT NULL CHECK (type IN ('receipt', 'certification')),
    body TEXT NOT NULL ${json('body')}) STRICT`,
  ...appendOnly('feedback'),
  `CREATE TABLE certifications (
    micro_credential_id TEXT PRIMARY KEY ${id('micro_credential_id')},
    title TEXT NOT NULL ${line('title')},
    status TEXT NOT NULL CHECK (status IN ('valid', 'expired', 'suspended')),
    valid_until TEXT ${instant('valid_until')},
    at TEXT NOT NULL ${instant('at')}) STRICT`,
];

/** Where each submission stands: its draft, its latest submitted reading, and the exchange's word on that one. */
const standing = `CREATE VIEW submission_standing AS
  SELECT s.id AS submission_id, s.batch_id, s.position,
    (SELECT r.id FROM readings r WHERE r.submission_id = s.id AND r.state = 'draft') AS draft_id,
    (SELECT r.id FROM readings r WHERE r.submission_id = s.id AND r.state = 'submitted'
      ORDER BY r.attempt DESC LIMIT 1) AS submitted_id,
    (SELECT o.state FROM readings r JOIN events e ON e.reading_id = r.id JOIN outbox o ON o.event_id = e.event_id
      WHERE r.submission_id = s.id AND r.state = 'submitted' ORDER BY r.attempt DESC LIMIT 1) AS verdict,
    (SELECT coalesce(sum(r.active_ms), 0) FROM readings r WHERE r.submission_id = s.id) AS active_ms
  FROM submissions s`;

export const foundation: Migration = {
  number: 1,
  name: 'foundation',
  statements: [...profile, ...batches, ...evidence, ...readings, ...sealed, ...events, ...feedback, standing],
};

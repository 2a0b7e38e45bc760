import type { Migration } from './migration.ts';

const programme = [
  `CREATE TABLE exchange_state (key text PRIMARY KEY, value text NOT NULL)`,
  `CREATE TABLE programmes (
    id uuid PRIMARY KEY, name text NOT NULL, notice text, source text NOT NULL UNIQUE,
    imported_at timestamptz NOT NULL)`,
  `CREATE TABLE micro_credentials (
    id uuid PRIMARY KEY, programme_id uuid NOT NULL REFERENCES programmes, title text NOT NULL,
    key_method text NOT NULL)`,
  `CREATE TABLE rubrics (hash text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'), body jsonb NOT NULL)`,
  `CREATE TABLE submissions (
    id uuid PRIMARY KEY, micro_credential_id uuid NOT NULL REFERENCES micro_credentials,
    answers jsonb NOT NULL)`,
  // Names live apart from everything else: a blind query never touches these tables, and they can be purged.
  `CREATE TABLE educator_identities (
    submission_id uuid PRIMARY KEY REFERENCES submissions, name text NOT NULL, school text NOT NULL)`,
  `CREATE TABLE media (
    sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'), bytes bigint NOT NULL CHECK (bytes >= 0),
    media_type text NOT NULL)`,
  `CREATE TABLE evidence (
    id uuid PRIMARY KEY, submission_id uuid NOT NULL REFERENCES submissions, position integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('video', 'audio', 'document', 'image', 'text')), title text NOT NULL,
    media_sha256 text NOT NULL REFERENCES media, duration_ms integer CHECK (duration_ms >= 0),
    captions_sha256 text REFERENCES media, UNIQUE (submission_id, position))`,
  `CREATE TABLE batches (
    id uuid PRIMARY KEY, ordinal bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    micro_credential_id uuid NOT NULL REFERENCES micro_credentials,
    rubric_hash text NOT NULL REFERENCES rubrics, name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('practice', 'qualification', 'operational')), blind boolean NOT NULL,
    second_read_rate double precision NOT NULL CHECK (second_read_rate BETWEEN 0 AND 1), due_at timestamptz)`,
  `CREATE TABLE batch_submissions (
    batch_id uuid NOT NULL REFERENCES batches, submission_id uuid NOT NULL REFERENCES submissions,
    PRIMARY KEY (batch_id, submission_id))`,
  `CREATE TABLE anchors (
    id uuid PRIMARY KEY, submission_id uuid NOT NULL REFERENCES submissions, rationale text NOT NULL,
    consensus jsonb NOT NULL)`,
];

const people = [
  `CREATE TABLE people (
    id uuid PRIMARY KEY, role text NOT NULL CHECK (role IN ('assessor', 'reviewer', 'lead', 'auditor')),
    pseudonym text NOT NULL UNIQUE, feedback_count bigint NOT NULL DEFAULT 0, created_at timestamptz NOT NULL)`,
  `CREATE TABLE reader_identities (person_id uuid PRIMARY KEY REFERENCES people, name text NOT NULL)`,
  `CREATE TABLE devices (
    id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES people, public_key text NOT NULL,
    credential_hash text UNIQUE, enrolled_at timestamptz NOT NULL)`,
  `CREATE TABLE enrolment_codes (
    code_hash text PRIMARY KEY, role text NOT NULL CHECK (role IN ('assessor', 'reviewer', 'lead', 'auditor')),
    certified boolean NOT NULL, created_at timestamptz NOT NULL, expires_at timestamptz NOT NULL,
    used_at timestamptz, used_by uuid REFERENCES people)`,
  `CREATE TABLE certifications (
    id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES people,
    micro_credential_id uuid NOT NULL REFERENCES micro_credentials, source text NOT NULL,
    valid_from timestamptz NOT NULL, valid_until timestamptz NOT NULL, suspended_at timestamptz,
    CHECK (valid_until > valid_from))`,
  `CREATE INDEX certifications_of_person ON certifications (person_id, micro_credential_id)`,
  `CREATE TABLE feedback (
    id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES people, position bigint NOT NULL,
    at timestamptz NOT NULL, body jsonb NOT NULL, UNIQUE (person_id, position))`,
];

const assignments = [
  `CREATE TABLE assignments (
    id uuid PRIMARY KEY, batch_id uuid NOT NULL REFERENCES batches, person_id uuid NOT NULL REFERENCES people,
    state text NOT NULL CHECK (state IN ('available', 'claimed', 'released', 'finished')),
    version integer NOT NULL CHECK (version >= 1), order_seed text NOT NULL CHECK (order_seed ~ '^[0-9a-f]{64}$'),
    reader_pseudonym text NOT NULL, created_at timestamptz NOT NULL, UNIQUE (batch_id, person_id),
    UNIQUE (batch_id, reader_pseudonym))`,
  // The id of an item is the submission's id as this one reader sees it.
  `CREATE TABLE assignment_items (
    id uuid PRIMARY KEY, assignment_id uuid NOT NULL REFERENCES assignments,
    submission_id uuid NOT NULL REFERENCES submissions, position integer NOT NULL, pseudonym text NOT NULL,
    UNIQUE (assignment_id, submission_id), UNIQUE (assignment_id, position), UNIQUE (assignment_id, pseudonym))`,
  `CREATE TABLE assignment_evidence (
    id uuid PRIMARY KEY, item_id uuid NOT NULL REFERENCES assignment_items,
    evidence_id uuid NOT NULL REFERENCES evidence, UNIQUE (item_id, evidence_id))`,
];

const events = [
  `CREATE TABLE events (
    event_id uuid PRIMARY KEY, ordinal bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    device_id uuid NOT NULL REFERENCES devices, seq integer NOT NULL CHECK (seq >= 1),
    prev_hash text NOT NULL, hash text NOT NULL, body text NOT NULL, received_at timestamptz NOT NULL,
    UNIQUE (device_id, seq))`,
  `CREATE TABLE verdicts (
    event_id uuid PRIMARY KEY REFERENCES events,
    verdict text NOT NULL CHECK (verdict IN ('accepted', 'held', 'rejected')), reason text,
    decided_at timestamptz NOT NULL, CHECK ((verdict = 'accepted') = (reason IS NULL)))`,
  `CREATE TABLE quarantined_events (
    ordinal bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, device_id uuid NOT NULL REFERENCES devices,
    event_id uuid NOT NULL, hash text NOT NULL, reason text NOT NULL, body text NOT NULL,
    received_at timestamptz NOT NULL, UNIQUE (device_id, hash))`,
  // What the events amount to; can be built again from them. A rejected reading may be of no known item.
  `CREATE TABLE readings (
    id uuid PRIMARY KEY, event_id uuid NOT NULL UNIQUE REFERENCES events,
    person_id uuid NOT NULL REFERENCES people, item_id uuid REFERENCES assignment_items,
    status text NOT NULL CHECK (status IN ('accepted', 'held', 'rejected')),
    supersedes uuid REFERENCES readings, CHECK (status = 'rejected' OR item_id IS NOT NULL))`,
  `CREATE INDEX readings_of_item ON readings (item_id)`,
  `CREATE UNIQUE INDEX readings_superseded_once ON readings (supersedes) WHERE status <> 'rejected'`,
  `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$`,
  `CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  `CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  `CREATE TRIGGER quarantine_append_only BEFORE UPDATE OR DELETE ON quarantined_events
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  `CREATE TRIGGER quarantine_no_truncate BEFORE TRUNCATE ON quarantined_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];

export const foundation: Migration = {
  number: 1,
  name: 'foundation',
  statements: [...programme, ...people, ...assignments, ...events],
};

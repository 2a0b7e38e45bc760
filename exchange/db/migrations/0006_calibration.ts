import type { Migration } from './migration.ts';

/** Calibration sessions: a batch that some people score blind, what they say of it after the reveal, and who is there. */
export const calibration: Migration = {
  number: 6,
  name: 'calibration',
  statements: [
    `ALTER TABLE batches DROP CONSTRAINT batches_kind_check`,
    `ALTER TABLE batches ADD CONSTRAINT batches_kind_check
      CHECK (kind IN ('practice', 'qualification', 'calibration', 'operational'))`,
    `CREATE TABLE sessions (
      batch_id uuid PRIMARY KEY REFERENCES batches, opened_by uuid NOT NULL REFERENCES people,
      opened_at timestamptz NOT NULL, revealed_by uuid REFERENCES people, revealed_at timestamptz,
      closed_by uuid REFERENCES people, closed_at timestamptz, moment jsonb,
      CHECK ((revealed_by IS NULL) = (revealed_at IS NULL)), CHECK ((closed_by IS NULL) = (closed_at IS NULL)))`,
    // shown_at: when the exchange first showed this member what others gave. Before it the member reads blind.
    `CREATE TABLE session_members (
      batch_id uuid NOT NULL REFERENCES sessions, person_id uuid NOT NULL REFERENCES people,
      shown_at timestamptz, left_at timestamptz, PRIMARY KEY (batch_id, person_id))`,
    `CREATE INDEX session_members_of_person ON session_members (person_id)`,
    `CREATE TABLE session_presence (
      batch_id uuid NOT NULL REFERENCES sessions, person_id uuid NOT NULL REFERENCES people,
      seen_at timestamptz NOT NULL, PRIMARY KEY (batch_id, person_id))`,
    // What was said after the reveal; the words are in the event.
    `CREATE TABLE session_entries (
      id uuid PRIMARY KEY, event_id uuid NOT NULL UNIQUE REFERENCES events,
      batch_id uuid NOT NULL REFERENCES sessions, submission_id uuid NOT NULL REFERENCES submissions,
      person_id uuid NOT NULL REFERENCES people, kind text NOT NULL CHECK (kind IN ('note', 'vote', 'consensus')),
      replaces uuid REFERENCES session_entries, CHECK (replaces IS NULL OR kind = 'consensus'))`,
    `CREATE INDEX session_entries_of_session ON session_entries (batch_id)`,
    `CREATE UNIQUE INDEX one_first_consensus ON session_entries (batch_id, submission_id)
      WHERE kind = 'consensus' AND replaces IS NULL`,
    `CREATE UNIQUE INDEX one_next_consensus ON session_entries (replaces)`,
  ],
};

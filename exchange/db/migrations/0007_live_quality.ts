import type { Migration } from './migration.ts';

/** Seeds among what is scored operationally, and what came of failing them: suspensions, re-reads and refreshers. */
export const liveQuality: Migration = {
  number: 7,
  name: 'live quality',
  statements: [
    // Null where the programme says nothing of its own.
    `ALTER TABLE programmes ADD COLUMN seeding jsonb`,
    `ALTER TABLE anchors ADD COLUMN seed boolean NOT NULL DEFAULT false`,
    // The only person a batch is handed to; null where it is for everybody who scores.
    `ALTER TABLE batches ADD COLUMN dealt_to uuid REFERENCES people`,
    // Which items are seeds stands here alone. The outcome is null where the submission was sent back.
    `CREATE TABLE seeds (
      item_id uuid PRIMARY KEY REFERENCES assignment_items, dealt_at timestamptz NOT NULL,
      reading_id uuid REFERENCES readings, ordinal bigint, outcome jsonb, judged_at timestamptz,
      CHECK ((reading_id IS NULL) = (judged_at IS NULL)), CHECK ((ordinal IS NULL) = (judged_at IS NULL)))`,
    `CREATE TABLE suspensions (
      id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES people,
      micro_credential_id uuid NOT NULL REFERENCES micro_credentials,
      rubric_hash text NOT NULL REFERENCES rubrics, at timestamptz NOT NULL,
      since_ordinal bigint NOT NULL, failed integer NOT NULL CHECK (failed >= 1))`,
    `CREATE INDEX suspensions_of_person ON suspensions (person_id, micro_credential_id)`,
    `CREATE TABLE rereads (
      batch_id uuid PRIMARY KEY REFERENCES batches, from_batch_id uuid NOT NULL REFERENCES batches,
      suspension_id uuid NOT NULL REFERENCES suspensions, asked_at timestamptz NOT NULL)`,
  ],
};

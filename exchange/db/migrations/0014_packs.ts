import type { Migration } from './migration.ts';

/** Packs that leads propose, and what a second person says of each. */
export const packs: Migration = {
  number: 14,
  name: 'packs',
  statements: [
    `CREATE TABLE packs (
      id uuid PRIMARY KEY, ordinal bigint GENERATED ALWAYS AS IDENTITY,
      micro_credential_id uuid NOT NULL REFERENCES micro_credentials, proposed_by uuid NOT NULL REFERENCES people,
      proposed_at timestamptz NOT NULL, digest text NOT NULL, manifest jsonb NOT NULL)`,
    `CREATE INDEX packs_of_micro_credential ON packs (micro_credential_id)`,
    `CREATE TABLE pack_educators (
      pack_id uuid NOT NULL REFERENCES packs, submission_id uuid NOT NULL, name text NOT NULL, school text NOT NULL,
      PRIMARY KEY (pack_id, submission_id))`,
    `CREATE TABLE pack_signatures (
      id uuid PRIMARY KEY, event_id uuid NOT NULL UNIQUE REFERENCES events,
      pack_id uuid NOT NULL UNIQUE REFERENCES packs, person_id uuid NOT NULL REFERENCES people,
      verdict text NOT NULL CHECK (verdict IN ('accepted', 'returned')), note text NOT NULL, at timestamptz NOT NULL)`,
    ...['packs', 'pack_signatures'].flatMap((table) => [
      `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
      `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
    ]),
  ],
};

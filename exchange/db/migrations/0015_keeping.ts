import type { Migration } from './migration.ts';

/** How long evidence is kept, who may hold none any more, and what was removed. */
export const keeping: Migration = {
  number: 15,
  name: 'keeping',
  statements: [
    `ALTER TABLE batches ADD COLUMN keep_until timestamptz`,
    // The row stays: what was read names the file by its digest.
    `ALTER TABLE media ADD COLUMN removed_at timestamptz`,
    `CREATE TABLE withdrawals (
      person_id uuid PRIMARY KEY REFERENCES people, withdrawn_by uuid NOT NULL REFERENCES people,
      reason text NOT NULL, at timestamptz NOT NULL)`,
    // What workstations signed that they removed.
    `CREATE TABLE removals (
      id uuid PRIMARY KEY, event_id uuid NOT NULL UNIQUE REFERENCES events,
      person_id uuid NOT NULL REFERENCES people, batch_id uuid REFERENCES batches,
      cause text NOT NULL CHECK (cause IN ('expired', 'accessWithdrawn')), files integer NOT NULL CHECK (files >= 0),
      bytes bigint NOT NULL CHECK (bytes >= 0), at timestamptz NOT NULL)`,
    `CREATE INDEX removals_of_person ON removals (person_id, batch_id)`,
    // What the exchange itself removed.
    `CREATE TABLE batch_removals (
      batch_id uuid PRIMARY KEY REFERENCES batches, at timestamptz NOT NULL,
      files integer NOT NULL CHECK (files >= 0), bytes bigint NOT NULL CHECK (bytes >= 0),
      identities integer NOT NULL CHECK (identities >= 0))`,
    ...['withdrawals', 'removals', 'batch_removals'].flatMap((table) => [
      `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
      `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
    ]),
  ],
};

import type { Migration } from './migration.ts';

/** Who saw the identities behind a blind batch, when and why. */
export const reveals: Migration = {
  number: 13,
  name: 'reveals',
  statements: [
    `CREATE TABLE reveals (
      id uuid PRIMARY KEY, event_id uuid NOT NULL UNIQUE REFERENCES events,
      person_id uuid NOT NULL REFERENCES people, batch_id uuid NOT NULL REFERENCES batches,
      reason text NOT NULL, at timestamptz NOT NULL)`,
    `CREATE INDEX reveals_of_batch ON reveals (batch_id)`,
    `CREATE TRIGGER reveals_append_only BEFORE UPDATE OR DELETE ON reveals
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    `CREATE TRIGGER reveals_no_truncate BEFORE TRUNCATE ON reveals
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  ],
};

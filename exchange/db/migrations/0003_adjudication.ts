import type { Migration } from './migration.ts';

/** Decisions on readings that differ; what they amount to, like the readings, can be built again from the events. */
export const adjudication: Migration = {
  number: 3,
  name: 'adjudication',
  statements: [
    `CREATE TABLE decisions (
      id uuid PRIMARY KEY, event_id uuid NOT NULL UNIQUE REFERENCES events,
      person_id uuid NOT NULL REFERENCES people, submission_id uuid NOT NULL REFERENCES submissions,
      reading_ids jsonb NOT NULL, scores jsonb NOT NULL, rationale text NOT NULL, decided_at timestamptz NOT NULL)`,
    `CREATE INDEX decisions_of_submission ON decisions (submission_id)`,
    `CREATE INDEX assignment_items_of_submission ON assignment_items (submission_id)`,
  ],
};

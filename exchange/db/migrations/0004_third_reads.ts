import type { Migration } from './migration.ts';

/** Third reads of submissions whose readings differ: each a batch of its own, of that one submission. */
export const thirdReads: Migration = {
  number: 4,
  name: 'third reads',
  statements: [
    `CREATE TABLE third_reads (
      batch_id uuid PRIMARY KEY REFERENCES batches, submission_id uuid NOT NULL UNIQUE REFERENCES submissions,
      person_id uuid NOT NULL REFERENCES people, asked_at timestamptz NOT NULL)`,
  ],
};

import type { Migration } from './migration.ts';

/** Rounds of comparative judgement: which of two submissions shows more, asked of leads. */
export const comparisons: Migration = {
  number: 10,
  name: 'comparisons',
  statements: [
    `CREATE TABLE comparison_rounds (
      id uuid PRIMARY KEY, micro_credential_id uuid NOT NULL REFERENCES micro_credentials,
      rubric_hash text NOT NULL REFERENCES rubrics, name text NOT NULL,
      opened_by uuid NOT NULL REFERENCES people, opened_at timestamptz NOT NULL)`,
    `CREATE TABLE compared_submissions (
      round_id uuid NOT NULL REFERENCES comparison_rounds, submission_id uuid NOT NULL REFERENCES submissions,
      PRIMARY KEY (round_id, submission_id))`,
    // What was said by mistake is withdrawn by whoever said it, and stays on record.
    `CREATE TABLE comparisons (
      ordinal bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, round_id uuid NOT NULL REFERENCES comparison_rounds,
      person_id uuid NOT NULL REFERENCES people, better uuid NOT NULL, worse uuid NOT NULL,
      at timestamptz NOT NULL, withdrawn_at timestamptz, CHECK (better <> worse),
      FOREIGN KEY (round_id, better) REFERENCES compared_submissions,
      FOREIGN KEY (round_id, worse) REFERENCES compared_submissions)`,
    `CREATE UNIQUE INDEX compared_once ON comparisons
      (round_id, person_id, least(better, worse), greatest(better, worse)) WHERE withdrawn_at IS NULL`,
  ],
};

import type { Migration } from './migration.ts';

const releases = [
  // The results of a batch go out all at once, and stay as they were then.
  `CREATE TABLE batch_releases (
    batch_id uuid PRIMARY KEY REFERENCES batches, person_id uuid NOT NULL REFERENCES people,
    at timestamptz NOT NULL, digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'))`,
  // Without a result where the submission was sent back.
  `CREATE TABLE released_results (
    submission_id uuid PRIMARY KEY REFERENCES submissions,
    batch_id uuid NOT NULL REFERENCES batch_releases, result jsonb)`,
  `CREATE TABLE office_acts (
    ordinal bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, person_id uuid NOT NULL REFERENCES people,
    micro_credential_id uuid REFERENCES micro_credentials, at timestamptz NOT NULL, body jsonb NOT NULL)`,
  ...['batch_releases', 'released_results', 'office_acts'].flatMap((table) => [
    `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  ]),
];

const standing = [
  // Failed seeds suspend, or a lead does and says why.
  `ALTER TABLE suspensions DROP CONSTRAINT suspensions_failed_check`,
  `ALTER TABLE suspensions ADD COLUMN suspended_by uuid REFERENCES people, ADD COLUMN reason text,
    ADD COLUMN holds boolean NOT NULL DEFAULT true,
    ADD CHECK ((suspended_by IS NULL) = (reason IS NULL)), ADD CHECK (failed >= 1 OR suspended_by IS NOT NULL)`,
  // From then on a person’s way to a certification begins anew, without a wait.
  `CREATE TABLE fresh_starts (
    id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES people,
    micro_credential_id uuid NOT NULL REFERENCES micro_credentials,
    rubric_hash text NOT NULL REFERENCES rubrics, at timestamptz NOT NULL)`,
  `CREATE INDEX fresh_starts_of_person ON fresh_starts (person_id, micro_credential_id)`,
];

/** The programme office: who reads what, second reads by rule, policy, and the release of results. */
export const office: Migration = {
  number: 8,
  name: 'programme office',
  statements: [
    // Null where the programme says nothing of its own.
    `ALTER TABLE programmes ADD COLUMN policy jsonb`,
    `CREATE TABLE affiliations (person_id uuid PRIMARY KEY REFERENCES people, organisation text NOT NULL)`,
    // A batch with a plan is handed to the readers in it, each with the submissions planned for them.
    `CREATE TABLE plans (
      batch_id uuid PRIMARY KEY REFERENCES batches, draw_seed bigint NOT NULL, at timestamptz NOT NULL)`,
    `CREATE TABLE planned_reads (
      batch_id uuid NOT NULL REFERENCES plans, submission_id uuid NOT NULL REFERENCES submissions,
      person_id uuid NOT NULL REFERENCES people, second boolean NOT NULL, withdrawn_at timestamptz,
      PRIMARY KEY (batch_id, submission_id, person_id))`,
    // Who may be given further readings of a batch, until they leave it.
    `CREATE TABLE plan_readers (
      batch_id uuid NOT NULL REFERENCES plans, person_id uuid NOT NULL REFERENCES people, left_at timestamptz,
      PRIMARY KEY (batch_id, person_id))`,
    `CREATE INDEX planned_reads_of_person ON planned_reads (person_id)`,
    // A batch of further readings that the policy asked for once it saw the first ones.
    `CREATE TABLE second_reads (
      batch_id uuid PRIMARY KEY REFERENCES plans, from_batch_id uuid NOT NULL REFERENCES plans)`,
    ...standing,
    ...releases,
  ],
};

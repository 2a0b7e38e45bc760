import type { Migration } from './migration.ts';

/** Versions of rubrics that leads publish, and which anchors they found to hold by each. */
export const rubricVersions: Migration = {
  number: 12,
  name: 'rubric versions',
  statements: [
    `CREATE TABLE rubric_versions (
      ordinal bigint GENERATED ALWAYS AS IDENTITY UNIQUE, rubric_hash text NOT NULL REFERENCES rubrics,
      micro_credential_id uuid NOT NULL REFERENCES micro_credentials,
      published_by uuid NOT NULL REFERENCES people, published_at timestamptz NOT NULL,
      PRIMARY KEY (micro_credential_id, rubric_hash))`,
    `CREATE TRIGGER rubric_versions_append_only BEFORE UPDATE OR DELETE ON rubric_versions
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    `CREATE TRIGGER rubric_versions_no_truncate BEFORE TRUNCATE ON rubric_versions
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
    // For versions in the table above alone; by those of the programme itself every anchor holds that fits them.
    `CREATE TABLE anchor_holds (
      anchor_id uuid NOT NULL REFERENCES anchors, rubric_hash text NOT NULL REFERENCES rubrics,
      PRIMARY KEY (anchor_id, rubric_hash))`,
  ],
};

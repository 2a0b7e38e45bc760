import type { Migration } from './migration.ts';

/** What a programme asks of its readers, how they did in its sets, and what a certification earned there released. */
export const qualification: Migration = {
  number: 5,
  name: 'qualification',
  statements: [
    // Null where the programme says nothing of its own.
    `ALTER TABLE programmes ADD COLUMN qualification jsonb`,
    // Null where the certification holds for every version of the rubric.
    `ALTER TABLE certifications ADD COLUMN rubric_hash text REFERENCES rubrics`,
    `ALTER TABLE certifications ADD COLUMN agreement jsonb`,
    `CREATE TABLE set_outcomes (
      assignment_id uuid PRIMARY KEY REFERENCES assignments, person_id uuid NOT NULL REFERENCES people,
      outcome jsonb NOT NULL, signed_at timestamptz NOT NULL, decided_at timestamptz NOT NULL)`,
    `CREATE INDEX set_outcomes_of_person ON set_outcomes (person_id)`,
    // A held reading that counts from then on, and why.
    `CREATE TABLE releases (
      reading_id uuid PRIMARY KEY REFERENCES readings, certification_id uuid NOT NULL REFERENCES certifications,
      at timestamptz NOT NULL)`,
  ],
};

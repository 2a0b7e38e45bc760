import type { Migration } from './migration.ts';

/** Policy on what was not watched, and submissions that a reading sends back to the programme office. */
export const sentBack: Migration = {
  number: 2,
  name: 'sent back',
  statements: [
    `ALTER TABLE batches ADD COLUMN unwatched text NOT NULL DEFAULT 'ask' CHECK (unwatched IN ('ask', 'require'))`,
    // A reading that sends its submission back is kept and counts as read, but scores nothing.
    `ALTER TABLE readings ADD COLUMN returned_for text
      CHECK (returned_for IN ('not_scorable', 'wrong_evidence', 'conflict_of_interest'))`,
  ],
};

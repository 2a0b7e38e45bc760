import type { Migration } from './migration.ts';

/** Statements on an anchor that are to be told apart: evidence, interpretation or bias. */
export const statements: Migration = {
  number: 11,
  name: 'statements',
  statements: [`ALTER TABLE anchors ADD COLUMN statements jsonb NOT NULL DEFAULT '[]'`],
};

import type { Migration } from './migration.ts';

const instant = (column: string) => `CHECK (${column} GLOB '????-??-??T??:??:*Z')`;

/** Until when what was given is kept here, and what was removed. */
export const keeping: Migration = {
  number: 6,
  name: 'keeping',
  statements: [
    `ALTER TABLE batches ADD COLUMN keep_until TEXT ${instant('keep_until')}`,
    `ALTER TABLE batches ADD COLUMN removed_at TEXT ${instant('removed_at')}`,
    `ALTER TABLE enrolment ADD COLUMN withdrawn TEXT CHECK (json_valid(withdrawn))`,
    `ALTER TABLE enrolment ADD COLUMN emptied_at TEXT ${instant('emptied_at')}`,
  ],
};

import type { Migration } from './migration.ts';

/** Which anchors are open to everybody who scores, and how hard they are to score. */
export const training: Migration = {
  number: 9,
  name: 'training',
  statements: [
    `ALTER TABLE anchors ADD COLUMN training boolean NOT NULL DEFAULT false,
      ADD COLUMN difficulty text CHECK (difficulty IN ('clear', 'borderline', 'hard')),
      ADD CHECK (NOT (training AND seed))`,
  ],
};

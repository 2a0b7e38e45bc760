import { foundation } from './0001_foundation.ts';
import { workspace } from './0002_workspace.ts';
import { auditorsDesk } from './0003_desk.ts';
import { comparing } from './0004_comparing.ts';
import { calibration } from './0005_calibration.ts';
import { keeping } from './0006_keeping.ts';
import type { Migration } from './migration.ts';

/** Every migration, in order. */
export const migrations: readonly Migration[] = [
  foundation,
  workspace,
  auditorsDesk,
  comparing,
  calibration,
  keeping,
];

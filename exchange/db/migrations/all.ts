import { foundation } from './0001_foundation.ts';
import { sentBack } from './0002_sent_back.ts';
import { adjudication } from './0003_adjudication.ts';
import { thirdReads } from './0004_third_reads.ts';
import { qualification } from './0005_qualification.ts';
import { calibration } from './0006_calibration.ts';
import { liveQuality } from './0007_live_quality.ts';
import { office } from './0008_office.ts';
import { training } from './0009_training.ts';
import { comparisons } from './0010_comparisons.ts';
import { statements } from './0011_statements.ts';
import { rubricVersions } from './0012_rubric_versions.ts';
import { reveals } from './0013_reveals.ts';
import { packs } from './0014_packs.ts';
import { keeping } from './0015_keeping.ts';
import type { Migration } from './migration.ts';

/** Every migration, in order. */
export const migrations: readonly Migration[] = [
  foundation,
  sentBack,
  adjudication,
  thirdReads,
  qualification,
  calibration,
  liveQuality,
  office,
  training,
  comparisons,
  statements,
  rubricVersions,
  reveals,
  packs,
  keeping,
];

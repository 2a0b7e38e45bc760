import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProgrammeFile } from '#exchange/seed/programmeFile.ts';

const sample = 'resources/sample';

/**
 * The sample programme with one submission in each batch, in a new folder: whoever reads it has the same evidence in
 * the same order, since there is nothing to shuffle.
 */
export function sampleWithOneSubmission(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
  const file = ProgrammeFile.parse(JSON.parse(readFileSync(join(sample, 'programme.json'), 'utf8')));
  const batches = file.batches.map((batch) => ({ ...batch, submissionIds: batch.submissionIds.slice(0, 1) }));
  const kept = new Map(batches.map(({ id, submissionIds }) => [id, submissionIds]));
  const raters = file.raters.map((rater) => ({
    ...rater,
    readings: rater.readings.filter(({ batchId, submissionId }) => kept.get(batchId)?.includes(submissionId)),
  }));
  writeFileSync(join(folder, 'programme.json'), JSON.stringify({ ...file, batches, raters }));
  cpSync(join(sample, 'media'), join(folder, 'media'), { recursive: true });
  return folder;
}

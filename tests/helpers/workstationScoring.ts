import type { BatchRow } from '#shared/contract/queue.ts';
import type { EditsSaved, Reading } from '#shared/contract/scoring.ts';
import type { Change } from '#shared/domain/change.ts';
import { newId } from '#shared/domain/primitives.ts';
import type { TestWorkstation } from './workstation.ts';

/** The listed batch of that name. */
export async function batchNamed(one: TestWorkstation, name: string): Promise<BatchRow> {
  const { batches } = await one.call('queue.list', {});
  const batch = batches.find((row) => row.name === name);
  if (!batch) throw new Error(`no batch ${name} among ${batches.map((row) => row.name).join(', ')}`);
  return batch;
}

/** Claims a batch and waits until all its evidence is here. */
export async function claimAndDownload(one: TestWorkstation, name: string): Promise<BatchRow> {
  const { id: batchId } = await batchNamed(one, name);
  await one.call('queue.claim', { batchId });
  const { batch } = await one.until('queue.batch', { batchId }, (d) => d.batch.download.state === 'complete');
  return batch;
}

/** Opens the next submission of a batch. */
export async function openNext(one: TestWorkstation, batchId: string): Promise<Reading> {
  const { batch } = await one.call('queue.batch', { batchId });
  if (batch.nextSubmissionId === null) throw new Error('nothing is left to read');
  return one.call('scoring.open', { batchId, submissionId: batch.nextSubmissionId });
}

/** Makes changes as one edit, and waits until they are on disk. */
export function edit(one: TestWorkstation, readingId: string, ...changes: Change[]): Promise<EditsSaved> {
  return one.call('scoring.save', { readingId, edits: [{ id: newId(), changes }] });
}

/** Scores every criterion: a span for the first, “no evidence observed” for the others. */
export async function scoreAll(one: TestWorkstation, reading: Reading): Promise<void> {
  const { id: readingId, rubric, evidence } = reading;
  const [first, ...others] = rubric.criteria;
  const [video] = evidence;
  if (!first || !video) throw new Error('there is nothing to score');
  const span = { kind: 'time' as const, evidenceId: video.id, startMs: 1_000, endMs: 4_000 };
  const annotation = { id: newId(), span, criterionIds: [first.id], levelId: null, note: 'A question.' };
  await edit(one, readingId, { kind: 'annotation', annotation });
  for (const criterion of [first, ...others]) {
    const levelId = criterion.levels[1]?.id ?? null;
    const score = { criterionId: criterion.id, levelId, noEvidence: criterion !== first, rationale: 'Seen.' };
    await edit(one, readingId, { kind: 'score', score });
  }
  await edit(one, readingId, { kind: 'feedback', feedback: 'Well asked.' });
}

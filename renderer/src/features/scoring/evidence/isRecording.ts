import type { ReadingEvidence } from '#shared/contract/scoring.ts';

/** Whether an item has a time to go along. */
export function isRecording({ kind }: Pick<ReadingEvidence, 'kind'>): boolean {
  return kind === 'video' || kind === 'audio';
}

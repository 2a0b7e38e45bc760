import type { Summary } from '#shared/contract/scoring.ts';
import { unwatched } from '#shared/domain/coverage.ts';
import { isRecording } from '#shared/domain/evidence.ts';
import { isComplete, standingOf } from '#shared/domain/reading.ts';
import type { ReadingParts } from './view.ts';

/** Evidence that was not opened, and what of the recordings was not played. */
export function unwatchedOf({ evidence, coverage }: ReadingParts): Summary['unwatched'] {
  return evidence.flatMap((item) => {
    const watched = coverage.find(({ evidenceId }) => evidenceId === item.id)?.watched;
    const durationMs = item.media.recording?.durationMs ?? item.durationMs ?? 0;
    const stretches = isRecording(item) ? unwatched(watched ?? [], durationMs) : [];
    const opened = watched !== undefined;
    if (opened && stretches.length === 0) return [];
    return [{ evidenceId: item.id, title: item.title, stretches }];
  });
}

export function summaryOf(parts: ReadingParts): Summary {
  const { rubric, content, reading, batch } = parts;
  return {
    complete: isComplete(rubric, content),
    criteria: standingOf(rubric, content).map(({ criterion, score, spans, gaps }) => ({
      criterionId: criterion.id,
      levelId: score?.levelId ?? null,
      spans,
      gaps,
    })),
    flags: content.flags,
    feedbackEmpty: reading.feedback.trim() === '',
    unwatched: unwatchedOf(parts),
    unwatchedPolicy: batch.manifest.unwatched,
  };
}

import type { Span } from '#shared/domain/span.ts';

export type TimeSpan = Extract<Span, { kind: 'time' }>;

/** A span on its way to becoming an annotation: marked in, then out, then asked which criterion it is for. */
export type SpanDraft =
  | { kind: 'none' }
  | { kind: 'open'; evidenceId: string; startMs: number }
  | { kind: 'asking'; span: TimeSpan };

/** A place in a recording. */
export interface Mark {
  evidenceId: string;
  ms: number;
}

export const noDraft: SpanDraft = { kind: 'none' };

/** Marks where a span begins; marking again moves the beginning. */
export function markIn({ evidenceId, ms }: Mark): SpanDraft {
  return { kind: 'open', evidenceId, startMs: ms };
}

/** Marks where it ends. An end before the beginning is the beginning; without one in this recording nothing is marked. */
export function markOut(draft: SpanDraft, { evidenceId, ms }: Mark): SpanDraft {
  if (draft.kind === 'none') return draft;
  const begun = draft.kind === 'open' ? draft : draft.span;
  if (begun.evidenceId !== evidenceId) return draft;
  const [startMs = ms, endMs = ms] = [begun.startMs, ms].sort((a, b) => a - b);
  return { kind: 'asking', span: { kind: 'time', evidenceId, startMs, endMs } };
}

/** A moment: a span whose ends are the same. */
export function markMoment({ evidenceId, ms }: Mark): SpanDraft {
  return { kind: 'asking', span: { kind: 'time', evidenceId, startMs: ms, endMs: ms } };
}

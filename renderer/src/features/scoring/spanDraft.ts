import type { Span } from '#shared/domain/span.ts';

/** A span on its way to becoming an annotation: marked in, then out, then asked which criterion it is for. */
export type SpanDraft =
  | { kind: 'none' }
  | { kind: 'open'; evidenceId: string; startMs: number }
  | { kind: 'asking'; span: Span };

/** A place in a recording. */
export interface Mark {
  evidenceId: string;
  ms: number;
}

/** A key held longer than this marks a span for as long as it was held. */
export const holdMs = 300;

export const noDraft: SpanDraft = { kind: 'none' };

/** Marks where a span begins; marking again moves the beginning. */
export function markIn({ evidenceId, ms }: Mark): SpanDraft {
  return { kind: 'open', evidenceId, startMs: ms };
}

function begunAt(draft: SpanDraft, evidenceId: string): number | null {
  if (draft.kind === 'open' && draft.evidenceId === evidenceId) return draft.startMs;
  if (draft.kind !== 'asking' || draft.span.kind !== 'time') return null;
  return draft.span.evidenceId === evidenceId ? draft.span.startMs : null;
}

/** Marks where it ends. An end before the beginning is the beginning; without one in this recording nothing is marked. */
export function markOut(draft: SpanDraft, { evidenceId, ms }: Mark): SpanDraft {
  const begun = begunAt(draft, evidenceId);
  if (begun === null) return draft;
  const [startMs, endMs] = [Math.min(begun, ms), Math.max(begun, ms)];
  return { kind: 'asking', span: { kind: 'time', evidenceId, startMs, endMs } };
}

/** A moment: a span whose ends are the same. */
export function markMoment({ evidenceId, ms }: Mark): SpanDraft {
  return { kind: 'asking', span: { kind: 'time', evidenceId, startMs: ms, endMs: ms } };
}

/** The key of a moment was let go: a moment where it was pressed, or a span where it was held. */
export function releaseMoment(draft: SpanDraft, here: Mark, heldMs: number): SpanDraft {
  if (draft.kind !== 'open') return draft;
  if (heldMs > holdMs && draft.evidenceId === here.evidenceId) return markOut(draft, here);
  return markMoment({ evidenceId: draft.evidenceId, ms: draft.startMs });
}

/** The key of a span was pressed: it begins one, or ends the one that was begun. */
export function pressSpan(draft: SpanDraft, here: Mark): SpanDraft {
  const begun = draft.kind === 'open' && draft.evidenceId === here.evidenceId;
  return begun ? markOut(draft, here) : markIn(here);
}

/** The key of a span was let go: where it was held, that ends the span; otherwise it waits for the next press. */
export function releaseSpan(draft: SpanDraft, here: Mark, heldMs: number): SpanDraft {
  return draft.kind === 'open' && heldMs > holdMs ? markOut(draft, here) : draft;
}

import type { History, Reading } from '#shared/contract/scoring.ts';
import { type DraftContent, type Edit, withChange } from '#shared/domain/change.ts';
import type { Annotation } from '#shared/domain/reading.ts';
import { noDraft, type SpanDraft } from '../spanDraft.ts';

/** A note that is being written. */
export interface NoteEdit {
  annotationId: string;
  /** The annotation as it was; null where it has just been made and goes with its note. */
  before: Annotation | null;
  /** Whether the person is being asked to drop what they wrote. */
  confirming: boolean;
}

export interface WorkingState {
  content: DraftContent;
  draft: SpanDraft;
  note: NoteEdit | null;
  criterionId: string | null;
  annotationId: string | null;
  evidenceId: string | null;
  history: History;
}

/** @param pending what did not reach the disk before the page was left: newer than what the disk says */
export function startOf(reading: Reading, pending: readonly Edit[]): WorkingState {
  const { scores, annotations, flags, feedback } = reading;
  const start: DraftContent = { scores, annotations, flags, feedback };
  const content = pending.flatMap(({ changes }) => changes).reduce(withChange, start);
  const undo = pending.at(-1)?.changes[0]?.kind;
  return {
    content,
    draft: noDraft,
    note: null,
    criterionId: null,
    annotationId: null,
    evidenceId: reading.evidence[0]?.id ?? null,
    history: undo === undefined ? reading.history : { undo, redo: null },
  };
}

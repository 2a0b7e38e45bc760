import type { CameraOffset, History, Reading } from '#shared/contract/scoring.ts';
import { type DraftContent, type Edit, withChange } from '#shared/domain/change.ts';
import type { Coverage } from '#shared/domain/coverage.ts';
import type { Annotation } from '#shared/domain/reading.ts';
import { noDraft, type SpanDraft } from '../spanDraft.ts';
import type { Told } from './told.ts';

/** The note that is being written. It is an annotation from its first letter on, so that nothing of it can be lost. */
export interface NoteWriting {
  annotationId: string;
  /** The annotation as it was; null where it was made by writing and goes when the note is discarded. */
  before: Annotation | null;
  /** Whether it is written and waits for the letter of its criterion. */
  asking: boolean;
}

/** Which annotations the list shows: those of a criterion, those of none, or every one. */
export type Shown = { kind: 'all' } | { kind: 'unlinked' } | { kind: 'criterion'; criterionId: string };

export interface WorkingState {
  content: DraftContent;
  draft: SpanDraft;
  note: NoteWriting | null;
  /** How many notes were ended: each lets the recording go on that was paused for it. */
  notesEnded: number;
  /** The criterion at work. */
  criterionId: string | null;
  /** The annotation at work. */
  annotationId: string | null;
  evidenceId: string | null;
  shown: Shown;
  history: History;
  /** What the last step back or forward did, for who cannot see it. */
  told: Told | null;
  coverage: readonly Coverage[];
  cameraOffsets: readonly CameraOffset[];
}

/** @param pending what did not reach the disk before the page was left: newer than what the disk says */
export function startOf(reading: Reading, pending: readonly Edit[]): WorkingState {
  const { scores, annotations, flags, feedback, coverage, cameraOffsets } = reading;
  const start: DraftContent = { scores, annotations, flags, feedback };
  const content = pending.flatMap(({ changes }) => changes).reduce(withChange, start);
  const undo = pending.at(-1)?.changes[0]?.kind;
  return {
    content,
    draft: noDraft,
    note: null,
    notesEnded: 0,
    criterionId: null,
    annotationId: null,
    evidenceId: reading.evidence[0]?.id ?? null,
    shown: { kind: 'all' },
    history: undo === undefined ? reading.history : { undo, redo: null },
    told: null,
    coverage,
    cameraOffsets,
  };
}

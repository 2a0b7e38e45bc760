import { newId } from '#shared/domain/primitives.ts';
import type { Mark } from '../spanDraft.ts';
import type { Annotating } from './annotating.ts';
import { typing } from './editing.ts';
import type { WorkingGround } from './ground.ts';

/** Where a note is begun, and how long before it its span begins, milliseconds. */
export interface NotePlace extends Mark {
  leadInMs: number;
}

/** Writing notes. */
export interface Noting {
  /** Opens the note of an annotation to be gone on with. */
  openNote(annotationId: string): void;
  /** What the field of the note says now; the first letter makes the annotation, at `place`. */
  writeNote(text: string, place: NotePlace | null): void;
  /** Ends the note, or asks for its criterion first where it has none. An empty one that was just begun goes. */
  finishNote(): void;
  /** Goes back from the question to the writing. */
  writeOn(): void;
  /** The answer to the question; null for no criterion. */
  answerNote(criterionId: string | null): void;
  /** What was written goes: the annotation is as it was before, or is not there. */
  discardNote(): void;
}

export function createNoting(ground: WorkingGround, annotating: Annotating): Noting {
  const { store, editing } = ground;
  const burstOf = (annotationId: string) => typing(`note ${annotationId}`);
  const open = () => {
    const { note } = store.getState();
    const annotation = annotating.annotation(note?.annotationId ?? null);
    return note !== null && annotation !== undefined ? { note, annotation } : null;
  };
  const writeOn = () => store.setState(({ note }) => ({ note: note && { ...note, asking: false } }));
  function begin(note: string, { evidenceId, ms, leadInMs }: NotePlace): void {
    const id = newId();
    const span = { kind: 'time', evidenceId, startMs: Math.max(0, ms - leadInMs), endMs: ms } as const;
    const annotation = { id, span, criterionIds: [], levelId: null, note };
    editing.make([{ kind: 'annotation', annotation }], burstOf(id));
    store.setState({ note: { annotationId: id, before: null, asking: false }, annotationId: id });
  }
  function end(): void {
    editing.endBurst();
    store.setState(({ notesEnded }) => ({ note: null, notesEnded: notesEnded + 1 }));
    void ground.autosaver.flush();
  }
  function discard(): void {
    const opened = open();
    if (opened === null) return;
    const { annotationId, before } = opened.note;
    if (before === null) annotating.remove(annotationId);
    else editing.make([{ kind: 'annotation', annotation: before }]);
    end();
  }
  return {
    openNote(annotationId) {
      if (store.getState().note?.annotationId === annotationId) return writeOn();
      const before = annotating.annotation(annotationId);
      if (before) store.setState({ annotationId, note: { annotationId, before, asking: false } });
    },
    writeNote(text, place) {
      const opened = open();
      if (opened !== null) {
        const annotation = { ...opened.annotation, note: text };
        editing.make([{ kind: 'annotation', annotation }], burstOf(annotation.id));
      } else if (place !== null && text !== '') begin(text, place);
    },
    finishNote() {
      const opened = open();
      if (opened === null) return;
      const { note, annotation } = opened;
      if (note.before === null && annotation.note.trim() === '') discard();
      else if (annotation.criterionIds.length > 0) end();
      else store.setState({ note: { ...note, asking: true } });
    },
    writeOn,
    answerNote(criterionId) {
      const opened = open();
      if (opened === null) return;
      if (criterionId !== null) {
        const annotation = { ...opened.annotation, criterionIds: [criterionId] };
        editing.make([{ kind: 'annotation', annotation }], burstOf(annotation.id));
      }
      end();
    },
    discardNote: discard,
  };
}

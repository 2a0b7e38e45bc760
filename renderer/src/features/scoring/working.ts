import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reading } from '#shared/contract/scoring.ts';
import { newId } from '#shared/domain/primitives.ts';
import type { Annotation, Score } from '#shared/domain/reading.ts';
import type { Autosaver } from './autosave/autosaver.ts';
import type { Change } from './autosave/saveQueue.ts';
import { type Content, scoreOf, withChange } from './content.ts';
import { type Mark, markIn, markMoment, markOut, noDraft, type SpanDraft } from './spanDraft.ts';

/** A note that is being written. */
export interface NoteEdit {
  annotationId: string;
  /** The annotation as it was; null where it has just been made and goes with its note. */
  before: Annotation | null;
  /** Whether the person is being asked to drop what they wrote. */
  confirming: boolean;
}

export interface WorkingState {
  content: Content;
  draft: SpanDraft;
  note: NoteEdit | null;
  criterionId: string | null;
  annotationId: string | null;
  evidenceId: string | null;
}

/** The working state of one draft: what a person does is here first, and on its way to disk at once. */
export interface Working {
  store: StoreApi<WorkingState>;
  markIn(mark: Mark): void;
  markOut(mark: Mark): void;
  markMoment(mark: Mark): void;
  dropDraft(): void;
  /** A letter: the answer to “which criterion?”, or else the criterion to work on. */
  pickCriterion(criterionId: string): void;
  setLevel(criterionId: string, levelId: string): void;
  setNoEvidence(criterionId: string, noEvidence: boolean): void;
  typeRationale(criterionId: string, rationale: string): void;
  typeFeedback(feedback: string): void;
  editNote(annotation: Annotation): void;
  typeNote(note: string): void;
  toggleCriterion(criterionId: string): void;
  /** Ends the note; what was typed is kept. */
  closeNote(): void;
  /** Asks before a written note is dropped; drops an empty one. */
  leaveNote(): void;
  dropNote(): void;
  stayInNote(): void;
  remove(annotationId: string): void;
  selectAnnotation(annotationId: string | null): void;
  showEvidence(evidenceId: string): void;
}

function startOf(reading: Reading, autosaver: Autosaver): WorkingState {
  const { scores, annotations, feedback } = reading;
  // What did not reach the disk before the page was left is newer than what the disk says.
  const content = autosaver.pending().reduce(withChange, { scores, annotations, feedback });
  const evidenceId = reading.evidence[0]?.id ?? null;
  return { content, draft: noDraft, note: null, criterionId: null, annotationId: null, evidenceId };
}

export function createWorking(reading: Reading, autosaver: Autosaver): Working {
  const store = createStore<WorkingState>(() => startOf(reading, autosaver));
  const get = store.getState;
  const set = (part: Partial<WorkingState>) => store.setState(part);

  function change(made: Change, pace: 'now' | 'typed' = 'now'): void {
    set({ content: withChange(get().content, made) });
    autosaver.save(made, pace);
  }
  function changeScore(criterionId: string, part: Partial<Score>, pace: 'now' | 'typed' = 'now'): void {
    change({ kind: 'score', score: { ...scoreOf(get().content, criterionId), ...part } }, pace);
  }
  const noted = () => get().content.annotations.find(({ id }) => id === get().note?.annotationId);
  function changeNoted(part: Partial<Annotation>, pace: 'now' | 'typed'): void {
    const annotation = noted();
    if (annotation) change({ kind: 'annotation', annotation: { ...annotation, ...part } }, pace);
  }
  function annotate(criterionId: string, draft: Extract<SpanDraft, { kind: 'asking' }>): void {
    const id = newId();
    const annotation = { id, span: draft.span, criterionIds: [criterionId], levelId: null, note: '' };
    change({ kind: 'annotation', annotation });
    set({ draft: noDraft, note: { annotationId: id, before: null, confirming: false }, annotationId: id });
  }
  function dropNote(): void {
    const { note } = get();
    if (note === null) return;
    if (note.before === null) change({ kind: 'annotation removed', annotationId: note.annotationId });
    else change({ kind: 'annotation', annotation: note.before });
    set({ note: null });
  }

  return {
    store,
    markIn: (mark) => set({ draft: markIn(mark) }),
    markOut: (mark) => set({ draft: markOut(get().draft, mark) }),
    markMoment: (mark) => set({ draft: markMoment(mark) }),
    dropDraft: () => set({ draft: noDraft }),
    pickCriterion(criterionId) {
      const { draft } = get();
      if (draft.kind === 'asking') annotate(criterionId, draft);
      set({ criterionId });
    },
    setLevel(criterionId, levelId) {
      changeScore(criterionId, { levelId });
      set({ criterionId });
    },
    setNoEvidence(criterionId, noEvidence) {
      changeScore(criterionId, { noEvidence });
      set({ criterionId });
    },
    typeRationale: (criterionId, rationale) => changeScore(criterionId, { rationale }, 'typed'),
    typeFeedback: (feedback) => change({ kind: 'feedback', feedback }, 'typed'),
    editNote(annotation) {
      const note = { annotationId: annotation.id, before: annotation, confirming: false };
      set({ note, annotationId: annotation.id });
    },
    typeNote: (note) => changeNoted({ note }, 'typed'),
    toggleCriterion(criterionId) {
      const held = noted()?.criterionIds ?? [];
      const without = held.filter((id) => id !== criterionId);
      changeNoted({ criterionIds: without.length < held.length ? without : [...held, criterionId] }, 'now');
    },
    closeNote() {
      set({ note: null });
      void autosaver.flush();
    },
    leaveNote() {
      const { note } = get();
      if (note === null) return;
      const text = noted()?.note ?? '';
      const untouched = note.before === null ? text.trim() === '' : text === note.before.note;
      if (untouched && note.before !== null) set({ note: null });
      else if (untouched) dropNote();
      else set({ note: { ...note, confirming: true } });
    },
    dropNote,
    stayInNote() {
      const { note } = get();
      if (note !== null) set({ note: { ...note, confirming: false } });
    },
    remove(annotationId) {
      change({ kind: 'annotation removed', annotationId });
      set({ annotationId: null, note: get().note?.annotationId === annotationId ? null : get().note });
    },
    selectAnnotation: (annotationId) => set({ annotationId }),
    showEvidence: (evidenceId) => set({ evidenceId }),
  };
}

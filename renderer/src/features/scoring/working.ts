import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reading } from '#shared/contract/scoring.ts';
import { scoreOf } from '#shared/domain/change.ts';
import { newId } from '#shared/domain/primitives.ts';
import type { Annotation, Score } from '#shared/domain/reading.ts';
import type { Autosaver } from './autosave/autosaver.ts';
import { type Mark, markIn, markMoment, markOut, noDraft, type SpanDraft } from './spanDraft.ts';
import { createEditing } from './working/editing.ts';
import { startOf, type WorkingState } from './working/state.ts';

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

export function createWorking(reading: Reading, autosaver: Autosaver): Working {
  const store = createStore<WorkingState>(() => startOf(reading, autosaver.pending()));
  const get = store.getState;
  const set = (part: Partial<WorkingState>) => store.setState(part);

  const editing = createEditing(store, autosaver);
  function changeScore(criterionId: string, part: Partial<Score>, burst?: string): void {
    const score = { ...scoreOf(get().content, criterionId), ...part };
    editing.make([{ kind: 'score', score }], burst);
  }
  const noted = () => get().content.annotations.find(({ id }) => id === get().note?.annotationId);
  function changeNoted(part: Partial<Annotation>, burst?: string): void {
    const annotation = noted();
    if (annotation) editing.make([{ kind: 'annotation', annotation: { ...annotation, ...part } }], burst);
  }
  function annotate(criterionId: string, draft: Extract<SpanDraft, { kind: 'asking' }>): void {
    const id = newId();
    const annotation = { id, span: draft.span, criterionIds: [criterionId], levelId: null, note: '' };
    editing.make([{ kind: 'annotation', annotation }]);
    set({ draft: noDraft, note: { annotationId: id, before: null, confirming: false }, annotationId: id });
  }
  function dropNote(): void {
    const { note } = get();
    if (note === null) return;
    const { annotationId, before } = note;
    if (before === null) editing.make([{ kind: 'annotation removed', annotationId }]);
    else editing.make([{ kind: 'annotation', annotation: before }]);
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
    typeRationale: (criterionId, rationale) =>
      changeScore(criterionId, { rationale }, `rationale ${criterionId}`),
    typeFeedback: (feedback) => editing.make([{ kind: 'feedback', feedback }], 'feedback'),
    editNote(annotation) {
      const note = { annotationId: annotation.id, before: annotation, confirming: false };
      set({ note, annotationId: annotation.id });
    },
    typeNote: (note) => changeNoted({ note }, `note ${get().note?.annotationId}`),
    toggleCriterion(criterionId) {
      const held = noted()?.criterionIds ?? [];
      const without = held.filter((id) => id !== criterionId);
      changeNoted({ criterionIds: without.length < held.length ? without : [...held, criterionId] });
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
      editing.make([{ kind: 'annotation removed', annotationId }]);
      set({ annotationId: null, note: get().note?.annotationId === annotationId ? null : get().note });
    },
    selectAnnotation: (annotationId) => set({ annotationId }),
    showEvidence: (evidenceId) => set({ evidenceId }),
  };
}

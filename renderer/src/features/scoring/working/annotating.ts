import { newId } from '#shared/domain/primitives.ts';
import type { Annotation } from '#shared/domain/reading.ts';
import type { Span } from '#shared/domain/span.ts';
import {
  type Mark,
  markIn,
  markMoment,
  markOut,
  noDraft,
  pressSpan,
  releaseMoment,
  releaseSpan,
  type SpanDraft,
} from '../spanDraft.ts';
import { run } from './editing.ts';
import type { WorkingGround } from './ground.ts';

interface TimeRange {
  startMs: number;
  endMs: number;
}

/** Marking spans, and the criterion each is asked for. */
export interface Marking {
  markIn(mark: Mark): void;
  markOut(mark: Mark): void;
  markMoment(mark: Mark): void;
  pressMoment(mark: Mark): void;
  releaseMoment(mark: Mark, heldMs: number): void;
  pressSpan(mark: Mark): void;
  releaseSpan(mark: Mark, heldMs: number): void;
  /** A region or a range of text was drawn: asks for its criterion. */
  markRegion(span: Span): void;
  dropDraft(): void;
}

export function createMarking({ store }: WorkingGround): Marking {
  const become = (next: (draft: SpanDraft) => SpanDraft) =>
    store.setState(({ draft }) => ({ draft: next(draft) }));
  return {
    markIn: (mark) => become(() => markIn(mark)),
    markOut: (mark) => become((draft) => markOut(draft, mark)),
    markMoment: (mark) => become(() => markMoment(mark)),
    pressMoment: (mark) => become(() => markIn(mark)),
    releaseMoment: (mark, heldMs) => become((draft) => releaseMoment(draft, mark, heldMs)),
    pressSpan: (mark) => become((draft) => pressSpan(draft, mark)),
    releaseSpan: (mark, heldMs) => become((draft) => releaseSpan(draft, mark, heldMs)),
    markRegion: (span) => become(() => ({ kind: 'asking', span })),
    dropDraft: () => become(() => noDraft),
  };
}

/** Changing what was marked. */
export interface Annotating {
  annotation(annotationId: string | null): Annotation | undefined;
  /** Makes an annotation of a span, and selects it. @param criterionId null for none yet */
  annotate(span: Span, criterionId: string | null): void;
  /** @param burst names a drag or a run of nudges: while it is the same, all of it is undone in one go */
  changeSpan(annotationId: string, range: TimeRange, burst?: string): void;
  changeRegion(annotationId: string, span: Span, burst?: string): void;
  /** Links it to a criterion, or takes the link away. */
  toggleLink(annotationId: string, criterionId: string): void;
  /** Gives it a level of its own; the one it has takes it away. */
  setSpanLevel(annotationId: string, levelId: string): void;
  /** @param nextId what is selected instead */
  remove(annotationId: string, nextId?: string | null): void;
}

export function createAnnotating({ store, editing }: WorkingGround): Annotating {
  const find = (annotationId: string | null) =>
    store.getState().content.annotations.find(({ id }) => id === annotationId);
  function change(annotationId: string, part: Partial<Annotation>, burst?: string): void {
    const annotation = find(annotationId);
    if (annotation === undefined) return;
    const changed = { ...annotation, ...part };
    const named = burst === undefined ? undefined : run(`span ${annotationId} ${burst}`);
    editing.make([{ kind: 'annotation', annotation: changed }], named);
  }
  return {
    annotation: find,
    annotate(span, criterionId) {
      const criterionIds = criterionId === null ? [] : [criterionId];
      const annotation = { id: newId(), span, criterionIds, levelId: null, note: '' };
      editing.make([{ kind: 'annotation', annotation }]);
      store.setState({ draft: noDraft, annotationId: annotation.id });
    },
    changeSpan(annotationId, { startMs, endMs }, burst) {
      const span = find(annotationId)?.span;
      if (span?.kind !== 'time') return;
      change(annotationId, { span: { ...span, startMs, endMs } }, burst);
    },
    changeRegion(annotationId, span, burst) {
      change(annotationId, { span }, burst);
    },
    toggleLink(annotationId, criterionId) {
      const annotation = find(annotationId);
      if (annotation === undefined) return;
      const { criterionIds } = annotation;
      if (!criterionIds.includes(criterionId))
        change(annotationId, { criterionIds: [...criterionIds, criterionId] });
      // A level is one of a linked criterion's; which one it was is not known here, so it goes with any link.
      else
        change(annotationId, {
          criterionIds: criterionIds.filter((id) => id !== criterionId),
          levelId: null,
        });
    },
    setSpanLevel(annotationId, levelId) {
      const known = find(annotationId)?.levelId;
      change(annotationId, { levelId: known === levelId ? null : levelId });
    },
    remove(annotationId, nextId = null) {
      editing.make([{ kind: 'annotation removed', annotationId }]);
      store.setState(({ note }) => ({
        annotationId: nextId,
        note: note?.annotationId === annotationId ? null : note,
      }));
    },
  };
}

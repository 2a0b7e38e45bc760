import type { Annotation, Score } from '#shared/domain/reading.ts';
import type { Change } from './autosave/saveQueue.ts';

/** What a person made in a reading. */
export interface Content {
  scores: readonly Score[];
  annotations: readonly Annotation[];
  feedback: string;
}

/** The score of a criterion, or an untouched one. */
export function scoreOf({ scores }: Pick<Content, 'scores'>, criterionId: string): Score {
  const found = scores.find((score) => score.criterionId === criterionId);
  return found ?? { criterionId, levelId: null, noEvidence: false, rationale: '' };
}

function replaced<T>(list: readonly T[], item: T, same: (other: T) => boolean): T[] {
  return list.some(same) ? list.map((other) => (same(other) ? item : other)) : [...list, item];
}

/** The content after a change. */
export function withChange(content: Content, change: Change): Content {
  switch (change.kind) {
    case 'score': {
      const { score } = change;
      const same = (other: Score) => other.criterionId === score.criterionId;
      return { ...content, scores: replaced(content.scores, score, same) };
    }
    case 'annotation': {
      const { annotation } = change;
      const same = (other: Annotation) => other.id === annotation.id;
      return { ...content, annotations: replaced(content.annotations, annotation, same) };
    }
    case 'annotation removed': {
      const annotations = content.annotations.filter(({ id }) => id !== change.annotationId);
      return { ...content, annotations };
    }
    case 'feedback':
      return { ...content, feedback: change.feedback };
  }
}

/** Spans in the order of the evidence and of time within it; annotations of regions keep their order. */
export function inOrder(annotations: readonly Annotation[], evidenceIds: readonly string[]): Annotation[] {
  const place = ({ span }: Annotation) => evidenceIds.indexOf(span.evidenceId);
  const start = ({ span }: Annotation) => (span.kind === 'time' ? span.startMs : 0);
  return [...annotations].sort((a, b) => place(a) - place(b) || start(a) - start(b));
}

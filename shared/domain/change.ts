import { z } from 'zod';
import { Flag, FlagKind } from './flag.ts';
import { Id, Prose } from './primitives.ts';
import { Annotation, Score } from './reading.ts';

/** A change of a draft reading: what is named is from now on as told here. */
export const Change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('annotation'), annotation: Annotation }),
  z.strictObject({ kind: z.literal('annotation removed'), annotationId: Id }),
  z.strictObject({ kind: z.literal('score'), score: Score }),
  z.strictObject({ kind: z.literal('feedback'), feedback: Prose }),
  z.strictObject({ kind: z.literal('flag'), flag: Flag }),
  z.strictObject({ kind: z.literal('flag removed'), flagKind: FlagKind }),
]);
export type Change = z.infer<typeof Change>;

/**
 * What a person did in one go, and can undo in one go. Sent again under the same id it replaces what the edit led to
 * and keeps what was before it: so a text that is still being typed stays one step.
 */
export const Edit = z.strictObject({ id: Id, changes: z.array(Change).min(1).max(100) });
export type Edit = z.infer<typeof Edit>;

/** What a draft says: everything a change can change. */
export interface DraftContent {
  scores: readonly Score[];
  annotations: readonly Annotation[];
  flags: readonly Flag[];
  feedback: string;
}

/** The score of a criterion, or an untouched one. */
export function scoreOf({ scores }: Pick<DraftContent, 'scores'>, criterionId: string): Score {
  const found = scores.find((score) => score.criterionId === criterionId);
  return found ?? { criterionId, levelId: null, noEvidence: false, rationale: '' };
}

function replaced<T>(list: readonly T[], item: T, same: (other: T) => boolean): T[] {
  return list.some(same) ? list.map((other) => (same(other) ? item : other)) : [...list, item];
}

/** The content after a change. */
export function withChange<C extends DraftContent>(content: C, change: Change): C {
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
    case 'flag': {
      const { flag } = change;
      return { ...content, flags: replaced(content.flags, flag, (other) => other.kind === flag.kind) };
    }
    case 'flag removed':
      return { ...content, flags: content.flags.filter(({ kind }) => kind !== change.flagKind) };
  }
}

/** The change that takes a change back, given the content before it. */
export function inverseOf(before: DraftContent, change: Change): Change {
  switch (change.kind) {
    case 'score':
      return { kind: 'score', score: scoreOf(before, change.score.criterionId) };
    case 'feedback':
      return { kind: 'feedback', feedback: before.feedback };
    case 'annotation':
    case 'annotation removed': {
      const annotationId = change.kind === 'annotation' ? change.annotation.id : change.annotationId;
      const annotation = before.annotations.find(({ id }) => id === annotationId);
      return annotation ? { kind: 'annotation', annotation } : { kind: 'annotation removed', annotationId };
    }
    case 'flag':
    case 'flag removed': {
      const flagKind = change.kind === 'flag' ? change.flag.kind : change.flagKind;
      const flag = before.flags.find(({ kind }) => kind === flagKind);
      return flag ? { kind: 'flag', flag } : { kind: 'flag removed', flagKind };
    }
  }
}

/** What a change is about: two changes of the same are about one and the same thing. */
export function targetOf(change: Change): string {
  switch (change.kind) {
    case 'score':
      return `score ${change.score.criterionId}`;
    case 'annotation':
      return `annotation ${change.annotation.id}`;
    case 'annotation removed':
      return `annotation ${change.annotationId}`;
    case 'feedback':
      return 'feedback';
    case 'flag':
      return `flag ${change.flag.kind}`;
    case 'flag removed':
      return `flag ${change.flagKind}`;
  }
}

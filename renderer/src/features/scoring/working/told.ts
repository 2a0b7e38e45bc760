import type { Problem } from '#shared/contract/errors.ts';
import { type Change, type DraftContent, scoreOf } from '#shared/domain/change.ts';
import type { FlagKind } from '#shared/domain/flag.ts';
import type { Span } from '#shared/domain/span.ts';
import type { Direction } from '../autosave/autosaver.ts';

/** What a change was about, as a person would call it. */
export type Thing =
  | { what: 'level' | 'noEvidence' | 'rationale'; criterionId: string }
  | { what: 'feedback' }
  | { what: 'flag'; flagKind: FlagKind }
  | { what: 'span' | 'ends' | 'note' | 'links' | 'spanLevel'; annotationId: string; span: Span };

/** What a step back or forward came to. */
export type Told =
  | { kind: Direction; thing: Thing }
  | { kind: 'nothing'; direction: Direction }
  | { kind: 'unsaved' }
  | { kind: 'failed'; problem: Problem };

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** What a change alters in the content it meets; undefined where it says what was so already. */
export function thingOf(before: DraftContent, change: Change): Thing | undefined {
  switch (change.kind) {
    case 'feedback':
      return change.feedback === before.feedback ? undefined : { what: 'feedback' };
    case 'flag':
      return { what: 'flag', flagKind: change.flag.kind };
    case 'flag removed':
      return { what: 'flag', flagKind: change.flagKind };
    case 'score': {
      const { criterionId, levelId, noEvidence, rationale } = change.score;
      const known = scoreOf(before, criterionId);
      if (known.levelId !== levelId) return { what: 'level', criterionId };
      if (known.noEvidence !== noEvidence) return { what: 'noEvidence', criterionId };
      return known.rationale === rationale ? undefined : { what: 'rationale', criterionId };
    }
    case 'annotation removed': {
      const { annotationId } = change;
      const known = before.annotations.find(({ id }) => id === annotationId);
      return known && { what: 'span', annotationId, span: known.span };
    }
    case 'annotation': {
      const { id: annotationId, span, note, criterionIds, levelId } = change.annotation;
      const known = before.annotations.find(({ id }) => id === annotationId);
      if (known === undefined) return { what: 'span', annotationId, span };
      if (differ(known.span, span)) return { what: 'ends', annotationId, span };
      if (known.note !== note) return { what: 'note', annotationId, span };
      if (differ(known.criterionIds, criterionIds)) return { what: 'links', annotationId, span };
      return known.levelId === levelId ? undefined : { what: 'spanLevel', annotationId, span };
    }
  }
}

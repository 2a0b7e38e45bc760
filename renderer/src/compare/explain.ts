import { overlapOf } from '#shared/agreement/evidence/matching.ts';
import type { Annotation } from '#shared/domain/reading.ts';
import { pointsOn } from '#shared/domain/resolution.ts';
import type { Criterion, Rubric } from '#shared/domain/rubric.ts';
import type { Span } from '#shared/domain/span.ts';
import type { ComparedReading } from './compared.ts';

/** Why two readings differ on a criterion, as far as what they cite tells it. */
export interface Explanation {
  readonly criterion: Criterion;
  readonly left: number;
  readonly right: number;
  /** `same`: both cite this moment; `other`: each cites another; `oneSided`: one of them cites nothing comparable. */
  readonly kind: 'same' | 'other' | 'oneSided';
  readonly leftSpan: Annotation | undefined;
  readonly rightSpan: Annotation | undefined;
}

/** Begin and end of what has them: milliseconds of a recording, code units of a text. */
export function rangeOf(span: Span): { start: number; end: number } | undefined {
  if (span.kind === 'time') return { start: span.startMs, end: span.endMs };
  return span.kind === 'text' ? { start: span.start, end: span.end } : undefined;
}

/** How much two spans are of the same evidence, from 0 to 1. */
export function sharedPart(a: Span, b: Span): number {
  if (a.evidenceId !== b.evidenceId || a.kind !== b.kind) return 0;
  const [one, other] = [rangeOf(a), rangeOf(b)];
  if (one === undefined || other === undefined) return 0;
  return overlapOf({ category: '', ...one }, { category: '', ...other });
}

const lengthOf = ({ span }: Annotation) => {
  const range = rangeOf(span);
  return range === undefined ? 0 : range.end - range.start;
};

export function citedFor(reading: ComparedReading, criterionId: string): Annotation[] {
  return reading.annotations.filter(({ criterionIds }) => criterionIds.includes(criterionId));
}

/** The two spans that overlap most; without an overlap each reader's longest. */
function explain(criterion: Criterion, left: ComparedReading, right: ComparedReading) {
  const [ours, theirs] = [citedFor(left, criterion.id), citedFor(right, criterion.id)];
  const pairs = ours.flatMap((a) => theirs.map((b) => ({ a, b, shared: sharedPart(a.span, b.span) })));
  const best = pairs.toSorted((one, other) => other.shared - one.shared)[0];
  if (best !== undefined && best.shared > 0)
    return { kind: 'same', leftSpan: best.a, rightSpan: best.b } as const;
  const longest = (some: readonly Annotation[]) => some.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
  const kind = ours.length > 0 && theirs.length > 0 ? 'other' : 'oneSided';
  return { kind, leftSpan: longest(ours), rightSpan: longest(theirs) } as const;
}

/** Where two readings of one submission differ, and the two spans that explain it; the widest difference first. */
export function explanations(rubric: Rubric, left: ComparedReading, right: ComparedReading): Explanation[] {
  const found = rubric.criteria.flatMap((criterion): Explanation[] => {
    const [a, b] = [pointsOn(criterion, left.scores), pointsOn(criterion, right.scores)];
    if (a === undefined || b === undefined || a === b) return [];
    return [{ criterion, left: a, right: b, ...explain(criterion, left, right) }];
  });
  return found.toSorted((a, b) => Math.abs(b.left - b.right) - Math.abs(a.left - a.right));
}

import type { Annotation } from '#shared/domain/reading.ts';

/** Spans in the order of the evidence and of time within it; annotations of regions keep their order. */
export function inOrder(annotations: readonly Annotation[], evidenceIds: readonly string[]): Annotation[] {
  const place = ({ span }: Annotation) => evidenceIds.indexOf(span.evidenceId);
  const start = ({ span }: Annotation) => (span.kind === 'time' ? span.startMs : 0);
  return [...annotations].sort((a, b) => place(a) - place(b) || start(a) - start(b));
}

import { describe, expect, it } from 'vitest';
import { KeptAnnotations } from '#shared/contract/keptAnnotations.ts';
import { newId } from '#shared/domain/primitives.ts';
import { Annotation } from '#shared/domain/reading.ts';
import type { Span } from '#shared/domain/span.ts';

const evidenceId = newId();
const region = { x: 0, y: 0.25, width: 0.5, height: 0.5 };
const spans: Span[] = [
  { kind: 'time', evidenceId, startMs: 1_000, endMs: 2_000 },
  { kind: 'page', evidenceId, page: 3, ...region },
  { kind: 'image', evidenceId, ...region },
  { kind: 'text', evidenceId, start: 4, end: 9 },
];

const annotationOn = (span: unknown) => ({
  id: newId(),
  span,
  criterionIds: [newId()],
  levelId: null,
  note: 'She waits.',
});
const [moment] = spans;
const passes = (...annotations: unknown[]) => KeptAnnotations.safeParse(annotations).success;

describe('annotations on their way to the screen', () => {
  it('pass as they were saved, on every kind of evidence', () => {
    const saved = spans.map((span) => Annotation.parse(annotationOn(span)));
    expect(KeptAnnotations.parse(saved)).toEqual(saved);
  });

  it.each([
    ['in the annotation', { ...annotationOn(moment), educator: 'Ada' }],
    ['in its span', annotationOn({ ...moment, educator: 'Ada' })],
    [
      'under a field that is known',
      { ...annotationOn(moment), note: { text: 'She waits.', educator: 'Ada' } },
    ],
    ['under a field of its span', annotationOn({ ...moment, startMs: { ms: 1_000, educator: 'Ada' } })],
    ['among its criteria', { ...annotationOn(moment), criterionIds: [{ educator: 'Ada' }] }],
    ['in a kind of span that is not known', annotationOn({ kind: 'person', educator: 'Ada' })],
    ['in a field of another kind of span', annotationOn({ ...moment, page: 1 })],
    ['in place of its span', annotationOn(['Ada'])],
    ['in place of the annotation', 'Ada'],
  ])('never carry a name %s', (_, leaking) => {
    expect(passes(annotationOn(moment))).toBe(true);
    expect(passes(annotationOn(moment), leaking)).toBe(false);
  });

  it('are whole, and not more than a reading holds', () => {
    const { note: _, ...without } = annotationOn(moment);
    expect(passes(without)).toBe(false);
    expect(passes(...Array.from({ length: 10_001 }, () => annotationOn(moment)))).toBe(false);
  });
});

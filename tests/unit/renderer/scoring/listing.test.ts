import { describe, expect, it } from 'vitest';
import type { Annotation } from '#shared/domain/reading.ts';
import type { Span } from '#shared/domain/span.ts';
import {
  createListing,
  inOrder,
  neighbourOf,
} from '../../../../renderer/src/features/scoring/working/listing.ts';

const noted = (id: string, span: Span, criterionIds: string[] = []): Annotation => ({
  id,
  span,
  criterionIds,
  levelId: null,
  note: '',
});
const time = (startMs: number, evidenceId = 'video'): Span => ({
  kind: 'time',
  evidenceId,
  startMs,
  endMs: startMs,
});
const region = (page: number, y: number): Span => ({
  kind: 'page',
  evidenceId: 'plan',
  page,
  x: 0,
  y,
  width: 0.1,
  height: 0.1,
});
const ids = (annotations: readonly Annotation[]) => annotations.map(({ id }) => id).join('');

const annotations = [
  noted('e', region(2, 0.1), ['A']),
  noted('b', time(900), ['A', 'B']),
  noted('d', region(1, 0.5)),
  noted('a', time(100), ['B']),
  noted('c', region(1, 0.2)),
];

describe('the list of spans', () => {
  it('goes by the order of the evidence, then by time, or by page and from its top', () => {
    expect(ids(inOrder(annotations, ['video', 'plan']))).toBe('abcde');
    expect(ids(inOrder(annotations, ['plan', 'video']))).toBe('cdeab');
  });

  it('shows those of one criterion, or those of none yet', () => {
    const listed = createListing(['video', 'plan']);
    const content = { annotations, scores: [], flags: [], feedback: '' };
    const shown = (kind: 'criterion' | 'unlinked') =>
      ids(
        listed({ content, shown: kind === 'criterion' ? { kind, criterionId: 'A' } : { kind: 'unlinked' } }),
      );
    expect([shown('criterion'), shown('unlinked')]).toEqual(['be', 'cd']);
  });

  it('is reckoned anew only when what it shows has changed', () => {
    const listed = createListing(['video']);
    const content = { annotations, scores: [], flags: [], feedback: '' };
    const shown = { kind: 'all' } as const;
    const first = listed({ content, shown });
    expect(listed({ content: { ...content, feedback: 'typed' }, shown })).toBe(first);
    expect(listed({ content: { ...content, annotations: [...annotations] }, shown })).not.toBe(first);
  });

  it('is gone along from one to the next, and stops at its ends', () => {
    const listed = inOrder(annotations, ['video', 'plan']);
    const from = (id: string | null, by: number) => neighbourOf(listed, id, by)?.id;
    expect([from(null, 1), from(null, -1), from('a', 1), from('a', -1), from('d', 10)]).toEqual([
      'a',
      'e',
      'b',
      'a',
      'e',
    ]);
  });
});

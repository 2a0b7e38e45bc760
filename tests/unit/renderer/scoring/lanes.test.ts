import { describe, expect, it } from 'vitest';
import type { Annotation } from '#shared/domain/reading.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import { createLanes } from '../../../../renderer/src/features/scoring/lanes.ts';

const criteria = ['a', 'b'].map((id) => ({ id, letter: id.toUpperCase(), name: id, levels: [] }));
const rubric = { criteria } as unknown as Rubric;
const open = () => createLanes({ rubric, evidenceId: 'video', unlinked: 'No criterion' });
const span = (id: string, startMs: number, criterionIds: string[], evidenceId = 'video'): Annotation => ({
  id,
  span: { kind: 'time', evidenceId, startMs, endMs: startMs + 1_000 },
  criterionIds,
  levelId: null,
  note: '',
});
const annotations = [span('one', 0, ['a', 'b']), span('two', 5_000, ['a'])];

describe('the lanes of a recording', () => {
  it('show a span in each of its criteria’s lanes, and one without any in a lane of its own', () => {
    const lanes = open()([...annotations, span('loose', 0, []), span('elsewhere', 0, ['a'], 'other video')]);
    expect(lanes.map(({ id, spans }) => [id, spans.map((one) => one.id)])).toEqual([
      ['a', ['one', 'two']],
      ['b', ['one']],
      ['unlinked', ['loose']],
    ]);
  });

  it('stay the same while a note is typed', () => {
    const lanesOf = open();
    const before = lanesOf(annotations);
    expect(lanesOf(annotations.map((one) => ({ ...one, note: `${one.note}x` })))).toBe(before);
  });

  it('change only where a span moved, came or went', () => {
    const lanesOf = open();
    const before = lanesOf(annotations);
    const after = lanesOf([span('one', 0, ['a', 'b']), span('two', 6_000, ['a'])]);
    expect(after[0]?.spans).not.toBe(before[0]?.spans);
    expect(after[0]?.spans[1]?.startMs).toBe(6_000);
    expect(after[1]?.spans).toBe(before[1]?.spans);
    expect(lanesOf([])[0]?.spans).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { hitAt } from '../../../../renderer/src/timeline/hit.ts';
import { barsOf, heightOf, layOut } from '../../../../renderer/src/timeline/laneLayout.ts';
import { laneMark } from '../../../../renderer/src/timeline/laneMark.ts';

const lane = (index: number, spans: { id: string; startMs: number; endMs: number }[]) => ({
  id: `lane${index}`,
  letter: 'AB'[index] ?? '',
  name: `Criterion ${index}`,
  mark: laneMark(index),
  spans,
});
const long = { id: 'long', startMs: 100, endMs: 400 };
const over = { id: 'over', startMs: 300, endMs: 500 };
const moment = { id: 'moment', startMs: 800, endMs: 800 };
const laid = layOut([lane(0, [long, over, moment]), lane(1, [long])]);
/** One pixel for a millisecond. */
const scale = { view: { fromMs: 0, toMs: 1_000 }, width: 1_000 };
const at = (x: number, y: number) => {
  const hit = hitAt(x, y, { laid, scale });
  return hit === null ? null : `${hit.span.id} ${hit.part} in ${hit.laneId}`;
};
const rowMiddle = (id: string, which = 0) => {
  const bar = barsOf(laid, id)[which];
  return (bar?.top ?? 0) + (bar?.height ?? 0) / 2;
};

describe('what is under the pointer', () => {
  it('is the part of the bar there, in the lane there', () => {
    expect(at(250, rowMiddle('long'))).toBe('long body in lane0');
    expect(at(102, rowMiddle('long'))).toBe('long start in lane0');
    expect(at(398, rowMiddle('long'))).toBe('long end in lane0');
    expect(at(398, rowMiddle('over'))).toBe('over body in lane0');
    expect(at(250, rowMiddle('long', 1))).toBe('long body in lane1');
  });

  it('is a moment even a few pixels beside it, and nothing on empty ground', () => {
    expect(at(803, rowMiddle('moment'))).toBe('moment body in lane0');
    expect(at(600, rowMiddle('long'))).toBeNull();
    expect(at(250, heightOf(laid) + 5)).toBeNull();
  });

  it('shows a span once in every lane of its criteria', () => {
    expect(barsOf(laid, 'long').map(({ laneId }) => laneId)).toEqual(['lane0', 'lane1']);
    expect(barsOf(laid, 'gone')).toEqual([]);
  });
});

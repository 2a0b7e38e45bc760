import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percent, stackRows, timeAt } from '../../../../renderer/src/timeline/geometry.ts';

const spans = fc
  .array(fc.record({ startMs: fc.nat(10_000), length: fc.nat(2_000) }), { maxLength: 40 })
  .map((list) => list.map(({ startMs, length }, i) => ({ id: `s${i}`, startMs, endMs: startMs + length })));

describe('time and place', () => {
  it('are each other’s inverse to within a pixel’s time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 86_400_000 }),
        fc.integer({ min: 10, max: 4_000 }),
        fc.nat(),
        (durationMs, width, raw) => {
          const ms = raw % (durationMs + 1);
          const x = (Number.parseFloat(percent(ms, durationMs)) / 100) * width;
          expect(Math.abs(timeAt(x, { durationMs, width }) - ms)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('stay inside the recording', () => {
    const extent = { durationMs: 1_000, width: 100 };
    expect([timeAt(-5, extent), timeAt(500, extent)]).toEqual([0, 1_000]);
    expect([percent(-1, 1_000), percent(5_000, 1_000), percent(5, 0)]).toEqual(['0%', '100%', '0%']);
    expect(timeAt(5, { durationMs: 10, width: 0 })).toBe(0);
  });
});

describe('stacking', () => {
  it('never lays two overlapping spans in one row', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const rows = stackRows(list);
        for (const a of list) {
          for (const b of list) {
            if (a.id >= b.id || rows.get(a.id) !== rows.get(b.id)) continue;
            expect(a.endMs <= b.startMs || b.endMs <= a.startMs).toBe(true);
          }
        }
      }),
    );
  });

  it('gives two moments at the same time a row each, and neighbours one row', () => {
    const at = (id: string, startMs: number, endMs: number) => ({ id, startMs, endMs });
    expect(new Set(stackRows([at('a', 5, 5), at('b', 5, 5)]).values()).size).toBe(2);
    expect(new Set(stackRows([at('a', 0, 5), at('b', 5, 9)]).values()).size).toBe(1);
  });
});

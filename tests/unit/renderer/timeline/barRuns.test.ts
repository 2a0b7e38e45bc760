import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barRuns } from '../../../../renderer/src/timeline/barRuns.ts';
import { packed, rowOf } from '../../../../renderer/src/timeline/rows.ts';

const hour = 3_600_000;
const scales = fc
  .tuple(fc.nat(hour), fc.double({ min: 2.4, max: 6.5, noNaN: true }), fc.integer({ min: 300, max: 2_000 }))
  .map(([fromMs, power, width]) => ({ view: { fromMs, toMs: fromMs + 10 ** power }, width }));
const rows = fc
  .array(fc.record({ startMs: fc.nat(hour), length: fc.nat(20_000) }), { maxLength: 300 })
  .map((list) => list.map(({ startMs, length }, i) => ({ id: `s${i}`, startMs, endMs: startMs + length })))
  .map((spans) => packed(spans)[0] ?? rowOf([]));

describe('what is drawn of a row', () => {
  it('stands for every span in view, once', () => {
    fc.assert(
      fc.property(rows, scales, (row, scale) => {
        const { fromMs, toMs } = scale.view;
        const inView = row.spans.filter(({ startMs, endMs }) => startMs <= toMs && endMs >= fromMs);
        const drawn = barRuns(row, scale).filter(({ from, to }) => to >= 0 && from <= scale.width);
        const count = drawn.reduce((sum, run) => sum + run.count, 0);
        expect(count).toBeGreaterThanOrEqual(inView.length);
        for (const run of drawn) expect(run.to).toBeGreaterThanOrEqual(run.from);
      }),
    );
  });

  it('is bounded by the width, however many spans there are', () => {
    const spans = Array.from({ length: 50_000 }, (_, i) => ({
      id: `${i}`,
      startMs: i * 72,
      endMs: i * 72 + 60,
    }));
    const scale = { view: { fromMs: 0, toMs: hour }, width: 1_000 };
    expect(barRuns(rowOf(spans), scale).length).toBeLessThan(500);
    const piled = spans.map((span) => ({ ...span, endMs: span.startMs + 400_000 }));
    expect(barRuns(rowOf(piled), scale).length).toBeLessThan(1_000);
  });

  it('joins what is too small to tell apart, and nothing else', () => {
    const row = rowOf([
      { id: 'a', startMs: 0, endMs: 2 },
      { id: 'b', startMs: 3, endMs: 5 },
      { id: 'c', startMs: 6, endMs: 60 },
      { id: 'd', startMs: 61, endMs: 63 },
      { id: 'e', startMs: 90, endMs: 90 },
    ]);
    const runs = barRuns(row, { view: { fromMs: 0, toMs: 100 }, width: 100 });
    expect(runs.map(({ from, to, count, moment }) => [from, to, count, moment])).toEqual([
      [0, 5, 2, false],
      [6, 60, 1, false],
      [61, 63, 1, false],
      [90, 90, 1, true],
    ]);
  });
});

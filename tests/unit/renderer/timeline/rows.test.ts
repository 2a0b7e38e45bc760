import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostRows, packed, rowOf, spansIn } from '../../../../renderer/src/timeline/rows.ts';

const spans = fc
  .array(fc.record({ startMs: fc.nat(10_000), length: fc.nat(2_000) }), { maxLength: 40 })
  .map((list) => list.map(({ startMs, length }, i) => ({ id: `s${i}`, startMs, endMs: startMs + length })));
const at = (id: string, startMs: number, endMs: number) => ({ id, startMs, endMs });

describe('packing', () => {
  it('never lays two overlapping spans in one row while there are rows left', () => {
    fc.assert(
      fc.property(spans, (list) => {
        for (const [index, { spans: row }] of packed(list).entries()) {
          if (index === mostRows - 1) continue;
          for (const [i, span] of row.entries())
            if (i > 0) expect(span.startMs).toBeGreaterThanOrEqual(row[i - 1]?.endMs ?? 0);
        }
      }),
    );
  });

  it('keeps every span, once', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 1, max: 8 }), (list, most) => {
        const rows = packed(list, most);
        expect(rows.length).toBeLessThanOrEqual(most);
        const ids = rows.flatMap((row) => row.spans.map(({ id }) => id));
        expect(ids.toSorted()).toEqual(list.map(({ id }) => id).toSorted());
      }),
    );
  });

  it('gives two moments at the same time a row each, and neighbours one row', () => {
    expect(packed([at('a', 5, 5), at('b', 5, 5)])).toHaveLength(2);
    expect(packed([at('a', 0, 5), at('b', 5, 9)])).toHaveLength(1);
  });
});

it('finds in a row exactly what touches a range', () => {
  fc.assert(
    fc.property(spans, fc.nat(10_000), fc.nat(3_000), (list, fromMs, length) => {
      const toMs = fromMs + length;
      const inOrder = list.toSorted((a, b) => a.startMs - b.startMs);
      const touching = inOrder.filter(({ startMs, endMs }) => startMs <= toMs && endMs >= fromMs);
      expect(spansIn(rowOf(inOrder), fromMs, toMs)).toEqual(touching);
    }),
  );
});

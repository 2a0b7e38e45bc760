import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/primitives.ts';
import { type CoverKey, coverAt, Redaction } from '#shared/domain/redaction.ts';

const key = (ms: number, x: number): CoverKey => ({ ms, x, y: 0.2, width: 0.1, height: 0.3 });

describe('where a cover is', () => {
  const keys = [key(1_000, 0.2), key(2_000, 0.6), key(4_000, 0.4)];

  it('is a straight line between its places, and stays before the first and after the last', () => {
    const at = (ms: number) => coverAt({ keys }, ms).x;
    expect([0, 1_000, 1_500, 2_000, 3_000, 4_000, 9_000].map(at)).toEqual([
      0.2, 0.2, 0.4, 0.6, 0.5, 0.4, 0.4,
    ]);
  });

  it('never leaves the picture that its places lie in', () => {
    const share = fc.double({ min: 0, max: 0.9, noNaN: true });
    const places = fc.uniqueArray(fc.tuple(fc.nat(60_000), share), { minLength: 1, selector: ([ms]) => ms });
    fc.assert(
      fc.property(places, fc.nat(70_000), (some, ms) => {
        const along = some.map(([at, x]) => key(at, x)).toSorted((a, b) => a.ms - b.ms);
        const { x, width } = coverAt({ keys: along }, ms);
        const xs = along.map((one) => one.x);
        expect(x).toBeGreaterThanOrEqual(Math.min(...xs) - 1e-12);
        expect(x + width).toBeLessThanOrEqual(Math.max(...xs) + 0.1 + 1e-12);
      }),
    );
  });
});

describe('what can be hidden', () => {
  const cover = { kind: 'cover', id: newId(), startMs: 0, endMs: 1_000, look: 'solid', keys: [key(0, 0.1)] };
  const silence = { kind: 'silence', id: newId(), startMs: 500, endMs: 900, how: 'bleep' };

  it('ends after it begins, has a size, and goes along its places in order of time', () => {
    expect(Redaction.safeParse(cover).success).toBe(true);
    expect(Redaction.safeParse(silence).success).toBe(true);
    const wrong = [
      { ...cover, endMs: 0 },
      { ...silence, startMs: 900 },
      { ...cover, keys: [] },
      { ...cover, keys: [{ ...key(0, 0.1), width: 0 }] },
      { ...cover, keys: [key(500, 0.1), key(500, 0.2)] },
      { ...cover, keys: [key(500, 0.1), key(400, 0.2)] },
    ];
    for (const one of wrong) expect(Redaction.safeParse(one).success).toBe(false);
  });
});

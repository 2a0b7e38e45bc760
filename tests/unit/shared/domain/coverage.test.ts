import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Coverage,
  coarsen,
  type Stretch,
  unionOf,
  unwatched,
  watchedShare,
} from '#shared/domain/coverage.ts';
import { newId } from '#shared/domain/primitives.ts';

const lengthMs = 2_000;
const stretch = fc
  .tuple(fc.integer({ min: 0, max: lengthMs }), fc.integer({ min: 0, max: 300 }))
  .map(([startMs, long]): Stretch => ({ startMs, endMs: Math.min(lengthMs, startMs + long) }));
const stretches = fc.array(stretch, { maxLength: 40 });

/** The milliseconds that stretches hold, one by one: slow, and plain to see. */
function millisecondsOf(list: readonly Stretch[]): boolean[] {
  const held = new Array<boolean>(lengthMs).fill(false);
  for (const { startMs, endMs } of list) for (let ms = startMs; ms < endMs; ms++) held[ms] = true;
  return held;
}

describe('what was watched of a recording', () => {
  it('is kept as the same milliseconds in stretches that are in order and apart', () => {
    fc.assert(
      fc.property(stretches, (list) => {
        const joined = unionOf(list);
        expect(millisecondsOf(joined)).toEqual(millisecondsOf(list));
        joined.forEach((one, i) => {
          expect(one.endMs).toBeGreaterThan(one.startMs);
          if (i > 0) expect(one.startMs).toBeGreaterThan(joined[i - 1]?.endMs ?? Number.NaN);
        });
      }),
    );
  });

  it('does not depend on the order in which it was told', () => {
    fc.assert(
      fc.property(stretches, stretches, (a, b) => {
        expect(unionOf([...unionOf(a), ...b])).toEqual(unionOf([...b, ...a]));
      }),
    );
  });

  it('leaves the milliseconds that were not, where no gap is too short to matter', () => {
    fc.assert(
      fc.property(stretches, (list) => {
        const missed = millisecondsOf(unwatched(list, lengthMs, 0));
        expect(missed).toEqual(millisecondsOf(list).map((held) => !held));
      }),
    );
  });

  it('passes over gaps within the tolerance and names longer ones', () => {
    const watched = [
      { startMs: 500, endMs: 10_000 },
      { startMs: 10_900, endMs: 20_000 },
      { startMs: 25_000, endMs: 59_200 },
    ];
    expect(unwatched(watched, 60_000)).toEqual([{ startMs: 20_000, endMs: 25_000 }]);
    expect(unwatched([], 60_000)).toEqual([{ startMs: 0, endMs: 60_000 }]);
    expect(unwatched([{ startMs: 0, endMs: 70_000 }], 60_000)).toEqual([]);
  });

  it('is a share of the length, never more than all of it, and nothing where no length is known', () => {
    fc.assert(
      fc.property(stretches, (list) => {
        const played = millisecondsOf(list).filter(Boolean).length;
        expect(watchedShare(list, lengthMs)).toBeCloseTo(played / lengthMs, 12);
      }),
    );
    expect(watchedShare([{ startMs: 0, endMs: 90_000 }], 60_000)).toBe(1);
    expect(watchedShare([{ startMs: 0, endMs: 90_000 }], 0)).toBe(0);
  });

  it('stays within what is kept by giving up the smallest gaps, and loses nothing that was watched', () => {
    fc.assert(
      fc.property(stretches, fc.integer({ min: 1, max: 10 }), (list, most) => {
        const coarse = coarsen(list, most);
        expect(coarse.length).toBeLessThanOrEqual(most);
        const held = millisecondsOf(coarse);
        for (const [ms, was] of millisecondsOf(list).entries()) if (was) expect(held[ms]).toBe(true);
      }),
    );
  });

  it('is refused where a stretch ends before it begins', () => {
    const watched = [{ startMs: 5, endMs: 4 }];
    expect(Coverage.safeParse({ evidenceId: newId(), watched }).success).toBe(false);
  });
});

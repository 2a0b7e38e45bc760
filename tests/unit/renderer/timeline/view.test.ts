import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundsOf,
  following,
  leastViewMs,
  panned,
  revealing,
  timeOf,
  viewFrom,
  viewOf,
  wholeOf,
  xOf,
  zoomed,
} from '../../../../renderer/src/timeline/view.ts';

const durations = fc.integer({ min: 1, max: 36_000_000 });
const shares = fc.double({ min: 0, max: 1, noNaN: true });

/** Any view that a person can have come to. */
const situations = fc.tuple(durations, shares, shares).map(([durationMs, at, share]) => {
  const bounds = boundsOf(durationMs);
  const whole = wholeOf(bounds).toMs;
  const length = leastViewMs * (whole / leastViewMs) ** share;
  return { bounds, whole, view: viewFrom(at * whole, length, bounds) };
});

function inside({ fromMs, toMs }: { fromMs: number; toMs: number }, whole: number) {
  expect(fromMs).toBeGreaterThanOrEqual(0);
  expect(toMs).toBeLessThanOrEqual(whole + 1e-6 * whole);
  expect(toMs - fromMs).toBeGreaterThanOrEqual(leastViewMs - 1e-6 * whole);
}

describe('time and place', () => {
  it('are each other’s inverse', () => {
    fc.assert(
      fc.property(situations, fc.integer({ min: 10, max: 4_000 }), shares, ({ view }, width, share) => {
        const scale = { view, width };
        expect(xOf(timeOf(share * width, scale), scale)).toBeCloseTo(share * width, 3);
      }),
    );
  });

  it('has a time even before there is a width', () => {
    expect(timeOf(5, { view: { fromMs: 3, toMs: 900 }, width: 0 })).toBe(3);
  });
});

describe('zooming', () => {
  it('stays inside the recording, however far a person goes', () => {
    const factors = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(situations, factors, shares, ({ bounds, whole, view }, factor, share) => {
        inside(zoomed(view, { factor, aboutMs: share * whole }, bounds), whole);
      }),
    );
  });

  it('keeps the time under the pointer in its place while no end is reached', () => {
    const scale = { view: { fromMs: 600_000, toMs: 1_200_000 }, width: 1_000 };
    fc.assert(
      fc.property(shares, fc.double({ min: 0.01, max: 1, noNaN: true }), (share, factor) => {
        const aboutMs = timeOf(share * 1_000, scale);
        const view = zoomed(scale.view, { factor, aboutMs }, boundsOf(3_600_000));
        expect(xOf(aboutMs, { view, width: 1_000 })).toBeCloseTo(share * 1_000, 4);
      }),
    );
  });

  it('comes from the whole lesson to single frames, and back', () => {
    const bounds = boundsOf(3_600_000);
    let view = wholeOf(bounds);
    for (let i = 0; i < 60; i++) view = zoomed(view, { factor: 0.8, aboutMs: 1_234_567 }, bounds);
    expect(view.toMs - view.fromMs).toBeCloseTo(leastViewMs);
    for (let i = 0; i < 60; i++) view = zoomed(view, { factor: 1.25, aboutMs: 1_234_567 }, bounds);
    expect(view).toEqual(wholeOf(bounds));
  });
});

describe('moving along', () => {
  it('keeps the length and stays inside', () => {
    fc.assert(
      fc.property(situations, fc.integer({ min: -1e8, max: 1e8 }), ({ bounds, whole, view }, byMs) => {
        const after = panned(view, byMs, bounds);
        inside(after, whole);
        expect(after.toMs - after.fromMs).toBeCloseTo(view.toMs - view.fromMs, 3);
      }),
    );
  });

  it('shows a span that is looked for, and does not move for one that is seen', () => {
    const bounds = boundsOf(600_000);
    const view = { fromMs: 100_000, toMs: 200_000 };
    expect(revealing(view, { startMs: 150_000, endMs: 900_000 }, bounds)).toBe(view);
    const after = revealing(view, { startMs: 400_000, endMs: 410_000 }, bounds);
    expect(after).toEqual({ fromMs: 355_000, toMs: 455_000 });
  });

  it('shows a span whole with room beside it', () => {
    expect(viewOf({ startMs: 10_000, endMs: 20_000 }, boundsOf(60_000))).toEqual({
      fromMs: 9_000,
      toMs: 21_000,
    });
    const moment = viewOf({ startMs: 30_000, endMs: 30_000 }, boundsOf(60_000));
    expect(moment).toEqual({ fromMs: 29_500, toMs: 30_500 });
  });

  it('turns the page for the playhead, unless the person looks elsewhere', () => {
    const bounds = boundsOf(600_000);
    const view = { fromMs: 100_000, toMs: 200_000 };
    expect(following(view, { wasMs: 150_000, isMs: 199_000 }, bounds)).toBe(view);
    expect(following(view, { wasMs: 199_990, isMs: 200_030 }, bounds).fromMs).toBe(190_030);
    expect(following(view, { wasMs: 500_000, isMs: 500_040 }, bounds)).toBe(view);
  });
});

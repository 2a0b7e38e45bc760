import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameMs } from '#shared/domain/frameTimes.ts';
import {
  frameLines,
  movedByFrames,
  nearestFrame,
  unknownFrames,
} from '../../../../renderer/src/timeline/frames.ts';

/** Frames of a rate that changes, between 15 and 240 a second. */
const grids = fc
  .array(fc.integer({ min: 375, max: 6_000 }), { minLength: 1, maxLength: 60 })
  .map((distances) => {
    const ticks = new Float64Array(distances.length + 1);
    for (const [i, distance] of distances.entries()) ticks[i + 1] = (ticks[i] ?? 0) + distance;
    return { times: { timescale: 90_000, ticks }, nominalMs: 40 };
  });

describe('moving by frames', () => {
  it('lands on the frame that many further, as whole milliseconds, and comes back', () => {
    fc.assert(
      fc.property(grids, fc.nat(), fc.nat(), (grid, a, b) => {
        const count = grid.times.ticks.length;
        const [from, to] = [a % count, b % count];
        const start = Math.round(frameMs(grid.times, from));
        const there = movedByFrames(start, to - from, grid);
        expect(there).toBe(Math.round(frameMs(grid.times, to)));
        expect(movedByFrames(there, from - to, grid)).toBe(start);
      }),
    );
  });

  it('goes back to the beginning of the frame it is in the middle of first', () => {
    const grid = { times: { timescale: 1_000, ticks: Float64Array.of(0, 40, 80, 120) }, nominalMs: 40 };
    expect(movedByFrames(100, -1, grid)).toBe(80);
    expect(movedByFrames(100, 1, grid)).toBe(120);
    expect(movedByFrames(80, -1, grid)).toBe(40);
  });

  it('goes by the usual length of a frame where frames are not known', () => {
    expect(movedByFrames(1_000, -3, unknownFrames)).toBe(880);
    const empty = { times: { timescale: 1_000, ticks: new Float64Array() }, nominalMs: 33.3 };
    expect(movedByFrames(1_000, 1, empty)).toBe(1_033);
  });
});

it('finds the nearest frame', () => {
  fc.assert(
    fc.property(grids, fc.double({ min: 0, max: 5_000, noNaN: true }), (grid, ms) => {
      const all = [...grid.times.ticks].map((_, i) => frameMs(grid.times, i));
      const least = Math.min(...all.map((one) => Math.abs(one - ms)));
      expect(Math.abs(nearestFrame(ms, grid) - ms)).toBeLessThanOrEqual(least + 0.5);
    }),
  );
});

it('draws a line for each frame once they stand apart', () => {
  const ticks = Float64Array.from({ length: 1_000 }, (_, i) => i * 40);
  const grid = { times: { timescale: 1_000, ticks }, nominalMs: 40 };
  expect(frameLines({ view: { fromMs: 1_000, toMs: 1_200 }, width: 1_000 }, grid)).toEqual([
    1_000, 1_040, 1_080, 1_120, 1_160, 1_200,
  ]);
  expect(frameLines({ view: { fromMs: 0, toMs: 40_000 }, width: 1_000 }, grid)).toEqual([]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameMs } from '#shared/domain/frameTimes.ts';
import { frameTarget, steppedTarget, timeTarget } from '../../../../renderer/src/player/target.ts';
import { anyTimes, timesOf } from './frames.ts';

const endOf = (times: ReturnType<typeof timesOf>) => frameMs(times, times.ticks.length - 1) + 40;

describe('a frame to go to', () => {
  it('is found again by its time in whole milliseconds', () => {
    fc.assert(
      fc.property(anyTimes, fc.nat(200), (times, wanted) => {
        const durationMs = endOf(times);
        const frame = Math.min(wanted, times.ticks.length - 1);
        const { ms } = frameTarget(times, frame, durationMs);
        expect(Number.isInteger(ms)).toBe(true);
        expect(timeTarget({ times, durationMs }, ms).frame).toBe(frame);
      }),
    );
  });

  it('is asked of the element inside of its stay', () => {
    fc.assert(
      fc.property(anyTimes, fc.nat(200), (times, wanted) => {
        const frame = Math.min(wanted, times.ticks.length - 1);
        const { elementMs } = frameTarget(times, frame, endOf(times));
        expect(elementMs).toBeGreaterThan(frameMs(times, frame));
        const next = frame === times.ticks.length - 1 ? endOf(times) : frameMs(times, frame + 1);
        expect(elementMs).toBeLessThan(next);
      }),
    );
  });
});

describe('a step', () => {
  it('leads so many frames on, and back to where it began', () => {
    fc.assert(
      fc.property(anyTimes, fc.nat(200), fc.integer({ min: -30, max: 30 }), (times, wanted, frames) => {
        const extent = { times, durationMs: endOf(times) };
        const from = frameTarget(times, wanted, extent.durationMs);
        const place = (at: typeof from) => ({ ms: at.ms, frame: at.frame, frameMs: 40 });
        const there = steppedTarget(extent, place(from), frames);
        const last = times.ticks.length - 1;
        expect(there.frame).toBe(Math.min(Math.max(0, (from.frame ?? 0) + frames), last));
        if (there.frame === (from.frame ?? 0) + frames)
          expect(steppedTarget(extent, place(there), -frames)).toEqual(from);
      }),
    );
  });

  it('goes about there where the frames are not known, and never to the same frame again', () => {
    const extent = { times: null, durationMs: 10_000 };
    const from = { ms: 1_000, frame: null, frameMs: 40 };
    expect(steppedTarget(extent, from, 1)).toEqual({ ms: 1_040, frame: null, elementMs: 1_044 });
    expect(steppedTarget(extent, from, -10)).toEqual({ ms: 600, frame: null, elementMs: 604 });
    expect(steppedTarget(extent, { ...from, ms: 40 }, -3)).toMatchObject({ ms: 0 });
  });

  it('is no further off after many steps than after one, where the frames are not known', () => {
    const extent = { times: null, durationMs: 10_000 };
    const steps = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1];
    let ms = 1_000;
    for (const frames of steps) ms = steppedTarget(extent, { ms, frame: null, frameMs: 40 }, frames).ms;
    expect(ms).toBe(1_320);
  });
});

it('holds a time inside of the recording', () => {
  const times = timesOf([3_600, 3_600]);
  expect(timeTarget({ times, durationMs: 120 }, 99_999).frame).toBe(2);
  expect(timeTarget({ times, durationMs: 120 }, -5).frame).toBe(0);
  expect(timeTarget({ times: null, durationMs: 120 }, 99_999).ms).toBe(120);
  expect(timeTarget({ times: null, durationMs: 0 }, 99_999).ms).toBe(99_999);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeFrameTimes,
  encodeFrameTimes,
  type FrameTimes,
  frameAt,
  frameMs,
  seekTimeOf,
} from '#shared/domain/frameTimes.ts';

/** Frames at any pace from 8 ms to 2 s apart, in any of the time bases that containers use. */
const anyTimes = fc
  .tuple(
    fc.constantFrom(1_000, 10_240, 12_800, 15_360, 24_000, 30_000, 90_000, 1_000_000),
    fc.integer({ min: -5_000, max: 5_000 }),
    fc.array(fc.double({ min: 0.008, max: 2, noNaN: true }), { maxLength: 200 }),
  )
  .map(([timescale, first, gaps]): FrameTimes => {
    let at = first;
    const ticks = [at, ...gaps.map((gap) => (at += Math.max(1, Math.round(gap * timescale))))];
    return { timescale, ticks: Float64Array.from(ticks) };
  });

describe('the times of frames', () => {
  it('come back from the library as they went in', () => {
    fc.assert(
      fc.property(anyTimes, (times) => {
        expect(decodeFrameTimes(encodeFrameTimes(times).buffer)).toEqual(times);
      }),
    );
    const none = { timescale: 1_000, ticks: new Float64Array() };
    expect(decodeFrameTimes(encodeFrameTimes(none).buffer)).toEqual(none);
  });

  it('are refused where they do not rise, or the bytes are something else', () => {
    const still = { timescale: 1_000, ticks: Float64Array.from([0, 40, 40]) };
    expect(() => encodeFrameTimes(still)).toThrow(RangeError);
    expect(() => decodeFrameTimes(new ArrayBuffer(10))).toThrow(RangeError);
    const cut = encodeFrameTimes({ timescale: 1_000, ticks: Float64Array.from([0, 40, 80]) });
    expect(() => decodeFrameTimes(cut.buffer.slice(0, -2))).toThrow(RangeError);
  });

  it('name the frame that is on screen from its own time until the next one’s', () => {
    fc.assert(
      fc.property(anyTimes, fc.nat(), (times, n) => {
        const frame = n % times.ticks.length;
        const endMs = frameMs(times, times.ticks.length - 1) + 40;
        expect(frameAt(times, frameMs(times, frame))).toBe(frame);
        expect(frameAt(times, seekTimeOf(times, frame, endMs))).toBe(frame);
      }),
    );
  });

  it('know the frame also from the rounded time that a player tells', () => {
    const film = { timescale: 24_000, ticks: Float64Array.from([0, 1_001, 2_002, 3_003]) };
    // 41.708333… ms told as microseconds, and as a float32 of seconds.
    expect(frameAt(film, 41.708)).toBe(1);
    expect(frameAt(film, Math.fround(1_001 / 24_000) * 1_000)).toBe(1);
    expect(frameAt(film, 41.6)).toBe(0);
  });

  it('give the first frame before all, the last after all, and none where there are none', () => {
    const times = { timescale: 1_000, ticks: Float64Array.from([100, 140]) };
    expect(frameAt(times, 0)).toBe(0);
    expect(frameAt(times, 9_999)).toBe(1);
    expect(frameAt({ timescale: 1_000, ticks: new Float64Array() }, 0)).toBe(-1);
  });

  it('are sought in the middle of a frame’s stay, also of the last', () => {
    const times = { timescale: 1_000, ticks: Float64Array.from([0, 40, 200]) };
    expect([0, 1, 2].map((frame) => seekTimeOf(times, frame, 240))).toEqual([20, 120, 220]);
  });
});

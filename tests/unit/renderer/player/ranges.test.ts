import { describe, expect, it } from 'vitest';
import { createPlayer } from '../../../../renderer/src/player/player.ts';
import { atEnd, heardRange, loopFrom, loopTo, movedEnd } from '../../../../renderer/src/player/ranges.ts';
import { timesOf } from './frames.ts';

describe('the end of a range', () => {
  it('is its last frame, however its time was rounded', () => {
    const times = timesOf([3_003, 3_003, 3_003]);
    const range = { startMs: 0, endMs: 67 };
    expect(atEnd(range, 33, times)).toBe(false);
    expect(atEnd(range, 67, times)).toBe(true);
    expect(atEnd(range, 100, times)).toBe(true);
  });

  it('is its time where there are no frames', () => {
    expect(atEnd({ startMs: 0, endMs: 500 }, 499, null)).toBe(false);
    expect(atEnd({ startMs: 0, endMs: 500 }, 500, null)).toBe(true);
  });
});

it('gives a moment two seconds to be heard', () => {
  expect(heardRange({ startMs: 1_000, endMs: 1_000 })).toEqual({ startMs: 1_000, endMs: 3_000 });
  expect(heardRange({ startMs: 1_000, endMs: 1_500 })).toEqual({ startMs: 1_000, endMs: 1_500 });
});

describe('a loop', () => {
  it('keeps its other end where that is still on the other side', () => {
    const loop = { startMs: 2_000, endMs: 5_000 };
    expect(loopFrom(3_000, loop, 60_000)).toEqual({ startMs: 3_000, endMs: 5_000 });
    expect(loopFrom(6_000, loop, 60_000)).toEqual({ startMs: 6_000, endMs: 60_000 });
    expect(loopTo(3_000, loop)).toEqual({ startMs: 2_000, endMs: 3_000 });
    expect(loopTo(1_000, loop)).toEqual({ startMs: 0, endMs: 1_000 });
  });

  it('has ends that move by frames and never pass each other', () => {
    const player = createPlayer(400);
    player.setFrames(timesOf(Array.from({ length: 9 }, () => 3_600)));
    const loop = { startMs: 80, endMs: 120 };
    expect(movedEnd(loop, { end: 'endMs', frames: 2 }, player)).toEqual({ startMs: 80, endMs: 200 });
    expect(movedEnd(loop, { end: 'startMs', frames: -1 }, player)).toEqual({ startMs: 40, endMs: 120 });
    expect(movedEnd(loop, { end: 'startMs', frames: 1 }, player)).toEqual(loop);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  capacityFor,
  keptSize,
  missingRun,
  windowAround,
} from '../../../../renderer/src/player/frameWindow.ts';

const anyDirection = fc.constantFrom(-1 as const, 0 as const, 1 as const);

describe('the frames that are kept ready', () => {
  it('hold the frame one is at, are never more than there is room for, and lie in the recording', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 24 }),
        fc.integer({ min: 1, max: 5_000 }),
        fc.nat(4_999),
        anyDirection,
        (capacity, count, at, direction) => {
          const frame = Math.min(at, count - 1);
          const { first, last } = windowAround(frame, direction, { capacity, count });
          expect(first).toBeGreaterThanOrEqual(0);
          expect(last).toBeLessThan(count);
          expect(last - first + 1).toBeLessThanOrEqual(capacity);
          expect(frame >= first && frame <= last).toBe(true);
        },
      ),
    );
  });

  it('lie mostly where the person moves to', () => {
    const room = { capacity: 24, count: 1_000 };
    expect(windowAround(500, -1, room)).toEqual({ first: 483, last: 506 });
    expect(windowAround(500, 1, room)).toEqual({ first: 495, last: 518 });
  });

  it('are decoded anew only when those nearby run out', () => {
    const window = { first: 480, last: 503 };
    expect(missingRun(window, 496, -1, (frame) => frame >= 485)).toBeNull();
    expect(missingRun(window, 489, -1, (frame) => frame >= 485)).toEqual({ first: 480, last: 484 });
    expect(missingRun(window, 489, -1, () => true)).toBeNull();
  });

  it('take no more than 128 MB, and are at least the two beside the one on screen', () => {
    expect(capacityFor(640, 360)).toBe(24);
    expect(capacityFor(1920, 1080)).toBe(16);
    const { width, height } = keptSize(3840, 2160);
    expect({ width, height }).toEqual({ width: 1920, height: 1080 });
    expect(capacityFor(9_000, 9_000)).toBe(3);
  });
});

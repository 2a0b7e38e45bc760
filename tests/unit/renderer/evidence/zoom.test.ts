import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  leastScale,
  mostScale,
  nextScale,
  scaleOf,
  showing,
  wheeledScale,
} from '../../../../renderer/src/features/scoring/evidence/zoom.ts';

const page = { width: 600, height: 800 };

describe('zoom', () => {
  test('fits the width, or the whole page', () => {
    const room = { width: 900, height: 800 };
    expect(scaleOf({ kind: 'width' }, page, room)).toBe(1.5);
    expect(scaleOf({ kind: 'page' }, page, room)).toBe(1);
  });
  test('goes from 25 to 400 per cent in steps, there and back', () => {
    let [scale, steps] = [leastScale, 0];
    while (scale < mostScale) {
      const next = nextScale(scale, 'in');
      expect(next).toBeGreaterThan(scale);
      expect(nextScale(next, 'out')).toBe(scale);
      [scale, steps] = [next, steps + 1];
    }
    expect(scale).toBe(4);
    expect(nextScale(4, 'in')).toBe(4);
    expect(nextScale(0.25, 'out')).toBe(0.25);
    expect(steps).toBeLessThan(20);
  });
  test('never jumps the wrong way from a fitted scale beyond its ends', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 20, noNaN: true }),
        fc.double({ min: -500, max: 500, noNaN: true }),
        (scale, delta) => {
          expect(nextScale(scale, 'in')).toBeGreaterThanOrEqual(scale);
          expect(nextScale(scale, 'out')).toBeLessThanOrEqual(scale);
          const turned = wheeledScale(scale, delta);
          if (delta > 0) expect(turned).toBeLessThanOrEqual(scale);
          else expect(turned).toBeGreaterThanOrEqual(scale);
        },
      ),
    );
  });
});

describe('showing a stretch', () => {
  const window = { start: 100, length: 50 };
  test('moves nothing while it is seen', () => {
    expect(showing({ start: 110, end: 120 }, window)).toBe(100);
  });
  test('puts it in the middle', () => {
    expect(showing({ start: 200, end: 210 }, window)).toBe(180);
    expect(showing({ start: 5, end: 15 }, window)).toBe(0);
  });
  test('begins at its beginning where it is longer than the window', () => {
    expect(showing({ start: 300, end: 400 }, window)).toBe(300);
  });
});

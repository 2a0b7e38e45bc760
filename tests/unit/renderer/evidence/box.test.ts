import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Box,
  boxBetween,
  centredIn,
  handles,
  leastSide,
  moved,
  onSheet,
  resized,
  scaled,
  seenOf,
  toPixels,
} from '../../../../renderer/src/sheets/box.ts';
import { boxStep } from '../../../../renderer/src/sheets/boxKeys.ts';

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const anywhere = fc.double({ min: -3, max: 3, noNaN: true });
const point = fc.record({ x: fraction, y: fraction });
const farPoint = fc.record({ x: anywhere, y: anywhere });
const box = fc.tuple(point, point).map(([a, b]) => boxBetween(a, b));
const handle = fc.constantFrom(...handles);
const size = fc.record({
  width: fc.integer({ min: 50, max: 20_000 }),
  height: fc.integer({ min: 50, max: 20_000 }),
});

function expectInside({ x, y, width, height }: Box): void {
  for (const [start, length] of [
    [x, width],
    [y, height],
  ] as const) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(length).toBeGreaterThanOrEqual(leastSide);
    expect(start + length).toBeLessThanOrEqual(1 + 1e-9);
  }
}

describe('a region', () => {
  test('that is drawn on a sheet of any size comes back to the same pixels', () => {
    fc.assert(
      fc.property(size, size, point, point, (drawnOn, origin, from, to) => {
        const sheet = { x: origin.width, y: origin.height, ...drawnOn };
        const onScreen = (p: { x: number; y: number }) => ({
          x: sheet.x + p.x * sheet.width,
          y: sheet.y + p.y * sheet.height,
        });
        const drawn = boxBetween(onSheet(onScreen(from), sheet), onSheet(onScreen(to), sheet));
        const shown = toPixels(drawn, drawnOn);
        const least = { x: leastSide * sheet.width, y: leastSide * sheet.height };
        for (const [axis, side] of [
          ['x', 'width'],
          ['y', 'height'],
        ] as const) {
          const length = Math.abs(from[axis] - to[axis]) * sheet[side];
          expect(Math.abs(shown[side] - Math.max(length, least[axis]))).toBeLessThan(0.1);
          const start = Math.min(from[axis], to[axis]) * sheet[side];
          if (length >= least[axis]) expect(Math.abs(shown[axis] - start)).toBeLessThan(0.1);
        }
      }),
    );
  });

  test('drawn from any corner to the one across is the same', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(boxBetween(a, b)).toEqual(boxBetween(b, a));
        expect(boxBetween({ x: a.x, y: b.y }, { x: b.x, y: a.y })).toEqual(boxBetween(a, b));
      }),
    );
  });

  test('stays on its sheet, however far it is drawn, moved, resized and scaled', () => {
    fc.assert(
      fc.property(
        box,
        farPoint,
        farPoint,
        handle,
        fc.double({ min: 0.1, max: 9, noNaN: true }),
        (b, p, q, h, f) => {
          for (const changed of [boxBetween(p, q), moved(b, p), resized(b, h, p), scaled(b, f)])
            expectInside(changed);
        },
      ),
    );
  });

  test('keeps its size when it is moved', () => {
    fc.assert(
      fc.property(box, farPoint, (b, by) => {
        const { width, height } = moved(b, by);
        expect({ width, height }).toEqual({ width: b.width, height: b.height });
      }),
    );
  });

  test('keeps the edges its handle does not move', () => {
    fc.assert(
      fc.property(box, handle, farPoint, (b, h, by) => {
        const after = resized(b, h, by);
        if (!h.includes('w')) expect(after.x).toBeCloseTo(b.x, 5);
        if (!h.includes('n')) expect(after.y).toBeCloseTo(b.y, 5);
        if (!h.includes('e')) expect(after.x + after.width).toBeCloseTo(b.x + b.width, 5);
        if (!h.includes('s')) expect(after.y + after.height).toBeCloseTo(b.y + b.height, 5);
      }),
    );
  });

  test('begins in the middle of what is seen', () => {
    fc.assert(
      fc.property(box, (seen) => {
        fc.pre(seen.width > 0.1 && seen.height > 0.1);
        const b = centredIn(seen);
        expectInside(b);
        expect(b.x + b.width / 2).toBeCloseTo(seen.x + seen.width / 2, 4);
        expect(b.y + b.height / 2).toBeCloseTo(seen.y + seen.height / 2, 4);
      }),
    );
  });
});

describe('what is seen of a sheet', () => {
  const sheet = { x: 100, y: -500, width: 200, height: 1000 };
  test('is the part inside the window', () => {
    expect(seenOf(sheet, { x: 0, y: 0, width: 400, height: 250 })).toEqual({
      x: 0,
      y: 0.5,
      width: 1,
      height: 0.25,
    });
  });
  test('is nothing where it is scrolled away', () => {
    expect(seenOf(sheet, { x: 0, y: 500, width: 400, height: 250 })).toBeNull();
  });
});

describe('the keys of a region that is being placed', () => {
  const start: Box = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };
  const press = (code: string, held: { shift?: true; ctrl?: true; alt?: true } = {}) =>
    boxStep(start, { code, shift: false, ctrl: false, alt: false, ...held });

  test('arrows move it by a hundredth, with Ctrl by a thousandth', () => {
    expect(press('ArrowRight')).toEqual({ kind: 'box', box: { ...start, x: 0.26 } });
    expect(press('ArrowUp', { ctrl: true })).toEqual({ kind: 'box', box: { ...start, y: 0.249 } });
  });
  test('Shift and arrows move its right and lower edges', () => {
    expect(press('ArrowRight', { shift: true })).toEqual({ kind: 'box', box: { ...start, width: 0.51 } });
    expect(press('ArrowUp', { shift: true })).toEqual({ kind: 'box', box: { ...start, height: 0.49 } });
  });
  test('plus and minus scale it about its centre', () => {
    expect(press('Equal', { shift: true })).toEqual({
      kind: 'box',
      box: { x: 0.225, y: 0.225, width: 0.55, height: 0.55 },
    });
    expect(press('Minus')?.kind).toBe('box');
  });
  test('Enter keeps it and Escape drops it', () => {
    expect(press('Enter')).toEqual({ kind: 'keep' });
    expect(press('Escape')).toEqual({ kind: 'drop' });
  });
  test('other keys are left to the page', () => {
    for (const code of ['KeyA', 'Digit1', 'Tab', 'Space']) expect(press(code)).toBeNull();
    expect(press('Enter', { ctrl: true })).toBeNull();
    expect(press('ArrowUp', { alt: true })).toBeNull();
  });
  test('any number of presses leaves it on its sheet', () => {
    const codes = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Equal', 'Minus');
    const presses = fc.array(fc.record({ code: codes, shift: fc.boolean(), ctrl: fc.boolean() }), {
      maxLength: 300,
    });
    fc.assert(
      fc.property(box, presses, (from, made) => {
        const end = made.reduce((at, one) => {
          const done = boxStep(at, { ...one, alt: false });
          return done?.kind === 'box' ? done.box : at;
        }, from);
        expectInside(end);
      }),
    );
  });
});

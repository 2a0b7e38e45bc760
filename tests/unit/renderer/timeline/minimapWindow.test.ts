import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  centred,
  windowDragged,
  windowKeyed,
  windowPartAt,
} from '../../../../renderer/src/timeline/minimapWindow.ts';
import { boundsOf, leastViewMs } from '../../../../renderer/src/timeline/view.ts';

const bounds = boundsOf(1_000_000);
const view = { fromMs: 400_000, toMs: 500_000 };
/** A pixel for a second. */
const shown = { view, bounds, width: 1_000 };

describe('the window of the minimap', () => {
  it('has two edges and a middle, and ground beside it', () => {
    expect([100, 396, 450, 503, 600].map((x) => windowPartAt(x, shown))).toEqual([
      'outside',
      'from',
      'body',
      'to',
      'outside',
    ]);
  });

  it('can still be moved where it is too narrow for edges', () => {
    expect(windowPartAt(401, { ...shown, view: { fromMs: 400_000, toMs: 402_000 } })).toBe('body');
  });

  it('is moved by its middle and zoomed by its edges, inside the recording', () => {
    expect(windowDragged(view, { part: 'body', byMs: 50_000 }, bounds)).toEqual({
      fromMs: 450_000,
      toMs: 550_000,
    });
    expect(windowDragged(view, { part: 'from', byMs: -100_000 }, bounds)).toEqual({
      fromMs: 300_000,
      toMs: 500_000,
    });
    expect(windowDragged(view, { part: 'to', byMs: 100_000 }, bounds)).toEqual({
      fromMs: 400_000,
      toMs: 600_000,
    });
    const parts = fc.constantFrom('from' as const, 'body' as const, 'to' as const);
    fc.assert(
      fc.property(parts, fc.integer({ min: -2_000_000, max: 2_000_000 }), (part, byMs) => {
        const after = windowDragged(view, { part, byMs }, bounds);
        expect(after.fromMs).toBeGreaterThanOrEqual(0);
        expect(after.toMs).toBeLessThanOrEqual(1_000_000);
        expect(after.toMs - after.fromMs).toBeGreaterThanOrEqual(leastViewMs - 1e-6);
        if (part === 'from') expect(after.toMs).toBeCloseTo(500_000);
        if (part === 'to') expect(after.fromMs).toBeCloseTo(400_000);
      }),
    );
  });

  it('goes along and zooms by the keyboard', () => {
    const key = (code: string, shiftKey = false) => windowKeyed(view, { code, shiftKey }, bounds);
    expect(key('ArrowRight')?.fromMs).toBe(410_000);
    expect(key('ArrowLeft', true)?.fromMs).toBe(300_000);
    expect(key('Home')?.fromMs).toBe(0);
    expect(key('End')?.toMs).toBe(1_000_000);
    expect(key('ArrowDown')).toEqual({ fromMs: 375_000, toMs: 525_000 });
    const nearer = key('ArrowUp');
    expect((nearer?.fromMs ?? 0) + (nearer?.toMs ?? 0)).toBeCloseTo(900_000);
    expect(key('KeyA')).toBeNull();
  });

  it('comes to where one points', () => {
    expect(centred(view, 800_000, bounds)).toEqual({ fromMs: 750_000, toMs: 850_000 });
    expect(centred(view, 10_000, bounds)).toEqual({ fromMs: 0, toMs: 100_000 });
  });
});

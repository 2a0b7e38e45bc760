import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitAfter } from '#electron/sync/backoff.ts';

const random = fc.double({ min: 0, max: 1, noNaN: true });

describe('waiting between attempts', () => {
  it('is half a minute while all goes well', () => {
    expect(waitAfter(0, 0.5)).toBe(30_000);
  });

  it('never exceeds a minute and never falls below half a second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), random, (failures, r) => {
        const wait = waitAfter(failures, r);
        expect(wait).toBeGreaterThanOrEqual(500);
        expect(wait).toBeLessThanOrEqual(60_000);
      }),
    );
  });

  it('grows with the failures, by the same luck', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), random, (failures, r) => {
        expect(waitAfter(failures + 1, r)).toBeGreaterThanOrEqual(waitAfter(failures, r));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctionFor } from '../../../../renderer/src/player/drift.ts';

describe('a second camera that is out of step', () => {
  it('plays at the speed of the first while nobody could tell', () => {
    expect(correctionFor(10, 1.5)).toEqual({ kind: 'rate', rate: 1.5 });
  });

  it('is sought where it is far off', () => {
    expect(correctionFor(-900, 1)).toEqual({ kind: 'seek' });
  });

  it('comes back without ever going past, and hardly audibly', () => {
    fc.assert(
      fc.property(fc.double({ min: -299, max: 299, noNaN: true }), (start) => {
        let drift = start;
        for (let tick = 0; tick < 500; tick++) {
          const correction = correctionFor(drift, 1);
          const rate = correction.kind === 'rate' ? correction.rate : Number.NaN;
          const next = drift + (rate - 1) * 16;
          if (!(Math.abs(rate - 1) < 0.0801 && Math.abs(next) <= Math.abs(drift)))
            throw new Error(`from ${drift} at ${rate} to ${next}`);
          drift = next;
        }
        expect(Math.abs(drift)).toBeLessThanOrEqual(15);
      }),
      { numRuns: 30 },
    );
  });
});

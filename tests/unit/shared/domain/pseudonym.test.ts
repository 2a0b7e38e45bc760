import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pseudonymFor } from '#shared/domain/pseudonym.ts';

const digest = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('a pseudonym', () => {
  it('is the same for the same keyed hash', () => {
    fc.assert(
      fc.property(digest, (d) => {
        const again = Uint8Array.from(d);
        expect(pseudonymFor('reader', again, new Set())).toBe(pseudonymFor('reader', d, new Set()));
      }),
    );
  });

  it('is never given twice inside one batch, however many there are', () => {
    fc.assert(
      fc.property(fc.array(digest, { minLength: 1, maxLength: 300 }), (digests) => {
        const taken = new Set<string>();
        for (const d of digests) taken.add(pseudonymFor('submission', d, taken));
        expect(taken.size).toBe(digests.length);
      }),
      { numRuns: 20 },
    );
  });
});

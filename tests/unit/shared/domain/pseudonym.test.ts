import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pseudonymFor, pseudonyms } from '#shared/domain/pseudonym.ts';

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

  it('gets a number only once every name was given, and the next number only once all have that', () => {
    const taken = new Set<string>();
    const { length } = pseudonyms.submission;
    for (let at = 0; at < 3 * length; at++)
      taken.add(pseudonymFor('submission', Uint8Array.from([0, at % 7, at % 251, at % 13]), taken));
    const [first, second, third] = [0, 1, 2].map((round) =>
      [...taken].slice(round * length, (round + 1) * length),
    );
    const sorted = pseudonyms.submission.toSorted();
    expect(first?.toSorted()).toEqual(sorted);
    expect(second?.map((name) => name.replace(/ 2$/, '')).toSorted()).toEqual(sorted);
    expect(third?.map((name) => name.replace(/ 3$/, '')).toSorted()).toEqual(sorted);
  });
});

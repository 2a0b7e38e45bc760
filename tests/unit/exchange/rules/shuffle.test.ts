import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chanceOf, shuffled } from '#exchange/rules/shuffle.ts';

const items = Array.from({ length: 20 }, (_, i) => i);
const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);

it('keeps every item and leaves the list it was given alone', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.string(), (list, seed) => {
      const before = [...list];
      expect(sorted(shuffled(list, seed))).toEqual(sorted(list));
      expect(list).toEqual(before);
    }),
  );
});

it('gives the same order for the same seed, for as long as the recorded seed must be checkable', () => {
  const order = shuffled(items, 'a'.repeat(64));
  expect(shuffled(items, 'a'.repeat(64))).toEqual(order);
  expect(order).toEqual([7, 17, 3, 0, 18, 9, 15, 1, 13, 2, 4, 19, 10, 8, 12, 16, 5, 6, 11, 14]);
});

it('gives another order for another seed', () => {
  expect(shuffled(items, 'b'.repeat(64))).not.toEqual(shuffled(items, 'a'.repeat(64)));
});

it('favours no place: over many seeds each item comes first about as often', () => {
  const firsts = new Map<number | undefined, number>();
  const rounds = 6_000;
  for (let i = 0; i < rounds; i++) {
    const [first] = shuffled([0, 1, 2], `seed ${i}`);
    firsts.set(first, (firsts.get(first) ?? 0) + 1);
  }
  // Five standard deviations of a binomial count around a third.
  const allowed = 5 * Math.sqrt(rounds * (1 / 3) * (2 / 3));
  for (const item of [0, 1, 2]) expect(Math.abs((firsts.get(item) ?? 0) - rounds / 3)).toBeLessThan(allowed);
});

it('draws a chance that is spread evenly, the same for the same seed', () => {
  const drawn = Array.from({ length: 6_000 }, (_, i) => chanceOf(`seed ${i}`));
  expect(chanceOf('seed 7')).toBe(drawn[7]);
  for (const bound of [0.1, 0.5, 0.9]) {
    const below = drawn.filter((one) => one < bound).length;
    expect(Math.abs(below - bound * drawn.length)).toBeLessThan(
      5 * Math.sqrt(drawn.length * bound * (1 - bound)),
    );
  }
});

import { expect, it } from 'vitest';
import { shareOf } from '#shared/agreement/proportion.ts';

/** By R 4.2.2, prop.test(x, n, correct = FALSE). */
const byR = [
  [8, 10, 0.490162471537, 0.943317848546],
  [0, 10, 0, 0.277532799863],
  [10, 10, 0.722467200137, 1],
  [37, 120, 0.232727369889, 0.395829977238],
] as const;

it.each(byR)('%i of %i have the interval that R gives', (count, of, low, high) => {
  const share = shareOf({ count, of });
  expect(share?.value).toBe(count / of);
  expect(share?.low).toBeCloseTo(low, 11);
  expect(share?.high).toBeCloseTo(high, 11);
});

it('of nothing there is no share, and more than all is refused', () => {
  expect(shareOf({ count: 0, of: 0 })).toBeUndefined();
  expect(() => shareOf({ count: 3, of: 2 })).toThrow(RangeError);
});

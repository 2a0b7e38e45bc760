import { expect, test } from 'vitest';
import { gwetAc } from '#shared/agreement/chanceCorrected.ts';
import { unitsForWidth } from '#shared/agreement/planning.ts';
import { ratingsOf } from '#shared/agreement/ratings.ts';
import type { Estimate } from '#shared/agreement/statistic.ts';
import { weightsOf } from '#shared/agreement/weights.ts';

const rows = [
  [1, 1],
  [2, 3],
  [4, 4],
  [3, 3],
  [2, 2],
  [1, 2],
  [4, 3],
  [2, 2],
];
const ac1 = (times: number): Estimate => {
  const ratings = ratingsOf(
    [...Array(times)].flatMap(() => rows),
    [1, 2, 3, 4],
  );
  const found = gwetAc(ratings, weightsOf('identity', [1, 2, 3, 4]));
  if (found.kind !== 'estimate') throw new Error(found.reason);
  return found;
};
const widthOf = ({ ci }: Estimate) => (ci ? ci[1] - ci[0] : Number.NaN);

test('as many units as it says give an interval as narrow as was wished, and fewer do not', () => {
  const needed = unitsForWidth(ac1(1), 0.3) ?? 0;
  expect(widthOf(ac1(Math.ceil(needed / rows.length)))).toBeLessThanOrEqual(0.3);
  // The spread of a few units is told a little too large: their sum of squares is divided by one less.
  expect(widthOf(ac1(Math.floor((0.8 * needed) / rows.length)))).toBeGreaterThan(0.3);
});

test('half the width takes four times the units', () => {
  const pilot = ac1(20);
  const [wide, narrow] = [unitsForWidth(pilot, 0.1) ?? 0, unitsForWidth(pilot, 0.05) ?? 0];
  expect(narrow / wide).toBeCloseTo(4, 1);
});

test('what has no error, or would take for ever, gets no number', () => {
  expect(unitsForWidth({ ...ac1(1), standardError: 0 }, 0.1)).toBeUndefined();
  expect(unitsForWidth(ac1(1), 1e-6)).toBeUndefined();
  expect(() => unitsForWidth(ac1(1), 0)).toThrow('above 0');
});

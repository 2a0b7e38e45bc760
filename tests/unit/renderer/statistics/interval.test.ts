import { expect, it } from 'vitest';
import { percentAgreement } from '#shared/agreement/chanceCorrected.ts';
import { ratingsOf } from '#shared/agreement/ratings.ts';
import { weightsOf } from '#shared/agreement/weights.ts';
import { toldInterval } from '../../../../renderer/src/statistics/interval.ts';

function exactOf(scores: readonly (readonly number[])[]) {
  const ratings = ratingsOf(scores, [1, 2, 3, 4]);
  const found = percentAgreement(ratings, weightsOf('identity', ratings.categories));
  if (found.kind !== 'estimate') throw new Error(found.reason);
  return found;
}

it('an interval is told where units vary', () => {
  const found = exactOf([
    [1, 1],
    [2, 3],
    [3, 3],
  ]);
  expect(toldInterval(found)).toEqual(found.ci);
  expect(found.ci?.[0]).toBeLessThan(found.ci?.[1] ?? 0);
});

it('none is told of a few units that happen to vary alike, nor of one alone', () => {
  const alike = exactOf([
    [1, 2],
    [2, 3],
  ]);
  expect(alike.ci).toEqual([0, 0]);
  expect(toldInterval(alike)).toBeUndefined();
  expect(toldInterval(exactOf([[1, 1]]))).toBeUndefined();
});

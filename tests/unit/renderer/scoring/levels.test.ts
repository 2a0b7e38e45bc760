import { expect, it } from 'vitest';
import { rubricOf } from '#tests/helpers/rubric.ts';
import { levelFor, levelNumber, withNeighbours } from '../../../../renderer/src/features/scoring/levels.ts';

function criterionWith(points: readonly number[]) {
  const [criterion] = rubricOf(['A']).criteria;
  if (!criterion) throw new Error('no criterion');
  const levels = criterion.levels.map((level, i) => ({ ...level, points: points[i] ?? 0 }));
  return { ...criterion, levels };
}

it('calls a level by its score point where that is a digit, and by its place where it is not', () => {
  const even = criterionWith([2, 4, 6, 8]);
  const tens = criterionWith([0, 10, 20, 30]);
  expect(even.levels.map((level) => levelNumber(even, level))).toEqual([2, 4, 6, 8]);
  expect(tens.levels.map((level) => levelNumber(tens, level))).toEqual([1, 2, 3, 4]);
  expect([levelFor(even, 4), levelFor(even, 3)]).toEqual([even.levels[1], undefined]);
});

it('shows a level between those beside it', () => {
  const criterion = criterionWith([1, 2, 3, 4]);
  const around = (index: number) =>
    withNeighbours(criterion, criterion.levels[index]?.id ?? '').map(({ points }) => points);
  expect([around(0), around(1), around(3)]).toEqual([
    [1, 2],
    [1, 2, 3],
    [3, 4],
  ]);
});

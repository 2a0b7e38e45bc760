import { describe, expect, it } from 'vitest';
import { defaultSeeding, failedInARow, judgeSeed, seedsFor } from '#shared/domain/seeding.ts';
import { rubricOf } from '#tests/helpers/rubric.ts';

const rubric = rubricOf(['A', 'B', 'C', 'D']);
/** Levels from 1 by criterion; 0 gives none. */
const given = (...levels: number[]) =>
  levels.flatMap((level, i) => {
    const criterion = rubric.criteria[i];
    const levelId = criterion?.levels[level - 1]?.id;
    return criterion && levelId ? [{ criterionId: criterion.id, levelId }] : [];
  });
const judged = (own: number[], consensus: number[], tolerance = defaultSeeding.tolerance) =>
  judgeSeed(rubric, { own: given(...own), consensus: given(...consensus) }, { tolerance });

describe('a seed by the default tolerance', () => {
  it('is passed where half of the criteria are one level off, and failed with one more', () => {
    expect(judged([2, 3, 2, 2], [3, 2, 2, 2])).toEqual({
      passed: true,
      criteria: rubric.criteria.map(({ id }, i) => ({ criterionId: id, off: [-1, 1, 0, 0][i] })),
    });
    expect(judged([2, 3, 3, 2], [3, 2, 2, 2]).passed).toBe(false);
  });

  it('is failed where one criterion is two levels off, however good the others are', () => {
    expect(judged([4, 2, 2, 2], [2, 2, 2, 2])).toMatchObject({
      passed: false,
      criteria: [{ off: 2 }, {}, {}, {}],
    });
  });

  it('is failed where a criterion of the consensus was left out', () => {
    expect(judged([0, 2, 2, 2], [2, 2, 2, 2])).toMatchObject({
      passed: false,
      criteria: [{ off: null }, {}, {}, {}],
    });
  });

  it('asks nothing of a criterion that the consensus says nothing of', () => {
    expect(judged([4, 2, 2, 2], [0, 2, 2, 2])).toMatchObject({ passed: true, criteria: [{}, {}, {}] });
  });
});

it('goes by the tolerance of the programme', () => {
  expect(judged([2, 2, 2, 3], [2, 2, 2, 2], { criterion: 0, mean: 25 }).passed).toBe(false);
  expect(judged([4, 4, 4, 4], [2, 2, 2, 2], { criterion: 2, mean: 2 }).passed).toBe(true);
});

describe('the number of seeds in a batch', () => {
  const never = { firstOfDay: false, afterFailure: false };

  it('is the wanted share of everything in the batch, in the mean over all chances', () => {
    const draws = 10_000;
    for (const [rate, submissions] of [
      [0.1, 20],
      [0.1, 7],
      [0.25, 30],
      [0.5, 3],
    ] as const) {
      const numbers = Array.from({ length: draws }, (_, i) =>
        seedsFor({ ...defaultSeeding, rate }, submissions, (i + 0.5) / draws, never),
      );
      const mean = numbers.reduce((sum, one) => sum + one, 0) / draws;
      expect(mean / (mean + submissions)).toBeCloseTo(rate, 3);
    }
  });

  it('is one at least in the first batch of a day, and one more after a failed seed', () => {
    expect(seedsFor(defaultSeeding, 3, 0.99, never)).toBe(0);
    expect(seedsFor(defaultSeeding, 3, 0.99, { firstOfDay: true, afterFailure: false })).toBe(1);
    expect(seedsFor(defaultSeeding, 3, 0.99, { firstOfDay: true, afterFailure: true })).toBe(2);
    expect(seedsFor(defaultSeeding, 18, 0.99, { firstOfDay: true, afterFailure: false })).toBe(2);
    const plain = { ...defaultSeeding, firstOfDay: false, secondAfterFailure: false };
    expect(seedsFor(plain, 3, 0.99, { firstOfDay: true, afterFailure: true })).toBe(0);
  });

  it('is none in a batch of one, and none where the programme deals none', () => {
    const all = { firstOfDay: true, afterFailure: true };
    expect(seedsFor(defaultSeeding, 1, 0, all)).toBe(0);
    expect(seedsFor({ ...defaultSeeding, rate: 0 }, 100, 0, all)).toBe(0);
  });
});

it('counts the seeds failed since the last that was passed', () => {
  const of = (text: string) => [...text].map((one) => ({ passed: one === '+' }));
  expect(['', '+', '-', '+--', '--+', '-+-'].map((one) => failedInARow(of(one)))).toEqual([0, 0, 1, 2, 0, 1]);
});

import { describe, expect, it } from 'vitest';
import { costOf } from '#shared/domain/policyCost.ts';
import { defaultPolicy, isNearPassing, type ScoringPolicy } from '#shared/domain/scoringPolicy.ts';
import { rubricOf } from '#tests/helpers/rubric.ts';

const rubric = rubricOf(['A', 'B']);
/** Levels from 1 by criterion; the third passes. */
const given = (...levels: number[]) =>
  rubric.criteria.map((criterion, i) => ({
    criterionId: criterion.id,
    levelId: criterion.levels[(levels[i] ?? 0) - 1]?.id ?? null,
  }));

describe('near passing', () => {
  it.each([
    { levels: [3, 4], points: 1, near: true, why: 'one point less on the lowest would fail' },
    { levels: [2, 4], points: 1, near: true, why: 'one point more on the lowest would pass' },
    { levels: [2, 2], points: 1, near: true, why: 'one point more on each would pass' },
    { levels: [4, 4], points: 1, near: false, why: 'one point less passes still' },
    { levels: [1, 4], points: 1, near: false, why: 'one point more fails still' },
    { levels: [4, 4], points: 2, near: true, why: 'two points less would fail' },
    { levels: [3, 3], points: 0, near: false, why: 'nothing is within no point' },
  ])('levels $levels within $points: $near, for $why', ({ levels, points, near }) => {
    expect(isNearPassing(rubric, given(...levels), points)).toBe(near);
  });

  it('is nothing by a rubric without a passing level', () => {
    const without = {
      ...rubric,
      criteria: rubric.criteria.map((one) => ({ ...one, passingLevelId: null })),
    };
    expect(isNearPassing(without, given(2, 2), 1)).toBe(false);
  });
});

describe('what a policy costs', () => {
  const history = { near: { count: 30, of: 120 }, differing: { count: 8, of: 40 } };
  const policy = (secondReads: ScoringPolicy['secondReads']): ScoringPolicy => ({
    ...defaultPolicy,
    secondReads,
  });

  it('one reading each, without a second and without seeds', () => {
    const cost = costOf(policy({ rate: 0, nearPassing: 0 }), { rate: 0 }, history);
    expect(cost.second).toEqual({ value: 0, low: 0, high: 0 });
    expect(cost.reads).toEqual({ value: 1, low: 1, high: 1 });
    expect(cost.adjudications).toEqual({ value: 0, low: 0, high: 0 });
  });

  it('a tenth by lot, of the rest a quarter that is near passing, and one seed in ten', () => {
    const cost = costOf(policy({ rate: 0.1, nearPassing: 1 }), { rate: 0.1 }, history);
    expect(cost.second?.value).toBeCloseTo(100 * (0.1 + 0.9 * 0.25));
    expect(cost.reads?.value).toBeCloseTo(1.325 / 0.9);
    expect(cost.adjudications?.value).toBeCloseTo(32.5 * 0.2);
    expect(cost.reads?.low).toBeLessThan(1.325 / 0.9);
    expect(cost.reads?.high).toBeGreaterThan(1.325 / 0.9);
  });

  it('is not said where too little was read: nothing of readings near passing, or nothing of pairs that differ', () => {
    const few = { near: { count: 3, of: 9 }, differing: { count: 1, of: 9 } };
    expect(costOf(policy({ rate: 0.1, nearPassing: 1 }), { rate: 0 }, few)).toEqual({});
    const everyTwice = costOf(policy({ rate: 1, nearPassing: 1 }), { rate: 0 }, few);
    expect(everyTwice.reads?.value).toBe(2);
    expect(everyTwice.adjudications).toBeUndefined();
  });
});

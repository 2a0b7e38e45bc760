import { describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/primitives.ts';
import {
  defaultRule,
  type LevelsGiven,
  levelsWholeRubric,
  outcomeOf,
  pointsOn,
  Resolution,
  type ResolutionRule,
  resolve,
} from '#shared/domain/resolution.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import { rubricOf } from '#tests/helpers/rubric.ts';

/** Four levels each, of which the third passes. */
const rubric = rubricOf(['A', 'B']);

/** The levels with these points, by criterion in rubric order; null where none was given. */
function levels(points: readonly (number | null)[], of: Rubric = rubric): LevelsGiven {
  return of.criteria.map((criterion, place) => ({
    criterionId: criterion.id,
    levelId: criterion.levels.find((level) => level.points === points[place])?.id ?? null,
  }));
}

interface Wish {
  rule?: ResolutionRule;
  decision?: readonly number[];
  third?: readonly number[];
}

function resolved(readings: readonly (readonly (number | null)[])[], { rule, decision, third }: Wish = {}) {
  const found = resolve(
    rubric,
    readings.map((points) => levels(points)),
    { ...(rule ? { rule } : {}), decision: decision && levels(decision), third: third && levels(third) },
  );
  return { ...found, points: found.criteria.map((one) => one.resolved) };
}

/** The rubric with no passing level on the criteria at these places. */
function withoutPassing(places: readonly number[]): Rubric {
  const criteria = rubric.criteria.map((one, place) =>
    places.includes(place) ? { ...one, passingLevelId: null } : one,
  );
  return { ...rubric, criteria };
}

const outcome = (points: readonly (number | null)[], of: Rubric = rubric) =>
  outcomeOf(of, (criterion) => pointsOn(criterion, levels(points, of)));

describe('readings that agree', () => {
  it('resolve to what they all say', () => {
    const agreed = { state: 'agreed', points: [3, 4], reasons: [], outcome: 'awarded' };
    expect(
      resolved([
        [3, 4],
        [3, 4],
      ]),
    ).toMatchObject(agreed);
  });

  it('resolve to their mean where they are adjacent', () => {
    const above = resolved([
      [3, 4],
      [4, 3],
    ]);
    expect(above).toMatchObject({ state: 'agreed', points: [3.5, 3.5], reasons: [], outcome: 'awarded' });
    const below = resolved([
      [1, 3],
      [2, 4],
    ]);
    expect(below).toMatchObject({ state: 'agreed', points: [1.5, 3.5], reasons: [], outcome: 'notYet' });
  });

  it('resolve to the mean of all of them where they are more than two', () => {
    const { state, points } = resolved([
      [3, 4],
      [4, 4],
      [3, 3],
      [4, 4],
    ]);
    expect({ state, points }).toEqual({ state: 'agreed', points: [3.5, 3.75] });
  });

  it('are kept beside the result, by criterion and in their order', () => {
    const { criteria } = resolved([
      [4, 3],
      [3, 4],
    ]);
    expect(criteria.map(({ criterionId, raw }) => [criterionId, raw])).toEqual([
      [rubric.criteria[0]?.id, [4, 3]],
      [rubric.criteria[1]?.id, [3, 4]],
    ]);
  });
});

describe('a single reading', () => {
  it('gives a provisional result', () => {
    expect(resolved([[3, 4]])).toMatchObject({
      state: 'single',
      points: [3, 4],
      reasons: [],
      outcome: 'awarded',
    });
  });

  it('leaves a criterion without a level open, and then nothing is awarded', () => {
    expect(resolved([[3, null]])).toMatchObject({ state: 'single', points: [3, null], outcome: 'notYet' });
  });
});

describe('readings that differ', () => {
  const apart = [
    [4, 3],
    [2, 3],
  ];
  const straddling = [
    [3, 3],
    [2, 3],
  ];

  it('go to adjudication from two points on one criterion, with nothing resolved', () => {
    const readings = [
      [1, 4],
      [1, 2],
    ];
    expect(resolved(readings)).toMatchObject({
      state: 'discrepant',
      points: [null, null],
      reasons: ['difference'],
      outcome: null,
    });
  });

  it('are told apart by the lowest and the highest, not by neighbours', () => {
    const readings = [
      [1, 1],
      [2, 1],
      [3, 1],
    ];
    expect(resolved(readings)).toMatchObject({ state: 'discrepant', reasons: ['difference'] });
  });

  it('go there only from as many points as the rule says', () => {
    const readings = [
      [1, 1],
      [2, 1],
    ];
    const strict = { differenceFrom: 1, straddled: true };
    const lax = { differenceFrom: 3, straddled: false };
    expect(resolved(readings)).toMatchObject({ state: 'agreed' });
    expect(resolved(readings, { rule: strict })).toMatchObject({
      state: 'discrepant',
      reasons: ['difference'],
    });
    expect(resolved(apart, { rule: lax })).toMatchObject({
      state: 'agreed',
      points: [3, 3],
      outcome: 'awarded',
    });
  });

  it('go there one point apart where they lead to different decisions', () => {
    expect(resolved(straddling)).toMatchObject({
      state: 'discrepant',
      points: [null, null],
      reasons: ['straddled'],
      outcome: null,
    });
  });

  it('straddle no decision where the rule does not ask for it', () => {
    const rule = { ...defaultRule, straddled: false };
    expect(resolved(straddling, { rule })).toMatchObject({
      state: 'agreed',
      points: [2.5, 3],
      reasons: [],
      outcome: 'notYet',
    });
  });

  it('straddle no decision where both fail, be it on different criteria', () => {
    const readings = [
      [2, 3],
      [3, 2],
    ];
    expect(resolved(readings)).toMatchObject({ state: 'agreed', points: [2.5, 2.5], outcome: 'notYet' });
  });

  it('go there for both reasons at once', () => {
    expect(resolved(apart)).toMatchObject({ state: 'discrepant', reasons: ['difference', 'straddled'] });
  });
});

describe('a decision', () => {
  const readings = [
    [4, 3],
    [2, 3],
  ];

  it('resolves every criterion and keeps why it was needed', () => {
    expect(resolved(readings, { decision: [3, 4] })).toMatchObject({
      state: 'adjudicated',
      points: [3, 4],
      reasons: ['difference', 'straddled'],
      outcome: 'awarded',
    });
  });

  it('may follow no reading at all', () => {
    expect(resolved(readings, { decision: [1, 1] })).toMatchObject({ points: [1, 1], outcome: 'notYet' });
  });

  it('leaves the readings as they were', () => {
    const { criteria } = resolved(readings, { decision: [3, 4] });
    expect(criteria.map(({ raw }) => raw)).toEqual([
      [4, 2],
      [3, 3],
    ]);
  });

  it('stands above readings that agree, and above a single one', () => {
    const settled = { state: 'adjudicated', points: [2, 3], reasons: [], outcome: 'notYet' };
    const agreeing = [
      [3, 3],
      [3, 3],
    ];
    expect(resolved(agreeing, { decision: [2, 3] })).toMatchObject(settled);
    expect(resolved([[3, 3]], { decision: [2, 3] })).toMatchObject(settled);
  });
});

it('every result is one that may be exchanged', () => {
  const results = [
    resolve(rubric, [levels([3, 4])]),
    resolve(rubric, [levels([3, 4]), levels([4, 3])]),
    resolve(rubric, [levels([4, 4]), levels([1, 4])]),
    resolve(rubric, [levels([4, 4]), levels([1, 4])], { decision: levels([3, 3]) }),
  ];
  expect(results.map((one) => Resolution.parse(one).state)).toEqual([
    'single',
    'agreed',
    'discrepant',
    'adjudicated',
  ]);
});

describe('the outcome', () => {
  it('is awarded where every criterion reaches its passing level', () => {
    expect(outcome([3, 3])).toBe('awarded');
    expect(outcome([4, 3])).toBe('awarded');
  });

  it('is not yet where one falls short, whatever the others have', () => {
    expect(outcome([2, 4])).toBe('notYet');
    expect(outcome([4, 2])).toBe('notYet');
    expect(outcome([4, null])).toBe('notYet');
  });

  it('asks nothing of a criterion without a passing level', () => {
    expect(outcome([1, 3], withoutPassing([0]))).toBe('awarded');
    expect(outcome([1, 2], withoutPassing([0]))).toBe('notYet');
    expect(outcome([1, null], withoutPassing([0, 1]))).toBe('awarded');
  });

  it('is not yet where a mean lies below the passing level', () => {
    expect(outcomeOf(rubric, () => 2.5)).toBe('notYet');
    expect(outcomeOf(rubric, () => 3)).toBe('awarded');
  });
});

describe('the levels of a whole rubric', () => {
  const whole = levels([1, 4]);

  it('are one of each criterion, in any order', () => {
    expect(levelsWholeRubric(rubric, whole)).toBe(true);
    expect(levelsWholeRubric(rubric, whole.toReversed())).toBe(true);
  });

  it('lack no criterion and no level', () => {
    expect(levelsWholeRubric(rubric, [])).toBe(false);
    expect(levelsWholeRubric(rubric, whole.slice(1))).toBe(false);
    expect(levelsWholeRubric(rubric, levels([1, null]))).toBe(false);
  });

  it('are of no other rubric', () => {
    const foreign = levels([1, 4], rubricOf(['A', 'B']));
    expect(levelsWholeRubric(rubric, foreign)).toBe(false);
    expect(levelsWholeRubric(rubric, [...whole, ...foreign.slice(1)])).toBe(false);
    expect(levelsWholeRubric(rubric, [...whole.slice(1), ...foreign.slice(1)])).toBe(false);
  });

  it('are no level of another criterion, and none that is unknown', () => {
    const swapped = whole.map(({ criterionId }, at) => ({
      criterionId,
      levelId: whole.at(at - 1)?.levelId ?? null,
    }));
    expect(levelsWholeRubric(rubric, swapped)).toBe(false);
    expect(
      levelsWholeRubric(
        rubric,
        whole.map((one) => ({ ...one, levelId: newId() })),
      ),
    ).toBe(false);
  });

  it('name no criterion twice', () => {
    expect(levelsWholeRubric(rubric, [...whole, ...whole.slice(1)])).toBe(false);
    expect(levelsWholeRubric(rubric, [...whole.slice(1), ...whole.slice(1)])).toBe(false);
  });
});

describe('a blind third read', () => {
  const apart = [
    [1, 2],
    [3, 4],
  ];

  it('settles with the nearest of those it agrees with, and leaves the other out', () => {
    expect(resolved(apart, { third: [3, 3] })).toMatchObject({
      state: 'thirdRead',
      points: [3, 3.5],
      reasons: ['difference', 'straddled'],
      outcome: 'awarded',
    });
    expect(resolved(apart, { third: [3, 3] }).criteria.map(({ raw }) => raw)).toEqual([
      [1, 3, 3],
      [2, 4, 3],
    ]);
  });

  it('settles with both where it lies between them', () => {
    const rule = { differenceFrom: 2, straddled: false };
    expect(resolved(apart, { rule, third: [2, 3] })).toMatchObject({ state: 'thirdRead', points: [2, 3] });
  });

  it('settles nothing where it agrees with neither', () => {
    expect(resolved(apart, { third: [1, 4] })).toMatchObject({ state: 'discrepant', outcome: null });
  });

  it('says nothing where the others agree, and gives way to a decision', () => {
    const alike = [
      [3, 3],
      [3, 4],
    ];
    expect(resolved(alike, { third: [1, 1] })).toMatchObject({ state: 'agreed', points: [3, 3.5] });
    expect(resolved(apart, { third: [3, 3], decision: [1, 2] })).toMatchObject({
      state: 'adjudicated',
      points: [1, 2],
    });
  });
});

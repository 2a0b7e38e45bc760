import { describe, expect, it } from 'vitest';
import {
  type Compared,
  defaultQualification,
  type FinishedSet,
  judgeSet,
  placeOf,
  stageOf,
} from '#shared/domain/qualification.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import { rubricOf } from '#tests/helpers/rubric.ts';

const rule = defaultQualification;

/** Levels of each criterion by their number, null where none was given. */
function given(rubric: Rubric, levels: readonly (number | null)[]) {
  return rubric.criteria.map(({ id, levels: all }, at) => {
    const level = levels[at] ?? null;
    return { criterionId: id, levelId: level === null ? null : (all[level - 1]?.id ?? null) };
  });
}

type Rows = readonly (readonly (number | null)[])[];
const pairs = (rubric: Rubric, own: Rows, consensus: Rows): Compared[] =>
  own.map((levels, at) => ({
    own: given(rubric, levels),
    consensus: given(rubric, consensus[at] ?? []),
  }));

describe('a qualification set', () => {
  const rubric = rubricOf(['A', 'B']);
  const consensus: Rows = [1, 2, 3, 4, 1, 2, 3, 4, 2, 3].map((level) => [level, level]);
  const changed = (change: (level: number, at: number) => number | null): Rows =>
    consensus.map(([level = null], at) => [level === null ? null : change(level, at), level]);
  const judged = (own: Rows) => judgeSet(rubric, pairs(rubric, own, consensus), rule);

  it('is passed with the scores of the consensus, and says how they agree', () => {
    expect(judged(consensus)).toMatchObject({
      passed: true,
      scores: 20,
      exact: 20,
      adjacent: 20,
      kappa: 1,
    });
  });

  it('is passed with seven of ten exact and the others one level off, on each criterion by itself', () => {
    const oneOff = (misses: number) =>
      judged(changed((level, at) => (at >= misses ? level : level === 1 ? 2 : level - 1)));
    expect(oneOff(3).criteria[0]).toMatchObject({ exact: 7, adjacent: 10, passed: true });
    expect(oneOff(3).passed).toBe(true);
    expect(oneOff(4).criteria.map(({ exact, passed }) => ({ exact, passed }))).toEqual([
      { exact: 6, passed: false },
      { exact: 10, passed: true },
    ]);
    expect(oneOff(4).passed).toBe(false);
  });

  it('is failed by one score of ten that is two levels off, whatever the rest', () => {
    const outcome = judged(changed((level, at) => (at === 0 ? 3 : level)));
    expect(outcome.criteria[0]).toMatchObject({ exact: 9, adjacent: 9, passed: false });
    expect(outcome.passed).toBe(false);
  });

  it('counts a submission that was sent back as one that was not scored so', () => {
    const outcome = judged([[null, null], ...consensus.slice(1)]);
    expect(outcome).toMatchObject({ scores: 20, exact: 18, adjacent: 18, passed: false });
  });

  it('is failed by a low kappa though every score is within one level', () => {
    const twos: Rows = [2, 3, 2, 3, 2, 3, 2, 3, 2, 3].map((level) => [level, level]);
    const off: Rows = twos.map(([level = null], at) =>
      at < 3 ? [level === 2 ? 3 : 2, level] : [level, level],
    );
    const outcome = judgeSet(rubric, pairs(rubric, off, twos), rule);
    expect(outcome.criteria.every(({ passed }) => passed)).toBe(true);
    expect(outcome.kappa).toBeCloseTo(0.7, 10);
    const worse: Rows = off.map(([first = null, second = null], at) => [
      first,
      at > 6 ? (first === 2 ? 3 : 2) : second,
    ]);
    const fails = judgeSet(rubric, pairs(rubric, worse, twos), rule);
    expect(fails.criteria.every(({ passed }) => passed)).toBe(true);
    expect(fails.kappa).toBeCloseTo(0.4, 10);
    expect(fails.passed).toBe(false);
  });

  it('asks for no kappa where the scores do not vary', () => {
    const same: Rows = [
      [2, 2],
      [2, 2],
    ];
    expect(judgeSet(rubric, pairs(rubric, same, same), rule)).toMatchObject({ kappa: null, passed: true });
  });

  it('asks for more where a criterion has fewer levels', () => {
    const short = (length: number): Rubric => ({
      ...rubric,
      criteria: rubric.criteria.map((one) => ({ ...one, levels: one.levels.slice(0, length) })),
    });
    const asked = [2, 3, 4].map((length) => {
      const of = short(length);
      return judgeSet(of, pairs(of, [[1, 1]], [[1, 1]]), rule).criteria[0]?.exactNeeded;
    });
    expect(asked).toEqual([0.9, 0.8, 0.7]);
  });
});

describe('the ladder', () => {
  const day = (day: number) => new Date(Date.UTC(2026, 10, day, 9)).toISOString();
  const set = (passed: boolean, on: number): FinishedSet => ({ passed, at: day(on) });
  const stageAt = (finished: FinishedSet[], on: number, certifiedUntil: string | null = null, setsLeft = 4) =>
    stageOf(placeOf(finished, rule), rule, { now: day(on), certifiedUntil, setsLeft });

  it('begins with the first set of the first attempt', () => {
    expect(placeOf([], rule)).toMatchObject({ attempt: 1, set: 1, earnedAt: null });
    expect(stageAt([], 1)).toBe('open');
    expect(stageAt([], 1, null, 0)).toBe('noSets');
  });

  it('earns with two sets in a row, when the second was signed', () => {
    expect(placeOf([set(true, 1)], rule)).toMatchObject({ attempt: 1, set: 2, earnedAt: null });
    expect(placeOf([set(true, 1), set(true, 2)], rule)).toMatchObject({ set: 1, earnedAt: day(2) });
  });

  it('waits a week after a failed set and begins with the first again', () => {
    const failed = [set(true, 1), set(false, 2)];
    expect(placeOf(failed, rule)).toMatchObject({ attempt: 2, set: 1, notBefore: day(9) });
    expect(stageAt(failed, 8)).toBe('coolingDown');
    expect(stageAt(failed, 9)).toBe('open');
    expect(placeOf([...failed, set(true, 9)], rule)).toMatchObject({ attempt: 2, set: 2, earnedAt: null });
    expect(placeOf([...failed, set(true, 9), set(true, 10)], rule).earnedAt).toBe(day(10));
  });

  it('locks out after the second failed attempt, and begins anew after that', () => {
    const failed = [set(false, 1), set(false, 9)];
    expect(placeOf(failed, rule)).toMatchObject({ attempt: 1, set: 1, lockedOut: true, notBefore: day(99) });
    expect(stageAt(failed, 98)).toBe('lockedOut');
    expect(stageAt(failed, 99)).toBe('open');
  });

  it('asks nothing of who is certified until the renewal, which begins sixty days before the end', () => {
    expect(stageAt([], 1, day(62))).toBe('certified');
    expect(stageAt([], 2, day(62))).toBe('open');
    expect(stageAt([set(true, 1), set(true, 2)], 3, day(367))).toBe('certified');
  });

  it('forgets an earlier certification when a renewal fails', () => {
    expect(placeOf([set(true, 1), set(true, 2), set(false, 3)], rule)).toMatchObject({
      attempt: 2,
      earnedAt: null,
    });
    expect(placeOf([set(true, 1), set(true, 2), set(true, 3)], rule).earnedAt).toBeNull();
  });

  it('begins anew at once where the office lets somebody, after a lock-out as after a suspension', () => {
    const failed = [set(false, 1), set(false, 9)];
    const fresh = placeOf(failed, rule, { freshAt: day(10) });
    expect(fresh).toMatchObject({ attempt: 1, set: 1, lockedOut: false, notBefore: null });
    expect(placeOf([...failed, set(false, 11)], rule, { freshAt: day(10) })).toMatchObject({ attempt: 2 });
    expect(placeOf([], rule, { suspendedAt: day(4), freshAt: day(5) }).notBefore).toBeNull();
    // One that came before a suspension lets nobody off it.
    expect(placeOf([], rule, { suspendedAt: day(5), freshAt: day(4) }).notBefore).toBe(day(12));
  });

  it('begins anew after a suspension, a week later, and counts no set from before', () => {
    const before = [set(true, 1), set(true, 2), set(true, 3)];
    expect(placeOf(before, rule, { suspendedAt: day(4) })).toMatchObject({
      attempt: 1,
      set: 1,
      notBefore: day(11),
      earnedAt: null,
    });
    expect(placeOf([...before, set(true, 11)], rule, { suspendedAt: day(4) })).toMatchObject({
      set: 2,
      earnedAt: null,
    });
    expect(placeOf([...before, set(true, 11), set(true, 12)], rule, { suspendedAt: day(4) }).earnedAt).toBe(
      day(12),
    );
    expect(placeOf([...before, set(false, 11)], rule, { suspendedAt: day(4) })).toMatchObject({
      attempt: 2,
      notBefore: day(18),
    });
  });
});

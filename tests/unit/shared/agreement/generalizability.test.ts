import { expect, test } from 'vitest';
import { plannedReliability, readsFor, reliability } from '#shared/agreement/decisionStudy.ts';
import { componentsOf, type Score } from '#shared/agreement/generalizability.ts';
import { intraclass } from '#shared/agreement/icc.ts';
import { mixedModel } from '#shared/agreement/mixedModel.ts';
import { randomFrom } from '#shared/agreement/random.ts';
import { missing, type Ratings, ratingsOf } from '#shared/agreement/ratings.ts';
import type { Statistic } from '#shared/agreement/statistic.ts';

const random = randomFrom(7);
/** Of the standard normal distribution (Box and Muller). */
const normal = () =>
  Math.sqrt(-2 * Math.log((random.below(1e6) + 1) / 1e6)) * Math.cos((2 * Math.PI * random.below(1e6)) / 1e6);
const drawn = (count: number, spread: number) => Array.from({ length: count }, () => spread * normal());

const estimateOf = (one: Statistic) => {
  if (one.kind === 'insufficient') throw new Error(one.reason);
  return one.estimate;
};

/** Submissions × raters × criteria with known variances: 1, 0.25, 0.16, 0.36, 0.25, 0.09 and 0.64. */
function simulated(
  sizes: readonly [number, number, number],
  kept: (s: number, r: number) => boolean,
): Score[] {
  const [submissions, raters, criteria] = sizes;
  const [s, r, c] = [drawn(submissions, 1), drawn(raters, 0.5), drawn(criteria, 0.4)];
  const sr = drawn(submissions * raters, 0.6);
  const sc = drawn(submissions * criteria, 0.5);
  const rc = drawn(raters * criteria, 0.3);
  const scores: Score[] = [];
  for (let i = 0; i < submissions; i++)
    for (let j = 0; j < raters; j++)
      for (let k = 0; k < criteria; k++) {
        if (!kept(i, j)) continue;
        const of = [s[i], r[j], c[k], sr[i * raters + j], sc[i * criteria + k], rc[j * criteria + k]];
        const score = of.reduce((sum: number, one) => sum + (one ?? 0), 5 + 0.8 * normal());
        scores.push({ submission: `${i}`, rater: `${j}`, criterion: `${k}`, score });
      }
  return scores;
}

/** Three readers each, drawn by lot. */
const readers = Array.from({ length: 800 }, () => {
  const some = new Set<number>();
  while (some.size < 3) some.add(random.below(20));
  return some;
});
const sparse = simulated([800, 20, 6], (submission, rater) => readers[submission]?.has(rater) ?? false);

test('known variances are found again in a sparse design', () => {
  const found = componentsOf(sparse);
  // Five times what each varied by over twenty drawings.
  const known = [
    ['submission', 1, 0.31],
    ['rater', 0.25, 0.44],
    ['submission.rater', 0.36, 0.095],
    ['submission.criterion', 0.25, 0.07],
    ['rater.criterion', 0.09, 0.075],
    ['residual', 0.64, 0.045],
  ] as const;
  for (const [effect, variance, reach] of known)
    expect(Math.abs((found?.[effect] ?? 0) - variance), effect).toBeLessThan(reach);
});

test('complete scores give the analysis of variance, worked by its own formulae', () => {
  const scores = simulated([9, 4, 3], () => true);
  const [a, b, c] = [9, 4, 3];
  const meanBy = (of: (score: Score) => string) => {
    const groups = Map.groupBy(scores, of);
    return new Map(
      [...groups].map(([key, some]) => [key, some.reduce((sum, one) => sum + one.score, 0) / some.length]),
    );
  };
  const grand = meanBy(() => '').get('') ?? 0;
  const [s, r, k] = [
    meanBy((one) => one.submission),
    meanBy((one) => one.rater),
    meanBy((one) => one.criterion),
  ];
  const [sr, sk, rk] = [
    meanBy((one) => `${one.submission} ${one.rater}`),
    meanBy((one) => `${one.submission} ${one.criterion}`),
    meanBy((one) => `${one.rater} ${one.criterion}`),
  ];
  const at = (means: Map<string, number>, ...keys: string[]) => means.get(keys.join(' ')) ?? 0;
  const squares = (of: (one: Score) => number) => scores.reduce((sum, one) => sum + of(one) ** 2, 0);
  const msS = squares((one) => at(s, one.submission) - grand) / (a - 1);
  const pair = (
    means: Map<string, number>,
    [x, mx]: [string, Map<string, number>],
    [y, my]: [string, Map<string, number>],
  ) => at(means, x, y) - at(mx, x) - at(my, y) + grand;
  const msSR = squares((one) => pair(sr, [one.submission, s], [one.rater, r])) / ((a - 1) * (b - 1));
  const msSK = squares((one) => pair(sk, [one.submission, s], [one.criterion, k])) / ((a - 1) * (c - 1));
  const rest = (one: Score) =>
    one.score -
    at(sr, one.submission, one.rater) -
    at(sk, one.submission, one.criterion) -
    at(rk, one.rater, one.criterion) +
    at(s, one.submission) +
    at(r, one.rater) +
    at(k, one.criterion) -
    grand;
  const msRest = squares(rest) / ((a - 1) * (b - 1) * (c - 1));
  const found = componentsOf(scores);
  expect(found?.residual).toBeCloseTo(msRest, 9);
  expect(found?.['submission.rater']).toBeCloseTo((msSR - msRest) / c, 9);
  expect(found?.['submission.criterion']).toBeCloseTo((msSK - msRest) / b, 9);
  expect(found?.submission).toBeCloseTo((msS - msSR - msSK + msRest) / (b * c), 9);
});

/** The ratings of one criterion as the engine takes them; the scores themselves are the scale. */
function ratingsIn(scores: readonly Score[], criterion: string): Ratings {
  const some = scores.filter((one) => one.criterion === criterion);
  const [units, raters] = [
    [...new Set(some.map((one) => one.submission))],
    [...new Set(some.map((one) => one.rater))],
  ];
  return ratingsOf(
    units.map((unit) =>
      raters.map(
        (rater) => some.find((one) => one.submission === unit && one.rater === rater)?.score ?? null,
      ),
    ),
  );
}

test('on one criterion the reliability of one read is the intraclass correlation', () => {
  const scores = simulated([30, 4, 1], () => true);
  const components = componentsOf(scores);
  if (!components) throw new Error('no components');
  const [order, score] = (['order', 'score'] as const).map((decision) =>
    reliability(components, { reads: 1, criteria: 1, criteriaAre: 'fixed', decision }),
  );
  const ratings = ratingsIn(scores, '0');
  expect(order).toBeCloseTo(estimateOf(intraclass(ratings, '3.1')), 9);
  expect(score).toBeCloseTo(estimateOf(intraclass(ratings, '2.1')), 9);
  const mixed = mixedModel(ratings);
  expect(estimateOf(mixed.intraclass['2.1'])).toBeCloseTo(estimateOf(intraclass(ratings, '2.1')), 7);
  expect(estimateOf(mixed.variances.rater)).toBeCloseTo(components.rater, 7);
});

test('the mixed model finds what varies although most ratings are missing', () => {
  const ratings = ratingsIn(sparse, '0');
  expect(ratings.codes.filter((code) => code === missing).length).toBeGreaterThan(ratings.codes.length * 0.8);
  const { intraclass: found, variances } = mixedModel(ratings);
  const one = found['2.1'];
  // Of one criterion: the submission's 1 + 0.25; the rater's 0.25 + 0.09; beside them 0.36 + 0.64.
  const truth = 1.25 / (1.25 + 0.34 + 1);
  if (one.kind === 'insufficient' || !one.standardError) throw new Error('no estimate');
  expect(Math.abs(one.estimate - truth)).toBeLessThan(2.5 * one.standardError);
  expect(estimateOf(variances.residual)).toBeGreaterThan(0.85);
  expect(estimateOf(variances.residual)).toBeLessThan(1.15);
});

test('the reads that a wanted reliability takes are the fewest that reach it', () => {
  const components = componentsOf(sparse);
  if (!components) throw new Error('no components');
  for (const criteriaAre of ['fixed', 'drawn'] as const)
    for (const decision of ['order', 'score'] as const) {
      const plan = { criteria: 6, criteriaAre, decision };
      const reads = readsFor(components, 0.8, plan) ?? 0;
      expect(reads).toBeGreaterThan(1);
      expect(reliability(components, { ...plan, reads })).toBeGreaterThanOrEqual(0.8);
      expect(reliability(components, { ...plan, reads: reads - 1 })).toBeLessThan(0.8);
    }
});

test('more reads do not help where the criteria are what is uncertain', () => {
  const components = componentsOf(sparse);
  if (!components) throw new Error('no components');
  const few = { criteria: 1, criteriaAre: 'drawn', decision: 'order' } as const;
  expect(readsFor(components, 0.95, few)).toBeUndefined();
});

test('a planned reliability comes with an interval that holds the truth', () => {
  const plan = { reads: 2, criteria: 6, criteriaAre: 'fixed', decision: 'order' } as const;
  const found = plannedReliability(sparse, plan);
  const universe = 1 + 0.25 / 6;
  const truth = universe / (universe + (0.36 + 0.64 / 6) / 2);
  if (found.kind === 'insufficient' || !found.ci) throw new Error('no interval');
  expect(found.ci[0]).toBeLessThan(truth);
  expect(found.ci[1]).toBeGreaterThan(truth);
  expect(found.n.raters).toBe(20);
});

test('raters who share no submission are not told apart, and a score given twice is refused', () => {
  const plan = { reads: 1, criteria: 1, criteriaAre: 'fixed', decision: 'order' } as const;
  const apart: Score[] = ['a', 'b', 'c', 'd'].map((submission, at) => ({
    submission,
    rater: at < 2 ? 'x' : 'y',
    criterion: '1',
    score: at,
  }));
  expect(plannedReliability(apart, plan).kind).toBe('insufficient');
  expect(() => plannedReliability([...apart, ...apart], plan)).toThrow(/twice/);
});

test('ratings that leave nothing beside units and raters say so, whatever their order', () => {
  const saturated = [
    [4, null, 2],
    [null, 2, 1],
  ];
  const exact = [
    [3, null, null],
    [3, null, 1],
    [4, 3, null],
  ];
  for (const scores of [saturated, exact]) {
    for (const some of [scores, scores.map((row) => row.toReversed()).toReversed()])
      expect(mixedModel(ratingsOf(some, [1, 2, 3, 4])).intraclass['2.1']).toMatchObject({
        kind: 'insufficient',
        reason: expect.stringContaining('Nothing is left beside the units and the raters'),
      });
  }
});

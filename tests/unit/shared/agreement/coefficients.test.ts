import fc from 'fast-check';
import { expect, test } from 'vitest';
import { krippendorffAlpha } from '#shared/agreement/alpha.ts';
import { percentAgreement } from '#shared/agreement/chanceCorrected.ts';
import { everyStatistic } from '#shared/agreement/everyStatistic.ts';
import { cohenKappa } from '#shared/agreement/pairKappa.ts';
import { type Ratings, ratingsOf } from '#shared/agreement/ratings.ts';
import type { Statistic } from '#shared/agreement/statistic.ts';
import { weightsFromDisagreement, weightsOf, weightsWithin } from '#shared/agreement/weights.ts';

type Scores = (number | null)[][];
const scale = [1, 2, 3, 4];
const score = fc.option(fc.constantFrom(...scale), { freq: 5 });
/** Of three raters, who left out a few. */
const tables = fc.array(fc.tuple(score, score, score), {
  minLength: 2,
  maxLength: 25,
}) as fc.Arbitrary<Scores>;
const full = (scores: Scores): Ratings => ratingsOf(scores, scale);

const numberOf = (one: Statistic | undefined) => (one?.kind === 'estimate' ? one.estimate : one?.kind);

/** Where only two raters left scores the second is compared with the first: the other way round turns the sign alone. */
const isDirected = (name: string) => name.startsWith('mean.difference');

/**
 * The same numbers for the statistics of all raters together; those of pairs and of one rater bear the raters' places.
 * @param turn −1 where the raters are the other way round
 */
function expectSame(before: Ratings, after: Ratings, turn: 1 | -1 = 1): void {
  const [left, right] = [everyStatistic(before), everyStatistic(after)];
  for (const [name, one] of Object.entries(left)) {
    if (/\.pair|^rater\./.test(name)) continue;
    const [ours, theirs] = [numberOf(one), numberOf(right[name])];
    if (typeof ours !== 'number' || typeof theirs !== 'number') expect(theirs, name).toBe(ours);
    else expect(theirs, name).toBeCloseTo(isDirected(name) ? turn * ours : ours, 9);
  }
}

test('the order of the units and of the raters changes nothing', () => {
  fc.assert(
    fc.property(tables, (scores) => {
      expectSame(full(scores), full(scores.toReversed()));
      expectSame(full(scores), full(scores.map((row) => row.toReversed())), -1);
    }),
    {
      numRuns: 30,
      examples: [
        [
          [
            [null, 1, 1],
            [null, 1, 2],
          ],
        ],
      ],
    },
  );
}, 60_000);

test('names of categories do not matter where their order does not', () => {
  fc.assert(
    fc.property(tables, (scores) => {
      const renamed = scores.map((row) => row.map((one) => (one === null ? null : (one % 4) + 1)));
      const [before, after] = [everyStatistic(full(scores)), everyStatistic(full(renamed))];
      for (const name of [
        'percent.agreement',
        'gwet.ac1',
        'fleiss.kappa',
        'conger.kappa',
        'krippendorff.alpha.nominal',
      ]) {
        const [ours, theirs] = [numberOf(before[name]), numberOf(after[name])];
        if (typeof ours === 'number') expect(theirs, name).toBeCloseTo(ours, 9);
        else expect(theirs, name).toBe(ours);
      }
    }),
    { numRuns: 30 },
  );
}, 60_000);

test('nothing is ever NaN or infinite, whatever the ratings', () => {
  const any = fc.array(fc.array(score, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(any, (scores) => {
      for (const [name, one] of Object.entries(everyStatistic(full(scores)))) {
        if (one.kind === 'insufficient') continue;
        const { estimate, standardError, ci, p } = one;
        for (const value of [estimate, standardError, ...(ci ?? []), p])
          if (value !== undefined) expect(Number.isFinite(value), name).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
}, 60_000);

test('units rated twice over say the same with less doubt', () => {
  const once = full([
    [1, 1, 2],
    [2, 3, 2],
    [4, 4, 4],
    [3, 3, null],
    [2, 2, 1],
    [1, 2, 1],
  ]);
  const twice = full(
    [...Array(2)].flatMap(() => [
      [1, 1, 2],
      [2, 3, 2],
      [4, 4, 4],
      [3, 3, null],
      [2, 2, 1],
      [1, 2, 1],
    ]),
  );
  const [before, after] = [everyStatistic(once)['gwet.ac1'], everyStatistic(twice)['gwet.ac1']];
  if (before?.kind !== 'estimate' || after?.kind !== 'estimate') throw new Error('there is enough');
  expect(after.estimate).toBeCloseTo(before.estimate, 12);
  expect(after.standardError).toBeLessThan(before.standardError ?? 0);
});

test('alpha and Fleiss’ kappa become one as units grow', () => {
  const few: Scores = [
    [1, 1, 2],
    [2, 3, 2],
    [4, 4, 4],
    [3, 3, 1],
    [2, 2, 1],
    [1, 2, 1],
  ];
  const gap = (times: number) => {
    const found = everyStatistic(full([...Array(times)].flatMap(() => few)));
    return Math.abs(
      Number(numberOf(found['krippendorff.alpha.nominal'])) - Number(numberOf(found['fleiss.kappa'])),
    );
  };
  expect(gap(1)).toBeGreaterThan(0.01);
  expect(gap(200)).toBeLessThan(gap(1) / 150);
});

test('agreement within as many steps as the scale has is whole', () => {
  const ratings = full([
    [1, 4, 2],
    [3, 1, null],
    [2, 2, 4],
  ]);
  expect(percentAgreement(ratings, weightsWithin(3, 4))).toMatchObject({ estimate: 1 });
  expect(percentAgreement(ratings, weightsWithin(0, 4))).toMatchObject({
    estimate: (percentAgreement(ratings, weightsOf('identity', scale)) as { estimate: number }).estimate,
  });
});

test('no statistic is made of raters who share no unit', () => {
  const apart = full([
    [1, null],
    [2, null],
    [null, 3],
    [null, 4],
  ]);
  for (const [name, one] of Object.entries(everyStatistic(apart))) {
    // A mean of what one rater gave compares nobody.
    if (name.startsWith('rater.mean')) continue;
    expect(one.kind, name).toBe('insufficient');
  }
});

test('a circle has its ends side by side', () => {
  const ends = ratingsOf(
    [
      [1, 4],
      [4, 1],
      [1, 1],
      [4, 4],
      [2, 2],
      [3, 3],
    ],
    scale,
  );
  const middles = ratingsOf(
    [
      [1, 3],
      [3, 1],
      [1, 1],
      [4, 4],
      [2, 2],
      [3, 3],
    ],
    scale,
  );
  const alpha = (ratings: Ratings) => Number(numberOf(krippendorffAlpha(ratings, 'circular')));
  expect(alpha(ends)).toBeGreaterThan(alpha(middles));
});

test('kappa with disagreements of one’s own is that of Cohen’s paper, also where they differ both ways', () => {
  const counts = [
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ];
  const units = counts.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, () => [i + 1, j + 1])),
  );
  const kappa = (table: number[][]) =>
    cohenKappa(ratingsOf(units, [1, 2, 3]), weightsFromDisagreement(table));
  expect(
    Number(
      numberOf(
        kappa([
          [0, 1, 3],
          [1, 0, 6],
          [3, 6, 0],
        ]),
      ),
    ),
  ).toBeCloseTo(0.348, 3);
  expect(
    Number(
      numberOf(
        kappa([
          [0, 1, 4],
          [1, 0, 6],
          [2, 2, 0],
        ]),
      ),
    ),
  ).toBeCloseTo(0.353, 3);
  expect(() =>
    weightsFromDisagreement([
      [0, 1],
      [1, 1],
    ]),
  ).toThrow('a square table');
});

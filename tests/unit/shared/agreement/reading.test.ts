import { expect, test } from 'vitest';
import { benchmarkOf } from '#shared/agreement/benchmark.ts';
import { paradoxOf } from '#shared/agreement/paradox.ts';
import { ratingsOf } from '#shared/agreement/ratings.ts';
import type { Estimate } from '#shared/agreement/statistic.ts';

const found = (estimate: number, standardError: number): Estimate => ({
  kind: 'estimate',
  estimate,
  standardError,
  n: { units: 20, raters: 2, pairs: 20, overlap: 20 },
  method: '',
  warnings: [],
});

test('the level that can be claimed lies below that of the bare number while the error is large', () => {
  expect(benchmarkOf(found(0.65, 0.12), 'Landis and Koch 1977')).toMatchObject({
    level: 'moderate',
    bare: 'substantial',
  });
  expect(benchmarkOf(found(0.65, 0.02), 'Landis and Koch 1977')).toMatchObject({ level: 'substantial' });
  expect(benchmarkOf(found(0.65, 0.3), 'Altman 1991')).toMatchObject({ level: 'poor', bare: 'good' });
});

test('its certainty is what a normal distribution between −1 and 1 leaves above the level', () => {
  // P(Z > (0.4 − 0.65)/0.12) = P(Z > −2.08333…) = 0.98138909…; cut off above 1 by P(Z > 2.91666…) = 0.00176879….
  const above = (0.98138909 - 0.00176879) / (1 - 0.00176879);
  expect(benchmarkOf(found(0.65, 0.12), 'Landis and Koch 1977')?.certainty).toBeCloseTo(above, 5);
});

test('without an error nothing is claimed', () => {
  expect(benchmarkOf(found(0.65, 0), 'Fleiss 1981')).toBeUndefined();
});

/** Two raters’ ratings by a table of how often each pair of categories occurred. */
const tableOf = (rows: number[][]) =>
  ratingsOf(
    rows.flatMap((row, i) => row.flatMap((count, j) => Array.from({ length: count }, () => [i + 1, j + 1]))),
    rows.map((_, i) => i + 1),
  );

test('nine in ten agree and kappa is low: one category is common', () => {
  const paradox = paradoxOf(
    tableOf([
      [90, 5],
      [4, 1],
    ]),
  );
  expect(paradox).toMatchObject({ because: 'prevalence' });
  expect(paradox?.agreement).toBeCloseTo(0.91, 12);
  expect(paradox?.kappa).toBeLessThan(0.2);
  expect(paradox?.adjusted).toBeCloseTo(0.82, 12);
  expect(paradox?.prevalence).toBeCloseTo(0.89, 12);
});

test('kappa is that of the three indices of Byrt, Bishop and Carlin', () => {
  const paradox = paradoxOf(
    tableOf([
      [40, 20],
      [5, 35],
    ]),
  );
  if (!paradox) throw new Error('there is enough');
  const { prevalence, bias, adjusted, kappa } = paradox;
  expect(bias).toBeCloseTo(0.15, 12);
  expect(kappa).toBeCloseTo((adjusted - prevalence ** 2 + bias ** 2) / (1 - prevalence ** 2 + bias ** 2), 12);
});

test('even categories used alike make no paradox', () => {
  expect(
    paradoxOf(
      tableOf([
        [40, 10],
        [10, 40],
      ]),
    ),
  ).toMatchObject({ because: null, bias: 0 });
});

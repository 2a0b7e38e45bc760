import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  chiSquaredTail,
  fisherQuantile,
  fisherTail,
  logGamma,
  normalQuantile,
  normalTail,
  studentQuantile,
  studentTail,
} from '#shared/agreement/distributions.ts';

/** To so many parts in a million million. */
const near = (value: number, expected: number, parts = 1) =>
  expect(Math.abs(value / expected - 1)).toBeLessThan(parts * 1e-12);

test('quantiles are those of the tables, with more digits', () => {
  near(normalQuantile(0.975), 1.959963984540054);
  near(normalQuantile(0.001), -3.090232306167813);
  near(studentQuantile(0.975, 19), 2.0930240544083087);
  near(fisherQuantile(0.975, 5, 15), 3.5764153492790607);
});

test('small tails keep their digits', () => {
  near(2 * studentTail(6, 99), 3.2459161123455424e-8);
  near(normalTail(10), 7.619853024160527e-24, 10);
  near(chiSquaredTail(7.814727903251179, 3), 0.05, 10);
  near(fisherTail(0.01, 3, 7), 0.9984952470401116);
});

test('log Γ meets the factorials', () => {
  let factorial = 1;
  for (let n = 2; n < 30; n++) {
    factorial *= n;
    near(logGamma(n + 1), Math.log(factorial));
  }
  near(logGamma(0.5), Math.log(Math.sqrt(Math.PI)));
});

test('a quantile leads back to its probability', () => {
  const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  const df = fc.integer({ min: 1, max: 500 });
  fc.assert(
    fc.property(probability, df, df, (p, df1, df2) => {
      expect(1 - studentTail(studentQuantile(p, df1), df1)).toBeCloseTo(p, 10);
      expect(1 - fisherTail(fisherQuantile(p, df1, df2), df1, df2)).toBeCloseTo(p, 10);
      expect(1 - normalTail(normalQuantile(p))).toBeCloseTo(p, 10);
    }),
  );
});

test('F with one degree of freedom is the square of t', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 20, noNaN: true }), fc.integer({ min: 1, max: 200 }), (t, df) => {
      near(fisherTail(t * t, 1, df), 2 * studentTail(t, df), 100);
    }),
  );
});

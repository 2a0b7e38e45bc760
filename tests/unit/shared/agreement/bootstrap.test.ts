import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { krippendorffAlpha } from '#shared/agreement/alpha.ts';
import { bootstrap } from '#shared/agreement/bootstrap.ts';
import { randomFrom } from '#shared/agreement/random.ts';
import { type Ratings, ratingsOf } from '#shared/agreement/ratings.ts';
import { onObservedScale } from '#shared/agreement/tally.ts';
import { goldenCases } from '#tests/helpers/goldenAgreement.ts';

const file = join(import.meta.dirname, '../../../fixtures/agreement/resampled/alpha.json');
const reference: {
  cases: Record<
    string,
    { level: 'nominal' | 'ordinal' | 'interval'; percentile95: [number, number]; bootSE: number }
  >;
} = JSON.parse(readFileSync(file, 'utf8'));

test.each(Object.entries(reference.cases).filter(([id]) => goldenCases().some((one) => one.id === id)))(
  '%s varies as twenty thousand replicates of the reference say',
  (id, { level, percentile95, bootSE }) => {
    const golden = goldenCases().find((one) => one.id === id);
    if (!golden) throw new Error(id);
    const ratings = onObservedScale(golden.ratings);
    const found = bootstrap(ratings, (one) => krippendorffAlpha(one, level), { replicates: 10_000, seed: 7 });
    // Both are drawn at random: the reference states 0.012 for ten thousand.
    expect(Math.abs((found?.percentile[0] ?? 0) - percentile95[0])).toBeLessThan(0.012);
    expect(Math.abs((found?.percentile[1] ?? 0) - percentile95[1])).toBeLessThan(0.012);
    expect(Math.abs((found?.standardError ?? 0) - bootSE)).toBeLessThan(0.004);
  },
  60_000,
);

const ratings = ratingsOf(
  [
    [1, 1],
    [2, 3],
    [4, 4],
    [3, 3],
    [2, 2],
    [1, 2],
    [4, 3],
    [2, 2],
  ],
  [1, 2, 3, 4],
);
const alpha = (one: typeof ratings) => krippendorffAlpha(one, 'ordinal');

test('the same seed gives the same figures, another seed others', () => {
  const of = (seed: number) => bootstrap(ratings, alpha, { replicates: 200, seed });
  expect(of(3)).toEqual(of(3));
  expect(of(4)?.standardError).not.toBe(of(3)?.standardError);
});

test('whole clusters are drawn, which say less than as many units apart', () => {
  const rows = [
    [1, 1],
    [1, 2],
    [4, 4],
    [4, 4],
    [2, 3],
    [3, 2],
    [3, 3],
    [2, 2],
  ];
  const units = ratingsOf([...rows, ...rows, ...rows], [1, 2, 3, 4]);
  const clusters = Int32Array.from(units.units, (_, unit) => unit % rows.length);
  const apart = bootstrap(units, alpha, { replicates: 1_000, seed: 1 });
  const together = bootstrap({ ...units, clusters }, alpha, { replicates: 1_000, seed: 1 });
  expect(together?.standardError).toBeGreaterThan(1.3 * (apart?.standardError ?? 0));
});

test('it tells how far it is, and can be stopped', () => {
  const told: number[] = [];
  const stop = () =>
    bootstrap(ratings, alpha, {
      replicates: 500,
      seed: 1,
      onProgress: (done) => {
        told.push(done);
        if (done === 5) throw new Error('stopped');
      },
    });
  expect(stop).toThrow('stopped');
  expect(told).toEqual([1, 2, 3, 4, 5]);
});

test('too few replicates are refused, and nothing is made of nothing', () => {
  expect(() => bootstrap(ratings, alpha, { replicates: 50, seed: 1 })).toThrow('100 replicates');
  expect(
    bootstrap(
      ratingsOf([
        [1, null],
        [null, 2],
      ]),
      alpha,
      { replicates: 100, seed: 1 },
    ),
  ).toBeUndefined();
});

/** So many raters score 300 units; each is harder or more lenient on them by as much as a point. */
function byRaters(count: number, seed: number): Ratings {
  const random = randomFrom(seed);
  const uniform = () => random.below(1_000_000) / 1_000_000;
  const severities = Array.from({ length: count }, () => 2 * uniform() - 1);
  return ratingsOf(
    Array.from({ length: 300 }, () => {
      const quality = 1 + 4 * uniform();
      return severities.map((severity) =>
        Math.max(1, Math.min(5, Math.round(quality + severity + uniform() - 0.5))),
      );
    }),
    [1, 2, 3, 4, 5],
  );
}

const intervalAlpha = (one: Ratings) => krippendorffAlpha(one, 'interval');

test('drawing the raters too tells how alpha would vary with others like them', () => {
  const count = 12;
  const values = Array.from({ length: 60 }, (_, seed) => {
    const found = intervalAlpha(byRaters(count, 1_000 + seed));
    return found.kind === 'estimate' ? found.estimate : 0;
  });
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const truth = Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1));
  const errors = (drawRaters: boolean) =>
    [1, 2, 3, 4, 5, 6].map((seed) => {
      const wish = { replicates: 400, seed, drawRaters };
      return bootstrap(byRaters(count, seed), intervalAlpha, wish)?.standardError ?? 0;
    });
  const [units, both] = [errors(false), errors(true)].map(
    (some) => some.reduce((sum, one) => sum + one, 0) / 6,
  );
  // These raters alone: far too sure. Raters like them: about right, and rather too wide than too narrow.
  expect((units ?? 1) / truth).toBeLessThan(0.6);
  expect((both ?? 0) / truth).toBeGreaterThan(0.8);
  expect((both ?? 9) / truth).toBeLessThan(1.6);
}, 60_000);

test('three raters are too few to draw from', () => {
  expect(() =>
    bootstrap(byRaters(3, 1), intervalAlpha, { replicates: 100, seed: 1, drawRaters: true }),
  ).toThrow(/there must be 4 of them, and there are 3/);
});

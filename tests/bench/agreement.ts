import { krippendorffAlpha } from '#shared/agreement/alpha.ts';
import { bootstrap } from '#shared/agreement/bootstrap.ts';
import { resampled } from '#shared/agreement/everyStatistic.ts';
import { randomFrom } from '#shared/agreement/random.ts';
import { missing, type Ratings } from '#shared/agreement/ratings.ts';
import { type Bench, inTurn, type Measure, measureOf, seconds } from './measure.ts';

const scale = [1, 2, 3, 4, 5];

/** Ratings of a made-up scale: each unit has a level, and a rater is now and then one off; some are missing. */
function madeUp({
  raters,
  units,
  percentMissing,
}: {
  raters: number;
  units: number;
  percentMissing: number;
}): Ratings {
  const random = randomFrom(raters * 1_000 + units);
  const codes = new Int16Array(raters * units);
  let level = 0;
  for (let at = 0; at < codes.length; at++) {
    if (at % raters === 0) level = random.below(scale.length);
    const off = random.below(4) === 0 ? random.below(3) - 1 : 0;
    const isMissing = random.below(100) < percentMissing;
    codes[at] = isMissing ? missing : Math.min(scale.length - 1, Math.max(0, level + off));
  }
  const named = (count: number) => Array.from({ length: count }, (_, i) => `${i}`);
  return { raters: named(raters), units: named(units), categories: scale, codes };
}

/** What anything has to do at least: look at every rating, and count its category for its unit. */
function countOnce({ codes, raters }: Ratings): number {
  const counts = new Int32Array((codes.length / raters.length) * scale.length);
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? missing;
    if (code === missing) continue;
    const cell = Math.floor(at / raters.length) * scale.length + code;
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts.length;
}

const quadratic = resampled({ weights: ['quadratic'], levels: ['nominal', 'ordinal', 'interval'] });
const everyCoefficient = (ratings: Ratings) => quadratic.map(([, compute]) => compute(ratings));
const claim = { better: 'lower', unit: 's' } as const;

async function measures(): Promise<Measure[]> {
  const some = madeUp({ raters: 40, units: 5_000, percentMissing: 5 });
  const twice = madeUp({ raters: 40, units: 10_000, percentMissing: 5 });
  const large = madeUp({ raters: 200, units: 50_000, percentMissing: 5 });
  const small = madeUp({ raters: 8, units: 500, percentMissing: 5 });
  const alpha = (ratings: Ratings) => krippendorffAlpha(ratings, 'ordinal');
  const timed = (work: () => unknown) => () => seconds(async () => work());
  const growth = await inTurn(
    9,
    timed(() => everyCoefficient(twice)),
    timed(() => everyCoefficient(some)),
  );
  const many = await inTurn(
    5,
    timed(() => alpha(large)),
    timed(() => countOnce(large)),
  );
  const replicates = 1_000;
  // The jackknife of 500 units leaves them out in as many parts.
  const leftOut = 400;
  const drawn = await inTurn(
    3,
    timed(() => bootstrap(small, alpha, { replicates, seed: 1 })),
    timed(() => Array.from({ length: replicates + leftOut }, () => alpha(small))),
  );
  return [
    measureOf({ ...claim, name: 'agreement-growth', against: 'half as many ratings', target: 2.4 }, growth),
    measureOf(
      { ...claim, name: 'alpha-large', against: 'one bare count of the same ratings', target: 6 },
      many,
    ),
    measureOf({ ...claim, name: 'bootstrap', against: 'as many bare estimates', target: 2 }, drawn),
  ];
}

/**
 * The agreement engine: all coefficients with analytic intervals and quadratic weights on 40 raters × 10,000 units
 * against 5,000, alpha on 200 × 50,000 against a bare count, and 1,000 replicates on 8 × 500 with BCa intervals against
 * as many bare estimates as that takes.
 */
export const agreement: Bench = { name: 'agreement', run: measures };

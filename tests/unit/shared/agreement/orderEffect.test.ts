import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fewestReadings,
  intervalOf,
  orderEffectOf,
  ranksOf,
  spearman,
} from '#shared/agreement/orderEffect.ts';

const placed = (scores: readonly number[]) => scores.map((score, place) => ({ place, score }));

describe('ranks', () => {
  it('of equal values are the mean of those they take up', () => {
    expect(ranksOf([10, 30, 20])).toEqual([1, 3, 2]);
    expect(ranksOf([2, 1, 2, 2])).toEqual([3, 1, 3, 3]);
    expect(ranksOf([])).toEqual([]);
  });
});

describe('Spearman’s correlation', () => {
  it('is what is reckoned by hand', () => {
    // Ranks 1…5 against 2 1 4 3 5: d² = 1 + 1 + 1 + 1 + 0, so 1 − 6·4/(5·24) = 0.8.
    expect(spearman([1, 2, 3, 4, 5], [20, 10, 40, 30, 50])).toBeCloseTo(0.8, 12);
    // Ranks 1 2 3 4 against 1.5 1.5 3.5 3.5: covariance 4, variances 5 and 4, so 4/√20.
    expect(spearman([1, 2, 3, 4], [7, 7, 9, 9])).toBeCloseTo(4 / Math.sqrt(20), 12);
  });

  it('does not exist where nothing varies', () => {
    expect(spearman([1, 2, 3], [4, 4, 4])).toBeUndefined();
  });

  const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
    minLength: 2,
    maxLength: 30,
  });
  const of = (some: readonly (readonly [number, number])[]) =>
    spearman(
      some.map(([x]) => x),
      some.map(([, y]) => y),
    );

  it('does not care in which order the pairs come, nor which of the two comes first', () => {
    fc.assert(
      fc.property(
        pairs.chain((some) =>
          fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
        ),
        ([some, shuffled]) => {
          const rho = of(some);
          expect(of(shuffled) === undefined).toBe(rho === undefined);
          if (rho === undefined) return;
          expect(of(shuffled)).toBeCloseTo(rho, 10);
          expect(of(some.map(([x, y]) => [y, x] as const))).toBeCloseTo(rho, 10);
        },
      ),
    );
  });

  it('knows ranks only: stretching the scores changes nothing, turning them round turns the sign', () => {
    fc.assert(
      fc.property(pairs, (some) => {
        const rho = of(some);
        if (rho === undefined) return;
        expect(Math.abs(rho)).toBeLessThanOrEqual(1);
        expect(of(some.map(([x, y]) => [x, y ** 3 + 5] as const))).toBeCloseTo(rho, 10);
        expect(of(some.map(([x, y]) => [x, -y] as const))).toBeCloseTo(-rho, 10);
      }),
    );
  });
});

describe('the interval', () => {
  it('is what Bonett and Wright’s formula gives', () => {
    // n = 20, ρ = 0.5: atanh 0.5 = 0.549306, error √(1.125/17) = 0.257248, times 1.959964 = 0.504196.
    const { low, high } = intervalOf(0.5, 20);
    expect(low).toBeCloseTo(Math.tanh(0.04511), 4);
    expect(high).toBeCloseTo(Math.tanh(1.053502), 4);
  });

  it('holds the correlation, and narrows with more readings', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.integer({ min: 10, max: 500 }),
        (rho, n) => {
          const { low, high } = intervalOf(rho, n);
          expect(low).toBeLessThanOrEqual(rho);
          expect(high).toBeGreaterThanOrEqual(rho);
          const more = intervalOf(rho, n * 4);
          expect(more.high - more.low).toBeLessThan(high - low);
        },
      ),
    );
  });

  it('of a perfect correlation is no point', () => {
    expect(intervalOf(1, 10).high).toBe(1);
    expect(intervalOf(1, 10).low).toBeLessThan(0.99);
    expect(intervalOf(-1, 10).low).toBe(-1);
  });
});

describe('an order effect', () => {
  it('is told with what it rests on', () => {
    const effect = orderEffectOf(placed([1, 2, 1, 3, 2, 3, 4, 3, 4, 4]));
    expect(effect).toMatchObject({ kind: 'estimate', readings: 10 });
    if (effect.kind === 'estimate') expect(effect.low).toBeGreaterThan(0);
  });

  it('is not told from too little', () => {
    const few = placed(Array.from({ length: fewestReadings - 1 }, (_, i) => i));
    expect(orderEffectOf(few)).toEqual({ kind: 'insufficient', readings: 9, why: 'few' });
    expect(orderEffectOf([])).toEqual({ kind: 'insufficient', readings: 0, why: 'few' });
    const same = placed(Array.from({ length: 12 }, () => 3));
    expect(orderEffectOf(same)).toEqual({ kind: 'insufficient', readings: 12, why: 'no variation' });
  });
});

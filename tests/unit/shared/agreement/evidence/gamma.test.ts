import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestAlignment, type Placed, type Unitary } from '#shared/agreement/evidence/alignment.ts';
import { dissimilar } from '#shared/agreement/evidence/dissimilarity.ts';
import { evenly, gamma } from '#shared/agreement/evidence/gamma.ts';
import type { Marked } from '#shared/agreement/evidence/matching.ts';

type Unit = [rater: string, category: string, start: number, end: number];
interface Weighted {
  name: string;
  alpha: number;
  beta: number;
  deltaEmpty: number;
  units: Unit[];
}
interface Fixture extends Weighted {
  expected: {
    pairDissimilarities?: {
      annotatorA: string;
      unitIndexA: number;
      annotatorB: string;
      unitIndexB: number;
      combined: number;
    }[];
  };
  sampledContinua: { units: Unit[]; bestAlignmentDisorder: number }[];
  recomputed: { bestAlignmentDisorder: number };
}
interface Case extends Weighted {
  expected: { nUnitary?: number };
  recomputed: {
    observedDisorderExactDouble?: number;
    observedDisorder: number;
    gammaBySeed: number[];
    nUnitary: number;
  };
}
const golden: { fixtures: Fixture[]; cases: Case[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../fixtures/agreement/spans/gamma.json'), 'utf8'),
);

function ratersOf(units: readonly Unit[]): Map<string, Marked[]> {
  const raters = new Map<string, Marked[]>();
  for (const [rater, category, start, end] of units)
    raters.set(rater, [...(raters.get(rater) ?? []), { category, start, end }]);
  return raters;
}
const placedOf = (raters: ReadonlyMap<string, readonly Marked[]>): Placed[] =>
  [...raters.values()].flatMap((marked, rater) => marked.map((one) => ({ ...one, rater })));
const weightsOf = ({ alpha, beta, deltaEmpty }: Weighted) => ({
  positional: alpha,
  categorical: beta,
  empty: deltaEmpty,
});
const sumOf = (alignment: readonly Unitary[]) => alignment.reduce((sum, { disorder }) => sum + disorder, 0);

function disorderOf(units: readonly Unit[], weighted: Weighted): number {
  const raters = ratersOf(units);
  return (
    (sumOf(bestAlignment(placedOf(raters), raters.size, weightsOf(weighted))) * raters.size) / units.length
  );
}

test.each(golden.fixtures)(
  '$name: each pair differs, and the best alignment costs, what was published',
  (one) => {
    const raters = ratersOf(one.units);
    for (const pair of one.expected.pairDissimilarities ?? []) {
      const a = raters.get(pair.annotatorA)?.[pair.unitIndexA];
      const b = raters.get(pair.annotatorB)?.[pair.unitIndexB];
      const differ = a && b ? dissimilar(a, b, weightsOf(one)) : Number.NaN;
      // The reference computes in single precision.
      expect(Math.abs(differ - pair.combined)).toBeLessThanOrEqual(1e-6 * Math.max(1, pair.combined));
    }
    expect(disorderOf(one.units, one)).toBeCloseTo(one.recomputed.bestAlignmentDisorder, 9);
    for (const { units, bestAlignmentDisorder } of one.sampledContinua)
      expect(disorderOf(units, one)).toBeCloseTo(bestAlignmentDisorder, 5);
  },
);

test.each(golden.cases)('$name: the best alignment is the reference’s, and gamma is near it', (one) => {
  const { observedDisorder, observedDisorderExactDouble, gammaBySeed, nUnitary } = one.recomputed;
  expect(disorderOf(one.units, one)).toBeCloseTo(
    observedDisorderExactDouble ?? observedDisorder,
    observedDisorderExactDouble === undefined ? 6 : 9,
  );
  const found = gamma(ratersOf(one.units), { ...weightsOf(one), seed: 3 });
  expect(found.alignment).toHaveLength(nUnitary);
  expect(found.alignment.flatMap(({ spans }) => spans)).toHaveLength(one.units.length);
  const reference = gammaBySeed.reduce((a, b) => a + b, 0) / gammaBySeed.length;
  expect(found.gamma).toMatchObject({ kind: 'estimate' });
  const estimate = found.gamma.kind === 'estimate' ? found.gamma.estimate : Number.NaN;
  // What chance gives is drawn; the reference draws otherwise.
  expect(Math.abs(estimate - reference)).toBeLessThan(0.04);
});

/** Every way to put spans together, at most one of each rater: for a few spans. */
function* partitions(spans: readonly Placed[]): Generator<Placed[][]> {
  const [first, ...rest] = spans;
  if (!first) return yield [];
  for (const others of partitions(rest)) {
    yield [[first], ...others];
    for (const [at, group] of others.entries())
      if (group.every(({ rater }) => rater !== first.rater)) yield others.with(at, [first, ...group]);
  }
}

function costOf(group: readonly Placed[], raters: number): number {
  const pairs = (raters * (raters - 1)) / 2;
  let [sum, met] = [0, 0];
  for (const [at, a] of group.entries())
    for (const b of group.slice(at + 1)) {
      sum += dissimilar(a, b, evenly);
      met++;
    }
  return (sum + pairs - met) / pairs;
}

const someSpans = fc.array(
  fc.record({ rater: fc.nat(2), category: fc.constantFrom('A', 'B'), start: fc.nat(30), length: fc.nat(12) }),
  { maxLength: 8 },
);

test('no other alignment costs less', () => {
  fc.assert(
    fc.property(someSpans, (drawn) => {
      const spans = drawn.map(({ length, ...one }) => ({ ...one, end: one.start + length }));
      const least = Math.min(
        ...[...partitions(spans)].map((groups) => groups.reduce((sum, group) => sum + costOf(group, 3), 0)),
      );
      const best = bestAlignment(spans, 3, evenly);
      expect(sumOf(best)).toBeCloseTo(least, 9);
      expect(best.flatMap((one) => one.spans)).toHaveLength(spans.length);
    }),
    { numRuns: 300 },
  );
});

test('the same throughout is 1, an unrelated rater is near 0, and the seed fixes the figure', () => {
  const marked = Array.from(
    { length: 12 },
    (_, at): Marked => ({
      category: 'ABC'[at % 3] ?? 'A',
      start: 100 * at,
      end: 100 * at + 20 + 5 * (at % 4),
    }),
  );
  const wish = { ...evenly, seed: 11 };
  const same = gamma(
    new Map([
      ['a', marked],
      ['b', marked],
    ]),
    wish,
  );
  expect(same.gamma).toMatchObject({ kind: 'estimate', estimate: 1 });
  const elsewhere = marked.map((one) => ({ ...one, start: one.start + 47, end: one.end + 47 }));
  const apart = gamma(
    new Map([
      ['a', marked],
      ['b', elsewhere],
    ]),
    wish,
  );
  expect(apart.gamma.kind === 'estimate' && apart.gamma.estimate).toBeLessThan(0.1);
  expect(
    gamma(
      new Map([
        ['a', marked],
        ['b', elsewhere],
      ]),
      wish,
    ),
  ).toEqual(apart);
});

test('what cannot be told is said, work is told as it goes, and bad spans are refused', () => {
  const one: Marked = { category: 'A', start: 0, end: 10 };
  const wish = { ...evenly, seed: 1 };
  expect(gamma(new Map([['a', [one]]]), wish).gamma.kind).toBe('insufficient');
  expect(
    gamma(
      new Map([
        ['a', []],
        ['b', []],
      ]),
      wish,
    ).gamma.kind,
  ).toBe('insufficient');
  const told: number[] = [];
  gamma(
    new Map([
      ['a', [one]],
      ['b', []],
    ]),
    { ...wish, onDrawn: (drawn) => told.push(drawn) },
  );
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.length).toBeGreaterThanOrEqual(30);
  expect(() =>
    gamma(
      new Map([
        ['a', [{ ...one, end: -1 }]],
        ['b', []],
      ]),
      wish,
    ),
  ).toThrow(RangeError);
  const crowd = Array.from({ length: 9 }, (_, rater): [string, Marked[]] => [
    `${rater}`,
    Array.from({ length: 12 }, (_, at) => ({ category: 'A', start: at, end: at + 40 })),
  ]);
  expect(gamma(new Map(crowd), wish).gamma).toMatchObject({ kind: 'insufficient', reason: /fewer raters/ });
});

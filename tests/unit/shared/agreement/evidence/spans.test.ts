import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign } from '#shared/agreement/evidence/assignment.ts';
import { framesOf, frameWise } from '#shared/agreement/evidence/frameWise.ts';
import { type Marked, matchSpans, overlapOf } from '#shared/agreement/evidence/matching.ts';
import type { Statistic } from '#shared/agreement/statistic.ts';

type Unit = [rater: string, category: string, start: number, end: number];
interface Expected {
  tp: number;
  precision: number;
  recall: number;
  f1: number;
  meanIoUMatched: number;
  matches: [number, number, number][];
}
const golden: {
  units: Unit[];
  pairwise: (Expected & { reference: string; other: string; threshold: number; labelAware: boolean })[];
  framewise: {
    binSeconds: number;
    T: number;
    cohenKappa: Record<string, number>;
    percent: Record<string, number>;
    krippendorffNominal: number;
  };
  hand: { name: string; a: Unit[]; b: Unit[]; iou: number[][]; optimal?: Expected & { threshold: number } }[];
} = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../fixtures/agreement/spans/iou.json'), 'utf8'),
);

const marked = (units: Unit[]): Marked[] =>
  units.map(([, category, start, end]) => ({ category, start, end }));
const of = (rater: string) => marked(golden.units.filter(([name]) => name === rater));
const numberOf = (one: Statistic | undefined) => (one?.kind === 'estimate' ? one.estimate : Number.NaN);

test.each(golden.pairwise)(
  '$reference and $other match as the reference says, from $threshold on, of one category: $labelAware',
  ({ reference, other, threshold, labelAware, ...expected }) => {
    const found = matchSpans(of(reference), of(other), { threshold, sameCategory: labelAware });
    expect(found.matches.length).toBe(expected.tp);
    expect(numberOf(found.precision)).toBeCloseTo(expected.precision, 9);
    expect(numberOf(found.recall)).toBeCloseTo(expected.recall, 9);
    expect(numberOf(found.f1)).toBeCloseTo(expected.f1, 9);
    expect(numberOf(found.meanOverlap)).toBeCloseTo(expected.meanIoUMatched, 9);
    expect(found.matches.map((one) => [one.reference, one.other])).toEqual(
      expected.matches.map(([one, two]) => [one, two]),
    );
  },
);

test.each(golden.hand)('by hand: $name', ({ a, b, iou, optimal }) => {
  const [ours, theirs] = [marked(a), marked(b)];
  const overlaps = ours.map((one) => theirs.map((two) => overlapOf(one, two)));
  for (const [i, row] of iou.entries())
    for (const [j, value] of row.entries()) expect(overlaps[i]?.[j]).toBeCloseTo(value, 12);
  if (!optimal) return;
  const found = matchSpans(ours, theirs, { threshold: optimal.threshold, sameCategory: true });
  expect(found.matches.length).toBe(optimal.tp);
  expect(numberOf(found.meanOverlap)).toBeCloseTo(optimal.meanIoUMatched, 12);
});

test('frame by frame they agree as the reference says', () => {
  const { binSeconds, T, cohenKappa, percent, krippendorffNominal } = golden.framewise;
  const frames = { length: T, each: binSeconds };
  for (const [first, second] of ['AB', 'AC', 'BC'].map((pair) => [pair.charAt(0), pair.charAt(1)] as const)) {
    const raters = new Map([first, second].map((rater) => [rater, of(rater)]));
    const found = frameWise(framesOf(raters, frames));
    expect(numberOf(found.kappa)).toBeCloseTo(cohenKappa[first + second] ?? Number.NaN, 9);
    expect(numberOf(found.percent)).toBeCloseTo(percent[first + second] ?? Number.NaN, 9);
  }
  const all = framesOf(new Map(['A', 'B', 'C'].map((rater) => [rater, of(rater)])), frames);
  expect(numberOf(frameWise(all).alpha)).toBeCloseTo(krippendorffNominal, 9);
  expect(frameWise(all).kappa).toBeUndefined();
});

const span = fc
  .tuple(fc.constantFrom('A', 'B'), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }))
  .map(([category, start, length]): Marked => ({ category, start, end: start + length }));
const spansOfOne = fc.array(span, { maxLength: 7 });
const wish = { threshold: 0.3, sameCategory: true };

test('everyone matches themselves wholly, and the order of spans changes nothing', () => {
  fc.assert(
    fc.property(spansOfOne, spansOfOne, (one, two) => {
      if (one.length > 0) expect(numberOf(matchSpans(one, one, wish).f1)).toBe(1);
      const [there, back] = [
        matchSpans(one, two, wish),
        matchSpans(two.toReversed(), one.toReversed(), wish),
      ];
      expect(back.matches.length).toBe(there.matches.length);
      if (there.matches.length > 0)
        expect(numberOf(back.meanOverlap)).toBeCloseTo(numberOf(there.meanOverlap), 9);
    }),
  );
});

/** The best of all assignments, by trying them. */
function bestByTrying(weights: Float64Array, rows: number, columns: number): number {
  const from = (row: number, used: number): number => {
    if (row === rows) return 0;
    let best = from(row + 1, used);
    for (let column = 0; column < columns; column++) {
      if ((used & (1 << column)) !== 0) continue;
      best = Math.max(best, (weights[row * columns + column] ?? 0) + from(row + 1, used | (1 << column)));
    }
    return best;
  };
  return from(0, 0);
}

test('no assignment weighs more', () => {
  const size = fc.integer({ min: 0, max: 5 });
  const table = fc.tuple(size, size).chain(([rows, columns]) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      weights: fc
        .array(fc.integer({ min: 0, max: 9 }), { minLength: rows * columns, maxLength: rows * columns })
        .map((values) => Float64Array.from(values)),
    }),
  );
  fc.assert(
    fc.property(table, ({ rows, columns, weights }) => {
      const columnOf = assign(weights, rows, columns);
      const used = [...columnOf].filter((column) => column >= 0);
      expect(new Set(used).size).toBe(used.length);
      const sum = columnOf.reduce(
        (all, column, row) => all + (column < 0 ? 0 : (weights[row * columns + column] ?? 0)),
        0,
      );
      expect(sum).toBe(bestByTrying(weights, rows, columns));
    }),
    { numRuns: 500 },
  );
});

test('instants at one time match, and an instant never matches a stretch', () => {
  const at = (start: number, end = start): Marked => ({ category: 'A', start, end });
  expect(matchSpans([at(5)], [at(5)], wish).matches).toHaveLength(1);
  expect(matchSpans([at(5)], [at(6)], wish).matches).toHaveLength(0);
  expect(matchSpans([at(5)], [at(4, 8)], wish).matches).toHaveLength(0);
  expect(matchSpans([at(0, 4)], [at(4, 8)], { ...wish, threshold: 0.01 }).matches).toHaveLength(0);
});

test('who marked nothing has no share of it, and senseless wishes are refused', () => {
  const { recall, precision, f1 } = matchSpans([], [{ category: 'A', start: 0, end: 1 }], wish);
  expect([recall.kind, numberOf(precision), numberOf(f1)]).toEqual(['insufficient', 0, 0]);
  expect(matchSpans([], [], wish).f1.kind).toBe('insufficient');
  expect(() => matchSpans([], [], { ...wish, threshold: 0 })).toThrow('above 0');
  expect(() => matchSpans([{ category: 'A', start: 2, end: 1 }], [], wish)).toThrow(
    'ends where it begins or later',
  );
  expect(() => framesOf(new Map(), { length: 0, each: 1 })).toThrow('1 to 10,000,000 frames');
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Marked } from '#shared/agreement/evidence/matching.ts';
import { unitizingAlpha } from '#shared/agreement/evidence/unitizing.ts';

interface Case {
  name: string;
  continuum: [begin: number, end: number];
  units: [rater: string, category: string, start: number, end: number][];
  expected: { tolerance?: number; categories?: Record<string, { alpha?: number }> };
  recomputed: { alpha: number; perCategory: Record<string, { alpha: number }> };
}
const golden: { cases: Case[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../fixtures/agreement/spans/unitizing.json'), 'utf8'),
);

function ratersOf(units: Case['units'], seconds: number): Map<string, Marked[]> {
  const raters = new Map<string, Marked[]>();
  for (const [rater, category, start, end] of units) {
    const span = { category, start: Math.round(start * seconds), end: Math.round(end * seconds) };
    raters.set(rater, [...(raters.get(rater) ?? []), span]);
  }
  return raters;
}

test.each(golden.cases)(
  '$name is as published and as recomputed',
  ({ continuum, units, expected, recomputed }) => {
    const found = unitizingAlpha(ratersOf(units, 1), { begin: continuum[0], end: continuum[1] });
    expect(found.all).toMatchObject({ estimate: expect.closeTo(recomputed.alpha, 9) });
    expect([...found.byCategory.keys()]).toEqual(Object.keys(recomputed.perCategory).toSorted());
    for (const [category, { alpha }] of Object.entries(recomputed.perCategory))
      expect(found.byCategory.get(category), category).toMatchObject({ estimate: expect.closeTo(alpha, 9) });
    for (const [category, { alpha }] of Object.entries(expected.categories ?? {})) {
      const one = found.byCategory.get(category);
      if (alpha === undefined || one?.kind !== 'estimate') continue;
      expect(Math.abs(one.estimate - alpha), category).toBeLessThanOrEqual(expected.tolerance ?? 1e-4);
    }
  },
);

const span = (start: number, end: number, category = 'A'): Marked => ({ category, start, end });
const alpha = (...raters: Marked[][]) =>
  unitizingAlpha(new Map(raters.map((marked, i) => [`${i}`, marked])), { begin: 0, end: 1_000 }).all;

test('who marks the same stretches agrees wholly, and less the further apart they lie', () => {
  expect(alpha([span(100, 300)], [span(100, 300)])).toMatchObject({ estimate: 1 });
  const apart = [10, 50, 150].map((by) => alpha([span(100, 300)], [span(100 + by, 300 + by)]));
  const values = apart.map((one) => (one.kind === 'estimate' ? one.estimate : Number.NaN));
  expect(values).toEqual(values.toSorted((a, b) => b - a));
});

test('the order of raters and spans changes nothing', () => {
  const [one, two] = [
    [span(10, 90), span(200, 400)],
    [span(20, 100), span(190, 380, 'B')],
  ];
  expect(alpha(two.toReversed(), one.toReversed())).toEqual(alpha(one, two));
});

test('too little is said to be too little', () => {
  expect(alpha([span(1, 2)])).toMatchObject({ kind: 'insufficient' });
  expect(alpha([], [])).toMatchObject({ kind: 'insufficient' });
});

test('instants are left out with a word, and what overlaps or has no whole times is refused', () => {
  const found = alpha([span(100, 300), span(400, 400)], [span(100, 310)]);
  expect(found).toMatchObject({ warnings: [expect.stringContaining('left out: 1.'), expect.any(String)] });
  expect(() => alpha([span(100, 300), span(200, 400)], [])).toThrow('do not overlap');
  expect(() => alpha([span(0.5, 3)], [])).toThrow('are whole');
  expect(() => alpha([span(900, 1_200)], [])).toThrow('lie in the continuum');
});

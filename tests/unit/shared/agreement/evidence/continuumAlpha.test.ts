import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { continuumAlpha } from '#shared/agreement/evidence/continuumAlpha.ts';
import type { Marked } from '#shared/agreement/evidence/matching.ts';

const golden: { cases: { name: string; units: [string, string, number, number][] }[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../fixtures/agreement/spans/gamma.json'), 'utf8'),
);

/** The worked example of Krippendorff, Content Analysis, 4th ed. (2019), fig. 12.11: three raters, a text of 60. */
function book(): Map<string, Marked[]> {
  const units = golden.cases.find(({ name }) => name === 'AlexPaulSuzan')?.units ?? [];
  const raters = new Map<string, Marked[]>();
  for (const [rater, category, start, end] of units)
    raters.set(rater, [...(raters.get(rater) ?? []), { category, start, end }]);
  return raters;
}
const sixty = { begin: 0, end: 60 };

test('the book’s example has the book’s coefficients', () => {
  const { all, relevance, coding, byCategory } = continuumAlpha(book(), sixty);
  expect(all).toMatchObject({ kind: 'estimate', estimate: expect.closeTo(0.51, 3) });
  expect(relevance).toMatchObject({ kind: 'estimate', estimate: expect.closeTo(0.413, 3) });
  expect(coding).toMatchObject({ kind: 'estimate', estimate: expect.closeTo(0.724, 3) });
  for (const [category, value] of Object.entries({ 1: 1, 2: 0, 3: 0, 4: 0, 5: 1, 6: 1 }))
    expect(byCategory.get(category)?.alpha, category).toMatchObject({ estimate: expect.closeTo(value, 9) });
  expect(byCategory.get('5')?.coverage).toBeCloseTo(8 / 18, 9);
  expect(byCategory.get('7')).toMatchObject({ alpha: { kind: 'insufficient' }, coverage: 0 });
});

test('the order of raters changes nothing, and neither do other names for the categories', () => {
  const renamed = [...book()]
    .toReversed()
    .map(([rater, marked]): [string, Marked[]] => [
      rater,
      marked.map((one) => ({ ...one, category: `${9 - Number(one.category)}` })),
    ]);
  const [before, after] = [continuumAlpha(book(), sixty), continuumAlpha(new Map(renamed), sixty)];
  for (const which of ['all', 'relevance', 'coding'] as const) {
    const was = before[which];
    expect(after[which]).toMatchObject({
      estimate: expect.closeTo(was.kind === 'estimate' ? was.estimate : Number.NaN, 9),
    });
  }
});

test('who cuts a timeline alike agrees wholly, and by other names for all pieces not at all in what they are called', () => {
  const cut = (...categories: string[]) =>
    categories.map((category, at): Marked => ({ category, start: 20 * at, end: 20 * at + 15 }));
  const same = continuumAlpha(
    new Map([
      ['a', cut('x', 'y', 'x')],
      ['b', cut('x', 'y', 'x')],
    ]),
    sixty,
  );
  for (const one of [same.all, same.relevance, same.coding]) expect(one).toMatchObject({ estimate: 1 });
  const other = continuumAlpha(
    new Map([
      ['a', cut('x', 'y', 'x')],
      ['b', cut('y', 'x', 'y')],
    ]),
    sixty,
  );
  expect(other.relevance).toMatchObject({ estimate: 1 });
  expect(other.coding.kind === 'estimate' && other.coding.estimate).toBeLessThan(0);
});

test('what cannot be told is said, and spans of one rater that overlap are refused', () => {
  const one: Marked = { category: 'x', start: 0, end: 30 };
  expect(continuumAlpha(new Map([['a', [one]]]), sixty).all.kind).toBe('insufficient');
  expect(
    continuumAlpha(
      new Map([
        ['a', []],
        ['b', []],
      ]),
      sixty,
    ).all.kind,
  ).toBe('insufficient');
  const alike = continuumAlpha(
    new Map([
      ['a', [one]],
      ['b', [one]],
    ]),
    sixty,
  );
  expect(alike.all).toMatchObject({ estimate: 1 });
  expect(alike.coding).toMatchObject({ kind: 'insufficient' });
  const over: Marked = { category: 'y', start: 20, end: 40 };
  expect(() =>
    continuumAlpha(
      new Map([
        ['a', [one, over]],
        ['b', []],
      ]),
      sixty,
    ),
  ).toThrow('do not overlap');
});

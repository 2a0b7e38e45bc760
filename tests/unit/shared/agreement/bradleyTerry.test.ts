import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bradleyTerry, type Comparison } from '#shared/agreement/bradleyTerry.ts';
import { randomFrom } from '#shared/agreement/random.ts';

const reference = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../fixtures/agreement/compared/firth.json'), 'utf8'),
) as { comparisons: [number, number][]; measures: number[]; standardErrors: number[] };

const comparisonsOf = (pairs: readonly (readonly [number, number])[]): Comparison[] =>
  pairs.map(([better, worse]) => ({ better, worse }));

function modelOf(count: number, comparisons: readonly Comparison[]) {
  const found = bradleyTerry(count, comparisons);
  if (found.kind === 'insufficient') throw new Error(found.reason);
  return found;
}

/** Everything is compared with everything else so many times, each won by the chances of these measures. */
function drawn(measures: readonly number[], times: number): Comparison[] {
  const random = randomFrom(3);
  return measures.flatMap((one, i) =>
    measures.slice(i + 1).flatMap((other, k) =>
      Array.from({ length: times }, () => {
        const j = i + 1 + k;
        const won = random.below(1_000_000) / 1_000_000 < 1 / (1 + Math.exp(other - one));
        return won ? { better: i, worse: j } : { better: j, worse: i };
      }),
    ),
  );
}

describe('what was compared in pairs', () => {
  it('lies where R has it with Firth’s penalty, also what won every time', () => {
    const { items } = modelOf(reference.measures.length, comparisonsOf(reference.comparisons));
    expect(items.map(({ measure }) => measure)).toEqual(
      reference.measures.map((one) => expect.closeTo(one, 7)),
    );
    expect(items.map(({ standardError }) => standardError)).toEqual(
      reference.standardErrors.map((one) => expect.closeTo(one, 7)),
    );
  });

  it('lies where it was put, when it was compared often', () => {
    const truth = [-2, -1, -0.5, 0, 0.5, 1, 2];
    const { items, reliability } = modelOf(truth.length, drawn(truth, 200));
    for (const [place, { measure, standardError }] of items.entries())
      expect(Math.abs(measure - (truth[place] ?? 0))).toBeLessThan(3 * standardError);
    expect(reliability).toBeGreaterThan(0.95);
  });

  it('separates nothing where everything is alike', () => {
    const { items, reliability } = modelOf(6, drawn([0, 0, 0, 0, 0, 0], 40));
    expect(Math.max(...items.map(({ measure }) => Math.abs(measure)))).toBeLessThan(0.5);
    expect(reliability).toBeLessThan(0.6);
  });

  it('is told of nothing that comparisons do not link, and says how many they do', () => {
    const apart = comparisonsOf([
      [0, 1],
      [2, 3],
    ]);
    expect(bradleyTerry(4, apart)).toMatchObject({
      kind: 'insufficient',
      reason: expect.stringContaining('link 2 of 4'),
    });
    expect(bradleyTerry(1, [])).toMatchObject({ kind: 'insufficient' });
    expect(() => bradleyTerry(2, [{ better: 1, worse: 1 }])).toThrow(RangeError);
    expect(() => bradleyTerry(2, [{ better: 2, worse: 1 }])).toThrow(RangeError);
  });

  it('has measures that sum to nought and turn round with the comparisons, whatever was compared', () => {
    const pair = fc
      .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 4 }))
      .map(([one, by]): [number, number] => [one, (one + 1 + by) % 6]);
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 40 }), (pairs) => {
        const found = bradleyTerry(6, comparisonsOf(pairs));
        const turned = bradleyTerry(6, comparisonsOf(pairs.map(([a, b]): [number, number] => [b, a])));
        if (found.kind === 'insufficient') return turned.kind === 'insufficient';
        if (turned.kind === 'insufficient') return false;
        expect(found.items.reduce((sum, { measure }) => sum + measure, 0)).toBeCloseTo(0, 6);
        for (const [place, { measure, standardError }] of found.items.entries()) {
          expect(measure).toBeCloseTo(-(turned.items[place]?.measure ?? Number.NaN), 6);
          expect(Number.isFinite(standardError) && standardError > 0).toBe(true);
        }
        return true;
      }),
    );
  });
});

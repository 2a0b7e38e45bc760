import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Drift, driftOf } from '#shared/agreement/drift.ts';

interface Expected {
  meanBias: number;
  slope: number;
  slopeSE: number;
  slopeP: number;
  slopeCI95: [number, number];
  intercept: number;
  firstHalf: number;
  secondHalf: number;
  welchP: number;
  ewmaLambda02Last: number;
  ewmaMaxAbs: number;
}
const golden: { data: [string, number, number, number][]; recomputed: Record<string, Expected> } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../fixtures/agreement/drift/errors.json'), 'utf8'),
);

const errorsOf = (rater: string) =>
  golden.data
    .filter(([name]) => name === rater)
    .map(([, at, known, score]) => ({ at, error: score - known }));

function drift(rater: string): Drift {
  const found = driftOf(errorsOf(rater));
  if (found.kind !== 'drift') throw new Error(found.reason);
  return found;
}

test.each(Object.entries(golden.recomputed))('rater %s moves as the reference says', (rater, expected) => {
  const { bias, slope, intercept, halves, change, chart } = drift(rater);
  const ewma = chart.map((point) => point.ewma);
  const pairs: [number | undefined, number][] = [
    [bias.estimate, expected.meanBias],
    [slope.estimate, expected.slope],
    [slope.standardError, expected.slopeSE],
    [slope.p, expected.slopeP],
    [slope.ci?.[0], expected.slopeCI95[0]],
    [slope.ci?.[1], expected.slopeCI95[1]],
    [intercept, expected.intercept],
    [halves[0], expected.firstHalf],
    [halves[1], expected.secondHalf],
    [change.p, expected.welchP],
    [ewma.at(-1), expected.ewmaLambda02Last],
    [Math.max(...ewma.map(Math.abs)), expected.ewmaMaxAbs],
  ];
  for (const [ours, theirs] of pairs) expect(Math.abs((ours ?? Number.NaN) - theirs)).toBeLessThan(1e-9);
});

test('who grows lenient leaves the limits above, and who stays does not', () => {
  const errors = [0, 1, -1, 0, 1, 0, -1, 0, 0, 1, -1, 0, 1, 0, 0, -1];
  const steady = driftOf(errors.map((error, at) => ({ at, error })));
  const moved = driftOf([...errors, ...errors.map((error) => error + 2)].map((error, at) => ({ at, error })));
  if (steady.kind !== 'drift' || moved.kind !== 'drift') throw new Error('there is enough');
  expect(steady.chart.some(({ ewma, limit }) => Math.abs(ewma) > limit)).toBe(false);
  const out = moved.chart.findIndex(({ ewma, limit }) => ewma > limit);
  expect(out).toBeGreaterThanOrEqual(errors.length);
  expect(moved.chart.findIndex(({ above, reach }) => above > reach)).toBeGreaterThanOrEqual(errors.length);
  expect(moved.chart.every(({ below, reach }) => below < reach)).toBe(true);
});

test('too little says so', () => {
  const reason = (errors: number[], at = (i: number) => i) => {
    const found = driftOf(errors.map((error, i) => ({ at: at(i), error })));
    return found.kind === 'insufficient' ? found.reason : '';
  };
  expect(reason([0, 1, 0])).toContain('Fewer than 8');
  expect(reason([0, 1, 0, 1, 0, 1, 0, 1], () => 4)).toContain('one time');
  expect(reason([1, 1, 1, 1, 1, 1, 1, 1])).toContain('do not vary');
});

import { describe, expect, it } from 'vitest';
import { fairScores } from '#shared/agreement/facets/fairScores.ts';
import { manyFacetRasch } from '#shared/agreement/facets/manyFacetRasch.ts';
import type { Observations } from '#shared/agreement/facets/observations.ts';
import { chancesAt, summedOf } from '#shared/agreement/facets/ratingScale.ts';
import { randomFrom } from '#shared/agreement/random.ts';

const severities = [-1, -1, 1, 1];
const steps = [-2, 0, 2];
const submissions = 400;

/** The first half of the submissions is read by the two lenient raters, the second by the severe; every tenth by all. */
const reads = (submission: number, rater: number) =>
  submission % 10 === 0 || (submission < submissions / 2 ? rater < 2 : rater > 1);

/** Both halves deserve the same: the second repeats what the first deserves. */
const deserved = (submission: number) => (2 * (submission % (submissions / 2))) / (submissions / 2) - 1;

function drawn(): Observations {
  const random = randomFrom(11);
  const [summed, chances] = [summedOf(Float64Array.from(steps)), new Float64Array(4)];
  const rows: number[][] = [];
  for (let submission = 0; submission < submissions; submission++)
    for (const [rater, severity] of severities.entries())
      for (const criterion of [0, 1, 2]) {
        if (!reads(submission, rater)) continue;
        chancesAt(deserved(submission) - severity - (criterion - 1) / 2, summed, chances);
        let left = random.below(1_000_000) / 1_000_000;
        const score = chances.findIndex((chance) => {
          left -= chance;
          return left < 0;
        });
        rows.push([submission, rater, criterion, Math.max(0, score)]);
      }
  const column = (at: number) => rows.map((row) => row[at] ?? 0);
  return {
    submission: Int32Array.from(column(0)),
    rater: Int32Array.from(column(1)),
    criterion: Int32Array.from(column(2)),
    score: Int16Array.from(column(3)),
  };
}

const all = drawn();
const model = manyFacetRasch(all, 4);
if (model.kind !== 'facets') throw new Error(model.reason);
const points = [0, 1, 2].map(() => [1, 2, 3, 4]);
const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

describe('fair scores', () => {
  it('are alike for submissions that deserve the same, whoever happened to read them', () => {
    const half = (place: number) => place < submissions / 2;
    const fair = fairScores(model, points).map(({ place, expected }) => ({
      place,
      score: mean(expected.map((one) => one ?? Number.NaN)),
    }));
    const rawOf = (first: boolean) =>
      mean([...all.score].filter((_, at) => half(all.submission[at] ?? 0) === first).map((code) => code + 1));
    const fairOf = (first: boolean) =>
      mean(fair.filter(({ place }) => half(place) === first).map(({ score }) => score));
    // Two logits of severity part the halves by most of a point.
    expect(rawOf(true) - rawOf(false)).toBeGreaterThan(0.6);
    expect(Math.abs(fairOf(true) - fairOf(false))).toBeLessThan(0.1);
  });

  it('are the expected score points at the submission’s measure, on the criterion’s own score points', () => {
    const unlike = [[0, 1, 2, 5], ...points.slice(1)];
    const [first] = fairScores(model, unlike);
    const measure = model.submission.elements[0]?.measure ?? Number.NaN;
    const hard = model.criterion.elements.map((one) => one.measure);
    const severity = mean(model.rater.elements.map((one) => one.measure));
    const [scale = []] = model.thresholds;
    for (const [criterion, values] of unlike.entries()) {
      const theta = measure - severity - (hard[criterion] ?? 0);
      let sum = 0;
      const weights = values.map((_, k) => {
        if (k > 0) sum += theta - (scale[k - 1] ?? 0);
        return Math.exp(sum);
      });
      const whole = weights.reduce((total, weight) => total + weight, 0);
      const expected = weights.reduce((total, weight, k) => total + (weight / whole) * (values[k] ?? 0), 0);
      expect(first?.expected[criterion]).toBeCloseTo(expected, 10);
    }
  });

  it('are not told on a criterion without a measure', () => {
    const [first] = fairScores(model, [...points, [1, 2, 3, 4]]);
    expect(first?.expected[3]).toBeUndefined();
  });
});

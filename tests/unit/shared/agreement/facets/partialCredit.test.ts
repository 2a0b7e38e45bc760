import { expect, test } from 'vitest';
import { interactionsOf } from '#shared/agreement/facets/bias.ts';
import { type FacetModel, type FacetWish, manyFacetRasch } from '#shared/agreement/facets/manyFacetRasch.ts';
import type { Observations } from '#shared/agreement/facets/observations.ts';
import { chancesAt, summedOf } from '#shared/agreement/facets/ratingScale.ts';
import { randomFrom } from '#shared/agreement/random.ts';

/** Thresholds by criterion, each summing to nought: the last lies close together, the first far apart. */
const planted = [
  [-2, 0, 2],
  [-1, -0.5, 1.5],
  [-0.4, 0.1, 0.3],
];
const alike = [planted[0], planted[0], planted[0]].map((steps) => steps ?? []);

/** Every submission by all of four raters on three criteria. */
function drawn(scales: readonly (readonly number[])[], seed: number): Observations {
  const random = randomFrom(seed);
  const uniform = () => (random.below(1_000_000) + 0.5) / 1_000_000;
  const summed = scales.map((steps) => summedOf(Float64Array.from(steps)));
  const columns: [number[], number[], number[], number[]] = [[], [], [], []];
  const chances = new Float64Array(4);
  for (let submission = 0; submission < 600; submission++) {
    const ability = 4 * uniform() - 2;
    for (let rater = 0; rater < 4; rater++)
      for (let criterion = 0; criterion < 3; criterion++) {
        chancesAt(ability - (rater - 1.5) / 2 - (criterion - 1) / 2, summed[criterion] ?? chances, chances);
        let left = uniform();
        const score = Math.max(
          0,
          chances.findIndex((chance) => {
            left -= chance;
            return left < 0;
          }),
        );
        for (const [at, value] of [submission, rater, criterion, score].entries()) columns[at]?.push(value);
      }
  }
  const [submission, rater, criterion, score] = columns;
  return {
    submission: Int32Array.from(submission),
    rater: Int32Array.from(rater),
    criterion: Int32Array.from(criterion),
    score: Int16Array.from(score),
  };
}

function modelOf(all: Observations, wish: FacetWish = {}): FacetModel {
  const found = manyFacetRasch(all, 4, wish);
  if (found.kind !== 'facets') throw new Error(found.reason);
  return found;
}

const own = drawn(planted, 3);
const partial = modelOf(own, { ownScales: true });

test('each criterion’s thresholds come back, and sum to nought', () => {
  expect(partial.thresholds).toHaveLength(3);
  // Twelve scores a submission spread joint estimates by about a tenth.
  for (const [criterion, steps] of planted.entries())
    for (const [k, step] of steps.entries())
      expect(
        Math.abs((partial.thresholds[criterion]?.[k] ?? 9) - 1.1 * step),
        `${criterion} ${k}`,
      ).toBeLessThan(0.25);
  for (const steps of partial.thresholds) expect(steps.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 9);
});

test('raters and criteria keep their order and their distances', () => {
  const measures = (facet: 'rater' | 'criterion') => partial[facet].elements.map(({ measure }) => measure);
  for (const [rater, measure] of measures('rater').entries())
    expect(Math.abs(measure - 1.1 * (rater - 1.5) * 0.5)).toBeLessThan(0.15);
  for (const [criterion, measure] of measures('criterion').entries())
    expect(Math.abs(measure - 1.1 * (criterion - 1) * 0.5)).toBeLessThan(0.15);
});

test('one scale for all fits worse where the scales differ', () => {
  const common = modelOf(own);
  const away = (model: FacetModel) =>
    model.criterion.elements.reduce((most, { infit }) => Math.max(most, Math.abs(infit - 1)), 0);
  expect(away(common)).toBeGreaterThan(0.1);
  expect(away(partial)).toBeLessThan(0.06);
});

test('where the scales are alike, partial credit says what the rating scale says', () => {
  const all = drawn(alike, 4);
  const [common, split] = [modelOf(all), modelOf(all, { ownScales: true })];
  for (const steps of split.thresholds)
    for (const [k, step] of steps.entries())
      expect(Math.abs(step - (common.thresholds[0]?.[k] ?? 9))).toBeLessThan(0.25);
  for (const [at, one] of split.rater.elements.entries())
    expect(Math.abs(one.measure - (common.rater.elements[at]?.measure ?? 9))).toBeLessThan(0.02);
});

test('a fair average of a criterion is on its own scale, and of a rater the mean over the scales', () => {
  const ability =
    partial.submission.elements.reduce((sum, { measure }) => sum + measure, 0) /
    partial.submission.elements.length;
  const expectedOn = (criterion: number, theta: number) => {
    const chances = new Float64Array(4);
    chancesAt(theta, summedOf(Float64Array.from(partial.thresholds[criterion] ?? [])), chances);
    return chances.reduce((sum, chance, k) => sum + k * chance, 0);
  };
  for (const { place, measure, fairAverage } of partial.criterion.elements)
    expect(fairAverage).toBeCloseTo(expectedOn(place, ability - measure), 9);
  const hard = partial.criterion.elements.map(({ measure }) => measure);
  for (const { measure, fairAverage } of partial.rater.elements) {
    const all = hard.map((criterion, place) => expectedOn(place, ability - measure - criterion));
    expect(fairAverage).toBeCloseTo(all.reduce((sum, one) => sum + one, 0) / all.length, 9);
  }
});

test('nobody is biased on a criterion where only its scale is its own', () => {
  const { biases } = interactionsOf(own, partial, ['rater', 'criterion']);
  expect(biases).toHaveLength(12);
  for (const { observed, expected, count } of biases)
    expect(Math.abs(observed - expected) / count).toBeLessThan(0.06);
});

test('a score point that one criterion never got is told with the criterion', () => {
  const kept = Array.from(own.score.keys()).filter((at) => own.criterion[at] !== 1 || own.score[at] !== 2);
  const pick = (values: Int32Array) => Int32Array.from(kept, (at) => values[at] ?? 0);
  const some: Observations = {
    submission: pick(own.submission),
    rater: pick(own.rater),
    criterion: pick(own.criterion),
    score: Int16Array.from(kept, (at) => own.score[at] ?? 0),
  };
  const nameOf = (_: string, place: number) => 'ABC'[place] ?? '';
  expect(manyFacetRasch(some, 4, { ownScales: true, nameOf })).toMatchObject({
    kind: 'insufficient',
    reason: expect.stringContaining('On criterion B: Score point 3 of 4 was never given'),
  });
});

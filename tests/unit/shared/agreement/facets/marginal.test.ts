import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manyFacetRasch } from '#shared/agreement/facets/manyFacetRasch.ts';
import { marginalErrors } from '#shared/agreement/facets/marginalErrors.ts';
import { estimateMarginal } from '#shared/agreement/facets/marginalEstimation.ts';
import { type MarginalModel, marginalFacets } from '#shared/agreement/facets/marginalModel.ts';
import type { Observations } from '#shared/agreement/facets/observations.ts';
import { fillChances, grouped, type Marginal, posteriorsOf } from '#shared/agreement/facets/quadrature.ts';
import { chancesAt, summedOf } from '#shared/agreement/facets/ratingScale.ts';
import { randomFrom } from '#shared/agreement/random.ts';

const fixture = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../../fixtures/agreement/facets', name), 'utf8'));

/** Rows of places: submission, rater, criterion, score. */
function observationsOf(rows: readonly (readonly number[])[]): Observations {
  const column = (at: number) => rows.map((row) => row[at] ?? 0);
  return {
    submission: Int32Array.from(column(0)),
    rater: Int32Array.from(column(1)),
    criterion: Int32Array.from(column(2)),
    score: Int16Array.from(column(3)),
  };
}

function modelOf(...wish: Parameters<typeof marginalFacets>): MarginalModel {
  const found = marginalFacets(...wish);
  if (found.kind !== 'marginal') throw new Error(found.reason);
  return found;
}

/** The references state a tolerance of 0.01 for marginal estimates. */
const near = (value: number) => expect.closeTo(value, 2);

test('the classroom’s raters, criteria, steps and submissions lie where the reference has them', () => {
  const { data, recomputed } = fixture('classroom.json');
  const { xsi, thetaVariance, deviance, EAPreliability, wleFirst10 } = recomputed.mml;
  const rows = (data as number[][]).map((row) => row.map((one) => one - 1));
  const model = modelOf(observationsOf(rows), 4);
  for (const { place, measure } of model.rater) expect(measure).toEqual(near(xsi[`rater${place + 1}`].value));
  // The reference has the submissions' mean at nought, and the criteria free.
  for (const { place, measure } of model.criterion)
    expect(measure - model.mean).toEqual(near(xsi[`I${place + 1}`].value));
  for (const [k, step] of (model.thresholds[0] ?? []).entries())
    expect(step).toEqual(near(xsi[`step${k + 1}`].value));
  expect(model.deviation ** 2).toEqual(near(thetaVariance));
  expect(model.deviance).toEqual(near(deviance));
  expect(model.reliability).toBeCloseTo(EAPreliability, 4);
  // All 120: also the one whose scores are all extreme.
  expect(model.submission).toHaveLength(120);
  for (const [place, own] of Object.entries(wleFirst10 as Record<string, number>)) {
    const one = model.submission.find((submission) => submission.place === Number(place) - 1);
    expect((one?.own ?? Number.NaN) - model.mean).toEqual(near(own));
  }
});

test('with scales of their own, raters and items lie where the reference has them', () => {
  const { data, recomputed } = fixture('ratings1.json');
  const { rater, item, sigma } = recomputed['rm.facets'];
  const students = [...new Set((data as unknown[][]).map(([id]) => id))];
  const rows = (data as [number, string, ...(number | null)[]][]).flatMap(([id, name, ...scores]) =>
    scores.flatMap((score, k) =>
      score === null ? [] : [[students.indexOf(id), rater.rater.indexOf(name), k, score]],
    ),
  );
  const model = modelOf(observationsOf(rows), 4, { ownScales: true });
  for (const { place, measure } of model.rater) expect(measure).toEqual(near(rater.b[place]));
  for (const { place, measure } of model.criterion) expect(measure).toEqual(near(item.delta_cent[place]));
  expect(model.deviation).toEqual(near(sigma));
  for (const [place, steps] of model.thresholds.entries()) {
    const first = item['tau.Cat1'][place] - item.delta[place];
    const second = item['tau.Cat2'][place] - 2 * item.delta[place] - first;
    expect(Math.abs((steps[0] ?? 9) - first)).toBeLessThan(0.01);
    expect(Math.abs((steps[1] ?? 9) - second)).toBeLessThan(0.01);
  }
});

/** Submissions drawn from N(0.3, 1.2²), each by two of the raters on every criterion. */
function drawn(
  severities: readonly number[],
  scales: readonly (readonly number[])[],
  { submissions, seed }: { submissions: number; seed: number },
): Observations {
  const random = randomFrom(seed);
  const uniform = () => (random.below(1_000_000) + 0.5) / 1_000_000;
  const summed = scales.map((steps) => summedOf(Float64Array.from(steps)));
  const rows: number[][] = [];
  for (let submission = 0; submission < submissions; submission++) {
    const normal = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    const ability = 0.3 + 1.2 * normal;
    for (const rater of [submission % severities.length, (submission + 1) % severities.length])
      for (const [criterion, sums] of summed.entries()) {
        const chances = new Float64Array(sums.length);
        chancesAt(ability - (severities[rater] ?? 0) - (criterion - 1) / 2, sums, chances);
        let left = uniform();
        const score = chances.findIndex((chance) => {
          left -= chance;
          return left < 0;
        });
        rows.push([submission, rater, criterion, Math.max(0, score)]);
      }
  }
  return observationsOf(rows);
}

const common = [-1.2, 0.2, 1];

test('the errors are those of the curvature of the likelihood', () => {
  const all = drawn(
    [-0.6, 0.1, 0.5],
    [
      [-1, 1],
      [-1, 1],
    ],
    { submissions: 150, seed: 5 },
  );
  const groups = grouped(all, [3]);
  const fitted = estimateMarginal(all, groups, { categories: [3] });
  if (typeof fitted === 'string') throw new Error(fitted);
  const errors = marginalErrors(all, groups, fitted);
  // Free directions: two raters against the third, one criterion against the other, one step, mean and deviation.
  const at = fitted.marginal;
  const moved = (by: readonly number[]): Marginal => {
    const [a = 0, b = 0, c = 0, step = 0, mean = 0, deviation = 0] = by;
    return {
      rater: Float64Array.of((at.rater[0] ?? 0) + a, (at.rater[1] ?? 0) + b, (at.rater[2] ?? 0) - a - b),
      criterion: Float64Array.of((at.criterion[0] ?? 0) + c, (at.criterion[1] ?? 0) - c),
      thresholds: [Float64Array.of((at.thresholds[0]?.[0] ?? 0) + step, (at.thresholds[0]?.[1] ?? 0) - step)],
      mean: at.mean + mean,
      deviation: at.deviation + deviation,
    };
  };
  const likelihood = (by: readonly number[]) => {
    fillChances(groups, moved(by));
    return posteriorsOf(all, groups).logLikelihood;
  };
  const h = 1e-3;
  const unit = (i: number, j: number, signs: readonly [number, number]) =>
    Array.from({ length: 6 }, (_, k) => (k === i ? h * signs[0] : 0) + (k === j ? h * signs[1] : 0));
  const curvature = Array.from({ length: 6 }, (_, i) =>
    Array.from({ length: 6 }, (_, j) => {
      const [pp, pm, mp, mm] = (
        [
          [1, 1],
          [1, -1],
          [-1, 1],
          [-1, -1],
        ] as const
      ).map((signs) => likelihood(unit(i, j, signs))) as [number, number, number, number];
      return -(pp - pm - mp + mm) / (4 * h * h);
    }),
  );
  const variances = inverted(curvature);
  const expectNear = (ours: number | undefined, place: number) =>
    expect((ours ?? 0) / Math.sqrt(variances[place]?.[place] ?? 0)).toBeCloseTo(1, 3);
  expectNear(errors?.rater[0], 0);
  expectNear(errors?.rater[1], 1);
  expectNear(errors?.criterion[0], 2);
  expectNear(errors?.thresholds[0]?.[0], 3);
  expectNear(errors?.mean, 4);
  expectNear(errors?.deviation, 5);
});

/** By elimination, of a small matrix. */
function inverted(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...Array.from({ length: size }, (_, j) => (i === j ? 1 : 0))]);
  for (let i = 0; i < size; i++) {
    const pivot = rows[i]?.[i] ?? 1;
    rows[i] = (rows[i] ?? []).map((one) => one / pivot);
    for (let j = 0; j < size; j++) {
      const by = rows[j]?.[i] ?? 0;
      if (j !== i) rows[j] = (rows[j] ?? []).map((one, k) => one - by * (rows[i]?.[k] ?? 0));
    }
  }
  return rows.map((row) => row.slice(size));
}

test('planted raters come back without the spread of joint estimates', () => {
  const severities = [-1, -0.5, 0, 0.5, 1];
  const all = drawn(severities, [common, common, common], { submissions: 1_500, seed: 9 });
  const [marginal, joint] = [modelOf(all, 4), manyFacetRasch(all, 4)];
  for (const { place, measure, standardError } of marginal.rater)
    expect(Math.abs(measure - (severities[place] ?? 9))).toBeLessThan(4 * standardError);
  expect(marginal.mean).toBeCloseTo(0.3, 1);
  expect(marginal.deviation).toBeCloseTo(1.2, 1);
  if (joint.kind !== 'facets') throw new Error(joint.reason);
  const spread = (measures: readonly { measure: number }[]) =>
    Math.max(...measures.map(({ measure }) => measure)) - Math.min(...measures.map(({ measure }) => measure));
  expect(spread(joint.rater.elements)).toBeGreaterThan(1.1 * spread(marginal.rater));
});

test('criteria with scales of different lengths are on one ruler, by either likelihood', () => {
  const severities = [-0.8, 0, 0.8];
  const scales = [
    [-0.5, 0.5],
    [-1.2, 0.2, 1],
    [-1.5, -0.5, 0.5, 1.5],
  ];
  const all = drawn(severities, scales, { submissions: 1_500, seed: 3 });
  const marginal = modelOf(all, [3, 4, 5]);
  for (const [criterion, steps] of scales.entries()) {
    expect(marginal.thresholds[criterion]).toHaveLength(steps.length);
    for (const [k, step] of steps.entries())
      expect(Math.abs((marginal.thresholds[criterion]?.[k] ?? 9) - step), `${criterion} ${k}`).toBeLessThan(
        0.2,
      );
  }
  for (const { place, measure } of marginal.rater)
    expect(Math.abs(measure - (severities[place] ?? 9))).toBeLessThan(0.15);
  const joint = manyFacetRasch(all, [3, 4, 5]);
  if (joint.kind !== 'facets') throw new Error(joint.reason);
  const [lenient, , severe] = joint.rater.elements.map(({ measure }) => measure);
  expect(lenient).toBeLessThan(-0.8);
  expect(severe).toBeGreaterThan(0.8);
  expect(() => manyFacetRasch(all, [3, 4, 4])).toThrow('from 0 to 3');
  expect(() => marginalFacets(all, [3, 4])).toThrow('without a scale');
});

test('what cannot be told is said, and work that is ended ends', () => {
  const one = observationsOf([
    [0, 0, 0, 0],
    [0, 1, 0, 1],
  ]);
  expect(marginalFacets(one, 2)).toMatchObject({ kind: 'insufficient', reason: /two submissions/ });
  const apart = observationsOf([
    [0, 0, 0, 0],
    [1, 0, 0, 1],
    [2, 1, 0, 0],
    [3, 1, 0, 1],
  ]);
  expect(marginalFacets(apart, 2)).toMatchObject({ kind: 'insufficient', reason: /never compared/ });
  const all = drawn([-0.5, 0.5], [common], { submissions: 60, seed: 2 });
  const stop = () => {
    throw new Error('ended');
  };
  expect(() => marginalFacets(all, 4, { onRound: stop })).toThrow('ended');
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Measured } from '#shared/agreement/facets/fit.ts';
import { type FacetModel, type FacetWish, manyFacetRasch } from '#shared/agreement/facets/manyFacetRasch.ts';
import type { Observations } from '#shared/agreement/facets/observations.ts';
import { randomFrom } from '#shared/agreement/random.ts';

interface Reference {
  measure: number;
  se: number;
  infitMnSq: number;
  outfitMnSq: number;
  infitZ: number;
  outfitZ: number;
}
type References = Record<string, Reference>;
const fixture = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../../fixtures/agreement/facets', name), 'utf8'));

/** Rows of numbers from 1, in whatever order the columns have. */
function observationsOf(rows: number[][], order: readonly (keyof Observations)[]): Observations {
  const column = (name: keyof Observations) => rows.map((row) => (row[order.indexOf(name)] ?? 1) - 1);
  return {
    submission: Int32Array.from(column('submission')),
    rater: Int32Array.from(column('rater')),
    criterion: Int32Array.from(column('criterion')),
    score: Int16Array.from(column('score')),
  };
}

function modelOf(all: Observations, categories: number, wish: FacetWish = {}): FacetModel {
  const found = manyFacetRasch(all, categories, wish);
  if (found.kind !== 'facets') throw new Error(found.reason);
  return found;
}

/** The references state a tolerance of 10⁻⁶ for joint estimates. */
const expectNear = (ours: number | undefined, theirs: number) =>
  expect(Math.abs((ours ?? Number.NaN) - theirs)).toBeLessThan(1e-6);

function expectAs(elements: readonly Measured[], references: Reference[]): void {
  for (const [at, reference] of references.entries()) {
    const one = elements[at];
    expectNear(one?.measure, reference.measure);
    expectNear(one?.standardError, reference.se);
    if (reference.infitMnSq === undefined) continue;
    expectNear(one?.infit, reference.infitMnSq);
    expectNear(one?.outfit, reference.outfitMnSq);
    expectNear(one?.infitZ, reference.infitZ);
    expectNear(one?.outfitZ, reference.outfitZ);
  }
}

test('Guilford’s judges, juniors and traits lie where the reference has them', () => {
  const { data, recomputed, expected } = fixture('guilford.json');
  const all = observationsOf(data, ['rater', 'submission', 'criterion', 'score']);
  const model = modelOf(all, 9, { floats: 'rater' });
  expectAs(model.rater.elements, Object.values(recomputed.judges as References));
  expectAs(model.submission.elements, Object.values(recomputed.juniors as References));
  expectAs(model.criterion.elements, Object.values(recomputed.traits as References));
  for (const [k, threshold] of (recomputed.andrichThresholds as number[]).entries())
    expectNear(model.thresholds[0]?.[k], threshold);
  const { separation } = model.submission;
  const reference = recomputed.juniorSeparation;
  expectNear(separation?.error, reference.rmse);
  expectNear(separation?.separation, reference.separation);
  expectNear(separation?.strata, reference.strata);
  expectNear(separation?.reliability, reference.reliability);
  expectNear(separation?.chiSquared, reference.fixedChiSq);
  expectNear(separation?.p, reference.p);
  const published = expected['severity.Brahe'];
  expect(Math.abs((model.rater.elements[1]?.measure ?? 0) - published.value)).toBeLessThan(
    published.tolerance,
  );
});

test('a sparse set of classroom videos is measured as the reference does, without the one that is extreme', () => {
  const { data, recomputed, extremeVideos } = fixture('classroom.json');
  const model = modelOf(observationsOf(data, ['submission', 'rater', 'criterion', 'score']), 4);
  const { raters, criteria, thresholds, videoMeasureFirst10, raterSeparation } = recomputed.jmle;
  expectAs(model.rater.elements, Object.values(raters as References));
  expectAs(model.criterion.elements, Object.values(criteria as References));
  expectAs(model.submission.elements, Object.values(videoMeasureFirst10 as References));
  for (const [k, threshold] of (thresholds as number[]).entries())
    expectNear(model.thresholds[0]?.[k], threshold);
  expectNear(model.rater.separation?.separation, raterSeparation.separation);
  expect(model.extremes.map(({ facet, place }) => [facet, place + 1])).toEqual([
    ['submission', extremeVideos[0]],
  ]);
});

const severities = [-1.2, -0.6, 0, 0, 0.6, 1.2];
const thresholds = [-1.5, 0, 1.5];

/** Scores drawn from the model: each submission by two raters who follow each other, on three criteria. */
function drawn(submissions: number, seed: number): Observations {
  const random = randomFrom(seed);
  const uniform = () => (random.below(1_000_000) + 0.5) / 1_000_000;
  const rows: number[][] = [];
  for (let submission = 0; submission < submissions; submission++) {
    const ability = 3 * uniform() - 1.5;
    for (const rater of [submission % severities.length, (submission + 1) % severities.length]) {
      for (let criterion = 0; criterion < 3; criterion++) {
        const theta = ability - (severities[rater] ?? 0) - (criterion - 1) / 2;
        const weights = [0, ...thresholds].map((_, k) =>
          Math.exp(k * theta - thresholds.slice(0, k).reduce((sum, one) => sum + one, 0)),
        );
        let left = uniform() * weights.reduce((sum, weight) => sum + weight, 0);
        const score = weights.findIndex((weight) => {
          left -= weight;
          return left < 0;
        });
        rows.push([submission + 1, rater + 1, criterion + 1, score + 1]);
      }
    }
  }
  return observationsOf(rows, ['submission', 'rater', 'criterion', 'score']);
}

test('severities that were planted come back in their order, from two reads a submission', () => {
  const found = modelOf(drawn(1_500, 5), 4).rater.elements.map(({ measure }) => measure);
  // Six scores a submission spread joint estimates by about a fifth.
  for (const [rater, severity] of severities.entries()) {
    expect(Math.abs((found[rater] ?? 0) - 1.2 * severity)).toBeLessThan(0.2);
  }
});

test('a fair average is what a rater gives an average submission on an average criterion', () => {
  const { rater, submission, thresholds: scales } = modelOf(drawn(400, 8), 4);
  const found = scales[0] ?? [];
  const ability =
    submission.elements.reduce((sum, { measure }) => sum + measure, 0) / submission.elements.length;
  for (const { measure, fairAverage } of rater.elements) {
    const weights = [0, 1, 2, 3].map((k) =>
      Math.exp(k * (ability - measure) - found.slice(0, k).reduce((sum, one) => sum + one, 0)),
    );
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    expect(fairAverage).toBeCloseTo(weights.reduce((sum, weight, k) => sum + k * weight, 0) / all, 9);
  }
});

test('a rater held at a known severity stays there, and the others are told from it', () => {
  const all = drawn(400, 8);
  const free = modelOf(all, 4).rater.elements.map(({ measure }) => measure);
  const anchors = { rater: Float64Array.from([2, ...Array(5).fill(Number.NaN)]) };
  const held = modelOf(all, 4, { anchors }).rater.elements.map(({ measure }) => measure);
  expect(held[0]).toBe(2);
  for (const [rater, measure] of held.entries())
    expect(measure - 2).toBeCloseTo((free[rater] ?? 0) - (free[0] ?? 0), 5);
});

const rows = (...scores: [number, number, number, number][]) =>
  manyFacetRasch(observationsOf(scores, ['submission', 'rater', 'criterion', 'score']), 3);

test('raters who share no submission are not compared, and it is said which', () => {
  const found = rows(
    [1, 1, 1, 1],
    [1, 1, 2, 2],
    [2, 1, 1, 3],
    [2, 1, 2, 2],
    [3, 2, 1, 2],
    [3, 2, 2, 1],
    [4, 2, 1, 2],
    [4, 2, 2, 3],
  );
  const reason = expect.stringContaining('share no submission: raters 1 and raters 2 are never compared');
  expect(found).toMatchObject({ kind: 'insufficient', reason });
});

test('a score point that nobody gave is named', () => {
  const found = rows(
    [1, 1, 1, 1],
    [1, 1, 2, 3],
    [1, 2, 1, 3],
    [1, 2, 2, 1],
    [2, 1, 1, 3],
    [2, 1, 2, 1],
    [2, 2, 1, 1],
    [2, 2, 2, 3],
  );
  expect(found).toMatchObject({
    kind: 'insufficient',
    reason: expect.stringContaining('Score point 2 of 3'),
  });
});

test('nothing but the highest scores cannot be measured, and scores off the scale are refused', () => {
  expect(rows([1, 1, 1, 3], [2, 1, 1, 3])).toMatchObject({ kind: 'insufficient' });
  expect(() => rows([1, 1, 1, 4])).toThrow('from 0 to 2');
});

test('each round is told, and the work can be ended', () => {
  const rounds: number[] = [];
  const stop = (round: number) => {
    rounds.push(round);
    if (round === 3) throw new Error('ended');
  };
  expect(() => manyFacetRasch(drawn(60, 2), 4, { onRound: stop })).toThrow('ended');
  expect(rounds).toEqual([1, 2, 3]);
});

test('where every score is as likely as the only other, the fit is as expected and no number is lacking', () => {
  const all = observationsOf(
    [
      [1, 1, 1, 1],
      [1, 1, 2, 2],
      [1, 2, 1, 2],
      [1, 2, 2, 1],
    ],
    ['submission', 'rater', 'criterion', 'score'],
  );
  for (const { infit, infitZ, outfitZ } of modelOf(all, 2).rater.elements)
    expect([infit, infitZ, outfitZ]).toEqual([expect.closeTo(1, 9), 0, 0]);
});

test('scores that order everything without a contradiction hold no measure, and it is said', () => {
  const all = observationsOf(
    [
      [1, 1, 2, 1],
      [1, 2, 1, 1],
      [1, 2, 2, 2],
      [2, 1, 1, 2],
      [2, 1, 2, 2],
      [2, 3, 1, 1],
      [2, 3, 2, 2],
    ],
    ['submission', 'rater', 'criterion', 'score'],
  );
  expect(manyFacetRasch(all, 2)).toMatchObject({
    kind: 'insufficient',
    reason: expect.stringMatching(/do not settle/),
  });
});

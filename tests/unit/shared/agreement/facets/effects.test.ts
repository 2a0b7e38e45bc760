import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { interactionsOf } from '#shared/agreement/facets/bias.ts';
import { type FacetModel, type FacetWish, manyFacetRasch } from '#shared/agreement/facets/manyFacetRasch.ts';
import type { Observations } from '#shared/agreement/facets/observations.ts';
import { exactAgreement, raterEffects } from '#shared/agreement/facets/raterEffects.ts';
import { chancesAt } from '#shared/agreement/facets/ratingScale.ts';
import { randomFrom } from '#shared/agreement/random.ts';
import type { Statistic } from '#shared/agreement/statistic.ts';

type Row = readonly [submission: number, rater: number, criterion: number, score: number];

function observationsOf(rows: readonly Row[]): Observations {
  const column = (at: number) => rows.map((row) => row[at] ?? 0);
  return {
    submission: Int32Array.from(column(0)),
    rater: Int32Array.from(column(1)),
    criterion: Int32Array.from(column(2)),
    score: Int16Array.from(column(3)),
  };
}

function modelOf(all: Observations, categories: number, wish: FacetWish = {}): FacetModel {
  const found = manyFacetRasch(all, categories, wish);
  if (found.kind !== 'facets') throw new Error(found.reason);
  return found;
}

interface Reference {
  judge: string;
  junior: string;
  observed: number;
  expected: number;
  biasLogit: number;
  se: number;
  t: number;
}

const guilford = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../fixtures/agreement/facets/guilford.json'), 'utf8'),
);
const ofGuilford = observationsOf(
  (guilford.data as number[][]).map(
    ([judge = 1, junior = 1, trait = 1, rating = 1]): Row => [junior - 1, judge - 1, trait - 1, rating - 1],
  ),
);
const asMeasured = modelOf(ofGuilford, 9, { floats: 'rater' });

test('which of Guilford’s judges is biased against whom is as the reference has it', () => {
  const { biases, chiSquared, df } = interactionsOf(ofGuilford, asMeasured, ['rater', 'submission']);
  const references = guilford.recomputed.biasJudgeJunior as Reference[];
  expect(biases.length).toBe(references.length);
  for (const reference of references) {
    const places = [guilford.judges.indexOf(reference.judge), guilford.juniors.indexOf(reference.junior)];
    const found = biases.find((one) => one.places.join() === places.join());
    const near = (ours: number | undefined, theirs: number) =>
      expect(Math.abs((ours ?? Number.NaN) - theirs), reference.junior).toBeLessThan(1e-6);
    // The reference counts score points from 1.
    near((found?.observed ?? 0) + (found?.count ?? 0), reference.observed);
    near((found?.expected ?? 0) + (found?.count ?? 0), reference.expected);
    near(found?.measured?.bias, reference.biasLogit);
    near(found?.measured?.standardError, reference.se);
    near(found?.measured?.t, reference.t);
  }
  const published = guilford.expected['bias.fixedChiSq'];
  expect(df).toBe(published.df);
  expect(Math.abs(chiSquared - published.value)).toBeLessThan(published.tolerance);
});

const numberOf = (one: Statistic | undefined) => {
  if (one?.kind !== 'estimate') throw new Error(one?.reason ?? 'no such rater');
  return one.estimate;
};

const random = randomFrom(11);
const uniform = () => random.below(1e6) / 1e6;
const summed = Float64Array.from([0, -1.2, -1.2, 0]);

/** A score thrown by the model. */
function thrown(theta: number): number {
  const chances = new Float64Array(4);
  chancesAt(theta, summed, chances);
  let rest = uniform();
  for (let k = 0; k < 4; k++) {
    rest -= chances[k] ?? 0;
    if (rest < 0) return k;
  }
  return 3;
}

const [submissions, criteria] = [250, 4];
/** Four raters on everything: the first two as the model has it, the third keeps to the middle, the fourth has halo. */
function simulated(): Observations {
  const rows: Row[] = [];
  for (let s = 0; s < submissions; s++) {
    const ability = 4 * (uniform() - 0.5);
    for (let rater = 0; rater < 4; rater++) {
      const first = thrown(ability);
      for (let c = 0; c < criteria; c++) {
        const score = rater === 3 ? first : thrown(ability - (c - 1.5) / 3);
        const middled = rater === 2 && uniform() < 0.7 ? Math.min(2, Math.max(1, score)) : score;
        rows.push([s, rater, c, middled]);
      }
    }
  }
  return observationsOf(rows);
}

const all = simulated();
const model = modelOf(all, 4);
const effects = raterEffects(all, model);

test('the rater who keeps to the middle is told, and the others are not', () => {
  const central = effects.map(({ centrality }) => centrality);
  expect(numberOf(central[2])).toBeLessThan(-0.2);
  for (const other of [0, 1]) expect(numberOf(central[other])).toBeGreaterThan(numberOf(central[2]) + 0.2);
});

test('the rater with halo has nearly no spread over criteria, and the others what is expected', () => {
  const halo = effects.map((one) => one.halo);
  expect(numberOf(halo[3])).toBeLessThan(0.1);
  for (const other of [0, 1]) expect(numberOf(halo[other])).toBeGreaterThan(0.7);
});

test('independent raters agree as often as the model expects', () => {
  const rows: Row[] = [];
  for (let s = 0; s < 400; s++) {
    const ability = 4 * (uniform() - 0.5);
    for (let rater = 0; rater < 3; rater++)
      for (let c = 0; c < 3; c++) rows.push([s, rater, c, thrown(ability - (c - 1) / 2 - (rater - 1) / 2)]);
  }
  const free = observationsOf(rows);
  const found = exactAgreement(free, modelOf(free, 4));
  // Joint estimates spread the submissions a little too far, which expects a little too much agreement.
  expect(Math.abs(found?.raschKappa ?? 1)).toBeLessThan(0.1);
  // A rater who copies another agrees far more.
  const copied = observationsOf(
    rows.map(([s, rater, c, score]) => {
      const own: Row = [s, rater, c, score];
      return rater === 1
        ? [s, rater, c, rows.find((one) => one[0] === s && one[1] === 0 && one[2] === c)?.[3] ?? 0]
        : own;
    }),
  );
  const after = exactAgreement(copied, modelOf(copied, 4));
  expect((after?.raschKappa ?? 0) - (found?.raschKappa ?? 0)).toBeGreaterThan(0.1);
});

test('a rater who is harder on one criterion is found by the interaction', () => {
  const rows: Row[] = [];
  for (let s = 0; s < 300; s++) {
    const ability = 4 * (uniform() - 0.5);
    for (let rater = 0; rater < 3; rater++)
      for (let c = 0; c < 3; c++)
        rows.push([s, rater, c, thrown(ability - (rater === 1 && c === 2 ? 1.2 : 0))]);
  }
  const harder = observationsOf(rows);
  const { biases, p } = interactionsOf(harder, modelOf(harder, 4), ['rater', 'criterion']);
  const found = biases.toSorted((a, b) => (a.measured?.t ?? 0) - (b.measured?.t ?? 0))[0];
  expect(found?.places).toEqual([1, 2]);
  expect(found?.measured?.bias).toBeLessThan(-0.4);
  expect(found?.measured?.p).toBeLessThan(0.001);
  expect(p).toBeLessThan(0.001);
});

test('a pair with nothing but the highest scores has no bias that could be told', () => {
  const rows: Row[] = [];
  for (let s = 0; s < 12; s++)
    for (let rater = 0; rater < 3; rater++)
      for (let c = 0; c < 2; c++)
        rows.push([s, rater, c, s === 0 && rater === 0 ? 3 : (s + rater + c * 2) % 4]);
  const some = observationsOf(rows);
  const { biases, df } = interactionsOf(some, modelOf(some, 4), ['rater', 'submission']);
  const highest = biases.find(({ places }) => places.join() === '0,0');
  expect(highest).toMatchObject({ observed: 6 });
  expect(highest?.measured).toBeUndefined();
  expect(df).toBeLessThan(biases.length);
});

import { type FacetWish, manyFacetRasch } from '#shared/agreement/facets/manyFacetRasch.ts';
import type { Observations } from '#shared/agreement/facets/observations.ts';
import { chancesAt, summedOf } from '#shared/agreement/facets/ratingScale.ts';
import { randomFrom } from '#shared/agreement/random.ts';
import { type Bench, type Measure, measureOf, seconds } from './measure.ts';

const [raters, criteria, categories, reads] = [200, 4, 4, 2];
const submissions = 5_000;

/** Each submission read by two raters, so that all are linked; a score is the submission's level, now and then one off. */
function sparse(): Observations {
  const random = randomFrom(11);
  const count = submissions * reads * criteria;
  const all = {
    submission: new Int32Array(count),
    rater: new Int32Array(count),
    criterion: new Int32Array(count),
    score: new Int16Array(count),
  };
  for (let at = 0; at < count; at++) {
    const submission = Math.floor(at / (reads * criteria));
    const read = Math.floor(at / criteria) % reads;
    const level = (submission * 7) % categories;
    all.submission[at] = submission;
    all.rater[at] = (submission * 13 + read * (1 + (submission % 97))) % raters;
    all.criterion[at] = at % criteria;
    all.score[at] = Math.min(categories - 1, Math.max(0, level + random.below(3) - 1));
  }
  return all;
}

/** What each round does at least: the chances of every score, once for each facet and once for the thresholds. */
function chancesOnly(all: Observations, rounds: number): number {
  const summed = summedOf(new Float64Array(categories - 1));
  const chances = new Float64Array(categories);
  let sum = 0;
  for (let round = 0; round < 4 * rounds; round++) {
    for (let at = 0; at < all.score.length; at++) {
      chancesAt((all.submission[at] ?? 0) / submissions, summed, chances);
      sum += chances[0] ?? 0;
    }
  }
  return sum;
}

async function measure(): Promise<Measure[]> {
  const all = sparse();
  const [ours, baseline]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < 3; turn++) {
    let rounds = 0;
    const wish: FacetWish = {
      onRound: (round) => {
        rounds = round;
      },
    };
    ours.push(
      await seconds(async () => {
        const found = manyFacetRasch(all, categories, wish);
        if (found.kind !== 'facets') throw new Error(found.reason);
      }),
    );
    baseline.push(await seconds(async () => chancesOnly(all, rounds)));
  }
  const against = 'the chances of every score alone, as often';
  const claim = { name: 'facets', against, target: 3, better: 'lower', unit: 's' } as const;
  return [measureOf(claim, { ours, baseline })];
}

/** The many-facet model of 200 raters × 5,000 submissions × 4 criteria, two reads each, until it has settled. */
export const facets: Bench = { name: 'facets', run: measure };

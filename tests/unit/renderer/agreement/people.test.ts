import { expect, it } from 'vitest';
import type { SeededReader, SeedRecord } from '#shared/exchange/agreement.ts';
import type { ReaderStanding } from '#shared/exchange/ladder.ts';
import type { ReaderDrift } from '../../../../renderer/src/features/agreement/numbers/drifts.ts';
import { peopleToTalkTo } from '../../../../renderer/src/features/agreement/numbers/people.ts';

const standing = (reader: string, watch: Partial<ReaderStanding['watch']> = {}): ReaderStanding => ({
  ...{ reader, stage: 'certified', attempt: 1, set: 1, notBefore: null, certification: null, held: 0 },
  watch: { failed: 0, refresher: null, suspendedAt: null, reason: null, held: 0, ...watch },
  finished: [],
});

const seeded = (reader: string, results: string): SeededReader => ({
  ...{ reader, dealt: 9, read: results.length, failedInARow: 0, suspensions: [] },
  judged: [...results].map((result, i) => ({
    submissionId: `${reader} ${i}`,
    submission: `Seed ${i}`,
    at: `2026-11-0${i + 1}T09:00:00.000Z`,
    outcome: result === '?' ? null : { passed: result === '+', criteria: [] },
  })),
});

/** Leaves the limits upwards at the third of four readings. */
const moved = (reader: string): ReaderDrift => {
  const errors = [0.1, -0.2, 2, 1];
  const estimate = { kind: 'estimate', estimate: 0, n: {}, method: '', warnings: [] } as never;
  return {
    reader,
    departures: errors.map((error, i) => ({
      error,
      reading: {
        ...{ readingId: '', batchId: '', reader, place: i, activeMs: 0, points: [] },
        ...{ submissionId: `${reader} ${i}`, submission: `Text ${i}`, at: `2026-11-0${i + 1}T09:00:00.000Z` },
      },
    })),
    drift: {
      ...{ kind: 'drift', bias: estimate, slope: estimate, change: estimate, intercept: 0, halves: [0, 0] },
      chart: errors.map((error, at) => ({ at, ewma: error, limit: 1.5, above: 0, below: 0, reach: 9 })),
    },
  };
};
const stays = (reader: string): ReaderDrift => {
  const one = moved(reader);
  if (one.drift.kind !== 'drift') throw new Error('a drift');
  return { ...one, drift: { ...one.drift, chart: one.drift.chart.map((point) => ({ ...point, limit: 9 })) } };
};
const seedsOf = (...readers: SeededReader[]): Pick<SeedRecord, 'readers'> => ({ readers });

it('names whoever is suspended first, then who failed the last seeds, then who has moved, and nobody else', () => {
  const people = peopleToTalkTo({
    standings: {
      readers: [
        standing('Auk'),
        standing('Crane', { failed: 2 }),
        standing('Dove', { suspendedAt: '2026-11-09T09:00:00.000Z' }),
        standing('Egret'),
      ],
    },
    seeds: seedsOf(seeded('Auk', '-+'), seeded('Crane', '+--'), seeded('Dove', '-?-')),
    drifts: [moved('Egret'), stays('Auk')],
  });
  expect(people.map(({ reader, concerns }) => [reader, ...concerns.map(({ kind }) => kind)])).toEqual([
    ['Dove', 'suspended'],
    ['Crane', 'seeds'],
    ['Egret', 'drift'],
  ]);
  expect(people[2]?.concerns).toEqual([{ kind: 'drift', way: 'higher', since: '2026-11-03T09:00:00.000Z' }]);
});

it('shows the seeds that were failed, the last first, and of a drift where it lies furthest', () => {
  const [crane, egret] = peopleToTalkTo({
    standings: { readers: [standing('Crane', { failed: 2 })] },
    seeds: seedsOf(seeded('Crane', '-+--')),
    drifts: [moved('Egret'), stays('Crane')],
  });
  expect(crane?.examples.map(({ submission }) => submission)).toEqual(['Seed 3', 'Seed 2', 'Seed 0']);
  expect(egret?.examples.map(({ submission }) => submission)).toEqual(['Text 2', 'Text 3', 'Text 1']);
});

it('says of one person all there is to talk about', () => {
  const [one] = peopleToTalkTo({
    standings: { readers: [standing('Dove', { suspendedAt: '2026-11-09T09:00:00.000Z', failed: 1 })] },
    seeds: seedsOf(seeded('Dove', '-')),
    drifts: [moved('Dove')],
  });
  expect(one?.concerns.map(({ kind }) => kind)).toEqual(['suspended', 'seeds', 'drift']);
});

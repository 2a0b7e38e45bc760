import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyStatistic } from '#shared/agreement/everyStatistic.ts';
import { randomFrom } from '#shared/agreement/random.ts';
import { ratingsOf } from '#shared/agreement/ratings.ts';
import type { Statistic } from '#shared/agreement/statistic.ts';
import type { BatchKind } from '#shared/domain/batch.ts';
import { newId } from '#shared/domain/primitives.ts';
import { defaultRule } from '#shared/domain/resolution.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import type { CountedReading, Subject } from '#shared/exchange/agreement.ts';
import { rubricOf } from '#tests/helpers/rubric.ts';
import {
  readerDrifts,
  signalOf,
  strongest,
} from '../../../../renderer/src/features/agreement/numbers/drifts.ts';
import type { EvidencePair } from '../../../../renderer/src/features/agreement/numbers/evidence.ts';
import {
  chosenCriteria,
  type Filters,
  filtered,
  noFilters,
} from '../../../../renderer/src/features/agreement/numbers/filters.ts';
import { deskNumbers } from '../../../../renderer/src/features/agreement/numbers/numbers.ts';
import { coefficientNames } from '../../../../renderer/src/features/agreement/numbers/overview.ts';
import { secondReads } from '../../../../renderer/src/features/agreement/numbers/sampling.ts';
import { seedNumbers } from '../../../../renderer/src/features/agreement/numbers/seeds.ts';
import { severityOf } from '../../../../renderer/src/features/agreement/numbers/severity.ts';
import { ratingsOn, tableOf } from '../../../../renderer/src/features/agreement/numbers/table.ts';
import { isSmall, withoutSmallCells } from '../../../../renderer/src/features/agreement/report/smallCells.ts';

type Points = readonly (number | null)[];

const scale = [1, 2, 3, 4];
const everyday = 'window 1';
/** Submission ids are their names with this before them. */
const idOf = (submission: string) => `id of ${submission}`;
const dayOf = (day: number) => new Date(Date.UTC(2026, 10, 1 + day, 12)).toISOString();

function readingBy(
  reader: string,
  submission: string,
  points: Points,
  wish: Partial<CountedReading> = {},
): CountedReading {
  return {
    readingId: newId(),
    batchId: everyday,
    submissionId: idOf(submission),
    submission,
    reader,
    place: 0,
    at: dayOf(0),
    activeMs: 60_000,
    points: [...points],
    ...wish,
  };
}

interface BatchWish {
  id: string;
  kind?: BatchKind;
  submissions?: number;
  rate?: number;
}

function batchOf({
  id,
  kind = 'operational',
  submissions = 0,
  rate = 0,
}: BatchWish): Subject['batches'][number] {
  const submissionIds = Array.from({ length: submissions }, (_, i) => idOf(`s${i + 1}`));
  return { id, name: `The ${id}`, kind, dueAt: null, secondReadRate: rate, submissionIds };
}

interface SubjectWish {
  rubric?: Rubric;
  batches?: readonly BatchWish[];
  /** True points by submission. */
  anchors?: Readonly<Record<string, Points>>;
}

function subjectOf({ rubric = rubricOf(['A', 'B']), batches = [], anchors = {} }: SubjectWish = {}): Subject {
  return {
    microCredentialId: newId(),
    rubricHash: 'a'.repeat(64),
    title: 'Discourse',
    rubric,
    rule: defaultRule,
    batches: (batches.length > 0 ? batches : [{ id: everyday }]).map(batchOf),
    anchors: Object.entries(anchors).map(([submission, points]) => ({
      submissionId: idOf(submission),
      points: [...points],
    })),
  };
}

/** Of one criterion: what each reader gave the submissions s1, s2 and so on; null for no reading. */
function readingsOf(columns: Readonly<Record<string, Points>>): CountedReading[] {
  return Object.entries(columns).flatMap(([reader, scores]) =>
    scores.flatMap((score, i) => (score === null ? [] : [readingBy(reader, `s${i + 1}`, [score])])),
  );
}

function numbersOf(readings: readonly CountedReading[], subject: Subject, wish: Partial<Filters> = {}) {
  return deskNumbers({ subject, readings, filters: { ...noFilters, ...wish } });
}

function estimateOf(statistic: Statistic | undefined): number {
  if (statistic?.kind !== 'estimate') throw new Error(statistic?.reason ?? 'no statistic');
  return statistic.estimate;
}

/** Every number anywhere inside a value. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe('the filters', () => {
  const rubric = rubricOf(['A', 'B', 'C']);
  const subject = subjectOf({
    rubric,
    batches: [{ id: everyday }, { id: 'rehearsal', kind: 'practice' }, { id: 'exam', kind: 'qualification' }],
  });
  const readings = [
    readingBy('Heron', 's1', [1, 1, 1], { at: '2026-11-01T00:00:00.000Z' }),
    readingBy('Ibis', 's1', [1, 1, 1], { at: '2026-11-02T23:59:59.999Z' }),
    readingBy('Heron', 's2', [1, 1, 1], { at: '2026-11-03T08:00:00.000Z', batchId: 'rehearsal' }),
    readingBy('Jay', 's3', [1, 1, 1], { at: '2026-11-04T08:00:00.000Z' }),
    readingBy('Kea', 's4', [1, 1, 1], { at: '2026-11-04T09:00:00.000Z', batchId: 'exam' }),
  ];
  const left = (wish: Partial<Filters>) =>
    filtered(readings, subject, { ...noFilters, ...wish }).map(
      ({ reader, submission }) => `${reader} ${submission}`,
    );
  const all = ['Heron s1', 'Ibis s1', 'Heron s2', 'Jay s3'];

  it('let everything through where none is set, but for readings by which somebody qualifies', () => {
    expect(left({})).toEqual(all);
  });

  it('keep the readers that are named', () => {
    expect(left({ readers: ['Heron'] })).toEqual(['Heron s1', 'Heron s2']);
    expect(left({ readers: ['Jay', 'Ibis'] })).toEqual(['Ibis s1', 'Jay s3']);
  });

  it('keep the kinds of batch that are named', () => {
    expect(left({ kinds: ['operational'] })).toEqual(['Heron s1', 'Ibis s1', 'Jay s3']);
    expect(left({ kinds: ['practice', 'qualification'] })).toEqual(['Heron s2', 'Kea s4']);
  });

  it('keep a period with both of its days', () => {
    expect(left({ from: '2026-11-02' })).toEqual(['Ibis s1', 'Heron s2', 'Jay s3']);
    expect(left({ to: '2026-11-02' })).toEqual(['Heron s1', 'Ibis s1']);
    expect(left({ from: '2026-11-02', to: '2026-11-02' })).toEqual(['Ibis s1']);
    expect(left({ from: '2026-11-05' })).toEqual([]);
  });

  it('hold all together', () => {
    expect(left({ readers: ['Heron'], kinds: ['practice'], from: '2026-11-03' })).toEqual(['Heron s2']);
    expect(left({ readers: ['Heron'], kinds: ['qualification'] })).toEqual([]);
    expect(left({ readers: ['Kea'] })).toEqual([]);
  });

  it('choose criteria in rubric order, with their places', () => {
    const [a, , c] = rubric.criteria;
    const chosen = (criterionIds: string[]) =>
      chosenCriteria(subject, { ...noFilters, criterionIds }).map(({ criterion, place }) => [
        criterion.letter,
        place,
      ]);
    expect(chosen([c?.id ?? '', a?.id ?? ''])).toEqual([
      ['A', 0],
      ['C', 2],
    ]);
    expect(chosen([])).toHaveLength(3);
  });

  it('reach the numbers: of one criterion alone there is one row, with its own scores', () => {
    const both = [readingBy('Heron', 's1', [1, 3, 1]), readingBy('Ibis', 's1', [4, 3, 1])];
    const numbers = numbersOf(both, subject, { criterionIds: [rubric.criteria[1]?.id ?? ''] });
    expect(numbers.criteria.map(({ criterionId }) => criterionId)).toEqual([rubric.criteria[1]?.id]);
    expect(numbers.pairs[0]).toMatchObject({ exact: { estimate: 1 }, difference: 0 });
  });
});

describe('the table of readings', () => {
  it('has a row for each submission and a column for each reader, by name', () => {
    const table = tableOf([
      readingBy('Jay', 's2', [1]),
      readingBy('Heron', 's1', [2]),
      readingBy('Jay', 's1', [3]),
    ]);
    expect(table.submissions).toEqual([
      { id: idOf('s1'), name: 's1' },
      { id: idOf('s2'), name: 's2' },
    ]);
    expect(table.readers).toEqual(['Heron', 'Jay']);
    expect(table.cells.map((one) => one?.points[0])).toEqual([2, 3, undefined, 1]);
  });

  it('takes the latest of several readings of one submission by one reader, whatever their order', () => {
    const early = readingBy('Heron', 's1', [1], { at: dayOf(1) });
    const late = readingBy('Heron', 's1', [4], { at: dayOf(5), batchId: 'window 2' });
    const middle = readingBy('Heron', 's1', [2], { at: dayOf(3) });
    expect(tableOf([early, late, middle]).cells).toEqual([late]);
    expect(tableOf([late, middle, early]).cells).toEqual([late]);
  });

  it('keeps submissions apart that happen to have one name', () => {
    const table = tableOf([
      readingBy('Heron', 's1', [1]),
      readingBy('Heron', 's1', [2], { submissionId: 'x' }),
    ]);
    expect(table.submissions.map(({ id }) => id).toSorted()).toEqual([idOf('s1'), 'x']);
  });

  it('gives ratings on the whole scale, without what has no level', () => {
    const [, criterion] = rubricOf(['A', 'B']).criteria;
    if (criterion === undefined) throw new Error('the rubric has two criteria');
    const table = tableOf([readingBy('Heron', 's1', [1, 4]), readingBy('Jay', 's1', [1, null])]);
    const { categories, codes, raters, units } = ratingsOn(table, criterion, 1);
    expect({ categories, codes: [...codes], raters, units }).toEqual({
      categories: scale,
      codes: [3, -1],
      raters: ['Heron', 'Jay'],
      units: [idOf('s1')],
    });
  });
});

describe('the overview', () => {
  const matrix = [
    [3, 3, 3],
    [2, 3, null],
    [4, 4, 2],
    [1, 1, 2],
  ];
  const subject = subjectOf({ rubric: rubricOf(['A']) });
  const readings = readingsOf({ Heron: [3, 2, 4, 1], Ibis: [3, 3, 4, 1], Jay: [3, null, 2, 2] });
  const [found] = numbersOf(readings, subject).criteria;

  it('has exact and adjacent agreement as they are worked out by hand', () => {
    expect(estimateOf(found?.exact)).toBeCloseTo((1 + 0 + 1 / 3 + 1 / 3) / 4, 12);
    expect(estimateOf(found?.adjacent)).toBeCloseTo((1 + 1 + 1 / 3 + 1) / 4, 12);
  });

  it('corrects for chance as it is worked out by hand', () => {
    const seen = (1 + 8 / 9 + (1 + 5 / 9 + 5 / 9) / 3 + (1 + 8 / 9 + 8 / 9) / 3) / 4;
    const chance = (4 + 6 * (8 / 9) + 4 * (5 / 9)) / 16;
    const corrected = estimateOf(found?.coefficients['brennan.prediger.quadratic']);
    expect(corrected).toBeCloseTo((seen - chance) / (1 - chance), 12);
    expect(corrected).toBeCloseTo(17 / 30, 12);
  });

  it('has the numbers of the command line, under the same names', () => {
    const named = everyStatistic(ratingsOf(matrix, scale));
    for (const name of coefficientNames) expect(found?.coefficients[name], name).toEqual(named[name]);
    expect(found?.exact).toEqual(named['percent.agreement']);
    expect(found?.adjacent).toEqual(named['percent.adjacent1']);
    expect(found?.icc).toEqual(named['icc.2.1']);
  });

  it('says what each number rests on', () => {
    expect(found?.exact.n).toEqual({ units: 4, raters: 3, pairs: 3 + 1 + 3 + 3, overlap: 4 });
  });

  it('counts readings, and submissions with two readers', () => {
    const alone = readingBy('Heron', 's5', [3]);
    const again = readingBy('Heron', 's5', [4], { at: dayOf(1) });
    const { readings: count, overlap } = numbersOf([...readings, alone, again], subject);
    expect({ count, overlap }).toEqual({ count: 13, overlap: 4 });
  });

  it('does not let a submission that was not scored on a criterion count there', () => {
    const twoCriteria = [
      readingBy('Heron', 's1', [3, 3]),
      readingBy('Ibis', 's1', [3, 4]),
      readingBy('Heron', 's2', [null, 2]),
      readingBy('Ibis', 's2', [1, 2]),
    ];
    const [a, b] = numbersOf(twoCriteria, subjectOf()).criteria;
    expect(a?.exact).toMatchObject({ estimate: 1, n: { overlap: 1 } });
    expect(b?.exact).toMatchObject({ estimate: 0.5, n: { overlap: 2 } });
  });

  it('tells how much is done, up to all of it', () => {
    const told: number[] = [];
    deskNumbers({ subject, readings, filters: noFilters }, (done) => told.push(done));
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });
});

describe('a pair of readers', () => {
  const readings = [
    readingBy('Heron', 's1', [3, 2]),
    readingBy('Heron', 's2', [4, 3]),
    readingBy('Heron', 's3', [1, 1]),
    readingBy('Ibis', 's1', [3, 3]),
    readingBy('Ibis', 's2', [2, 3]),
    readingBy('Jay', 's3', [1, 2]),
  ];
  const { pairs } = numbersOf(readings, subjectOf());
  const pairWith = (first: string, second: string) =>
    pairs.find((one) => one.first === first && one.second === second);

  it('is every two of them, once', () => {
    expect(pairs.map(({ first, second }) => `${first} ${second}`)).toEqual([
      'Heron Ibis',
      'Heron Jay',
      'Ibis Jay',
    ]);
  });

  it('counts the first’s scores by the second’s, over all criteria', () => {
    // biome-ignore format: a table
    expect(pairWith('Heron', 'Ibis')?.counts).toEqual([
      0, 0, 0, 0,
      0, 0, 1, 0,
      0, 0, 2, 0,
      0, 1, 0, 0,
    ]);
  });

  it('agrees as often as it is worked out by hand', () => {
    const pair = pairWith('Heron', 'Ibis');
    expect(pair?.exact).toMatchObject({ estimate: 2 / 4, n: { overlap: 4 } });
    expect(pair?.adjacent).toMatchObject({ estimate: 3 / 4, n: { overlap: 4 } });
  });

  it('differs by the mean of first less second', () => {
    expect(pairWith('Heron', 'Ibis')?.difference).toBe((0 + 2 - 1 + 0) / 4);
    expect(pairWith('Heron', 'Jay')?.difference).toBe((0 - 1) / 2);
  });

  it('that shares no submission has no difference and no agreement', () => {
    const pair = pairWith('Ibis', 'Jay');
    expect(pair?.difference).toBeUndefined();
    expect(pair?.paradox).toBeUndefined();
    expect([pair?.exact.kind, pair?.adjacent.kind, pair?.kappa.kind]).toEqual(
      new Array(3).fill('insufficient'),
    );
    expect(pair?.counts).toEqual(new Array(16).fill(0));
  });

  it('is not taken together over criteria whose scales differ', () => {
    const rubric = rubricOf(['A', 'B']);
    const criteria = rubric.criteria.map((one, i) =>
      i === 0 ? one : { ...one, levels: one.levels.slice(1) },
    );
    const subject = subjectOf({ rubric: { ...rubric, criteria } });
    expect(numbersOf(readings, subject).pairs).toEqual([]);
    const alone = numbersOf(readings, subject, { criterionIds: [rubric.criteria[0]?.id ?? ''] });
    expect(alone.pairs).toHaveLength(3);
  });
});

describe('a drift', () => {
  const days = 16;
  /** Who reads a submission a point off, on every fifth day each another. */
  const wobble = (column: number, day: number) => (day % 5 === column ? (day % 2 === 0 ? 1 : -1) : 0);

  function drifting(shift: (reader: string, day: number) => number, noisy = true) {
    const readings = ['Avocet', 'Bittern', 'Crane', 'Dunlin'].flatMap((reader, column) =>
      Array.from({ length: days }, (_, day) => {
        const points = 5 + shift(reader, day) + (noisy ? wobble(column, day) : 0);
        return readingBy(reader, `s${day + 1}`, [points], { at: dayOf(day) });
      }),
    );
    return readerDrifts(tableOf(readings), [0]);
  }
  const signals = (drifts: ReturnType<typeof drifting>) =>
    Object.fromEntries(
      drifts.map(({ reader, drift }) => [
        reader,
        drift.kind === 'drift' ? signalOf(drift)?.way : drift.reason,
      ]),
    );
  const fromMiddle = (by: number) => (reader: string, day: number) =>
    reader === 'Crane' && day >= days / 2 ? by : 0;

  it('to higher scores from the middle on is signalled, and only of whoever drifts', () => {
    const drifts = drifting(fromMiddle(2));
    expect(signals(drifts)).toEqual({ Crane: 'higher' });
    expect(strongest(drifts)[0]?.reader).toBe('Crane');
  });

  it('to lower scores is signalled so', () => {
    const drifts = drifting(fromMiddle(-2));
    expect(signals(drifts)).toEqual({ Crane: 'lower' });
    expect(strongest(drifts)[0]?.reader).toBe('Crane');
  });

  it('is signalled only after it has begun', () => {
    const crane = drifting(fromMiddle(2)).find(({ reader }) => reader === 'Crane');
    if (crane?.drift.kind !== 'drift') throw new Error('there is enough');
    const signal = signalOf(crane.drift);
    expect(signal?.point).toBeGreaterThanOrEqual(days / 2);
    expect(crane.drift.slope.estimate).toBeGreaterThan(0);
  });

  it('has a slope in points a day', () => {
    const readings = Array.from({ length: 8 }, (_, day) => [
      readingBy('Heron', `s${day + 1}`, [1 + day / 2], { at: dayOf(day) }),
      readingBy('Ibis', `s${day + 1}`, [1]),
    ]).flat();
    const [heron] = readerDrifts(tableOf(readings), [0]);
    if (heron?.drift.kind !== 'drift') throw new Error('there is enough');
    expect(heron.drift.slope.estimate).toBeCloseTo(0.5, 12);
    expect(heron.drift.intercept).toBeCloseTo(0, 12);
  });

  it('is nobody’s where all only waver', () => {
    expect(signals(drifting(() => 0))).toEqual({});
  });

  it('cannot be told of readers who always agree', () => {
    const drifts = drifting(() => 0, false);
    const reason = 'The errors do not vary at all.';
    expect(signals(drifts)).toEqual({ Avocet: reason, Bittern: reason, Crane: reason, Dunlin: reason });
  });

  it('cannot be told of a reader whom nobody can be compared with', () => {
    const readings = Array.from({ length: days }, (_, day) => readingBy('Avocet', `s${day + 1}`, [day % 4]));
    const [alone] = readerDrifts(tableOf(readings), [0]);
    expect(alone).toMatchObject({ departures: [], drift: { kind: 'insufficient' } });
  });

  it('is told of those who have enough scores before those who have not', () => {
    const few = readingBy('Aardvark', 's1', [9], { at: dayOf(0) });
    const many = drifting(() => 0);
    const [, short] = readerDrifts(tableOf([few, readingBy('Crane', 's1', [5])]), [0]);
    if (short === undefined) throw new Error('there are two readers');
    expect(strongest([short, ...many]).at(-1)).toBe(short);
  });
});

describe('a departure', () => {
  it('is from the median of the others, averaged over the criteria, by day', () => {
    const readings = [
      readingBy('Heron', 's2', [4, 1], { at: dayOf(0) }),
      readingBy('Heron', 's1', [4, 4], { at: dayOf(3) }),
      readingBy('Ibis', 's1', [2, 3]),
      readingBy('Jay', 's1', [3, 3]),
      readingBy('Ibis', 's2', [2, 2]),
    ];
    const [heron] = readerDrifts(tableOf(readings), [0, 1]);
    expect(heron?.departures.map(({ reading, error }) => [reading.submission, error])).toEqual([
      ['s2', (2 - 1) / 2],
      ['s1', (1.5 + 1) / 2],
    ]);
  });

  it('leaves out what only one of them scored', () => {
    const readings = [readingBy('Heron', 's1', [4, 4]), readingBy('Ibis', 's1', [3, null])];
    const [heron, ibis] = readerDrifts(tableOf(readings), [0, 1]);
    expect([heron?.departures[0]?.error, ibis?.departures[0]?.error]).toEqual([1, -1]);
  });
});

describe('seeds', () => {
  const subject = subjectOf({ anchors: { s1: [3, 2], s2: [4, null] } });
  const readings = [
    readingBy('Jay', 's3', [1, 1]),
    readingBy('Ibis', 's1', [3, 2]),
    readingBy('Heron', 's2', [2, 1], { at: dayOf(2) }),
    readingBy('Heron', 's1', [3, 3], { at: dayOf(1) }),
  ];
  const found = seedNumbers(readings, subject, [0, 1]);

  it('count what is exact and what is a point off at most, and the mean error', () => {
    const told = found.map(({ reader, scores, exact, adjacent, meanError }) => {
      return { reader, scores, exact, adjacent, meanError };
    });
    expect(told).toEqual([
      { reader: 'Heron', scores: 3, exact: 1, adjacent: 2, meanError: (0 + 1 - 2) / 3 },
      { reader: 'Ibis', scores: 2, exact: 2, adjacent: 2, meanError: 0 },
    ]);
  });

  it('show every reading of them in the order it was made, by criterion', () => {
    expect(found[0]?.readings.map(({ reading, errors }) => [reading.submission, errors])).toEqual([
      ['s1', [0, 1]],
      ['s2', [-2, null]],
    ]);
  });

  it('are counted on the chosen criteria only', () => {
    const onB = seedNumbers(readings, subject, [1]);
    expect(onB[0]).toMatchObject({ reader: 'Heron', scores: 1, exact: 0, adjacent: 1, meanError: 1 });
  });

  it('count neighbouring levels as adjacent where a scale has gaps', () => {
    const rubric = rubricOf(['A']);
    const gapped = {
      ...rubric,
      criteria: rubric.criteria.map((one) => ({
        ...one,
        levels: one.levels.map((level, i) => ({ ...level, points: [0, 1, 3, 6][i] ?? 0 })),
      })),
    };
    const known = subjectOf({ rubric: gapped, anchors: { s1: [3], s2: [1] } });
    const some = [readingBy('Heron', 's1', [6]), readingBy('Heron', 's2', [6])];
    expect(seedNumbers(some, known, [0])[0]).toMatchObject({
      scores: 2,
      exact: 0,
      adjacent: 1,
      meanError: 4,
    });
    expect(numbersOf(some, known).seeds[0]?.adjacent).toBe(1);
  });

  it('take the latest of several readings, as the table does', () => {
    const again = [...readings, readingBy('Heron', 's1', [1, 1], { at: dayOf(3) })];
    const heron = numbersOf(again, subject).seeds.find(({ reader }) => reader === 'Heron');
    expect(heron).toMatchObject({ scores: 3, exact: 0, meanError: (-2 - 1 - 2) / 3 });
  });

  it('say nothing where no true scores are known', () => {
    expect(seedNumbers(readings, subjectOf(), [0, 1])).toEqual([]);
  });
});

describe('one reader alone in the filter', () => {
  const subject = subjectOf({
    rubric: rubricOf(['A']),
    batches: [{ id: everyday, submissions: 8, rate: 0.5 }],
  });
  const readings = Array.from({ length: 8 }, (_, day) => [
    readingBy('Heron', `s${day + 1}`, [1 + (day % 3)], { at: dayOf(day) }),
    readingBy('Ibis', `s${day + 1}`, [2], { at: dayOf(day) }),
  ]).flat();
  const everybody = numbersOf(readings, subject);
  const alone = numbersOf(readings, subject, { readers: ['Heron'] });

  it('still drifts against the others', () => {
    expect(alone.drifts).toEqual(everybody.drifts.filter(({ reader }) => reader === 'Heron'));
    expect(alone.drifts[0]?.departures).toHaveLength(8);
    expect(alone.comparedReaders).toBe(2);
  });

  it('leaves the second reads of the batch as they are', () => {
    expect(alone.secondReads).toEqual(everybody.secondReads);
    expect(alone.secondReads[0]?.twice).toBe(8);
  });
});

describe('second reads', () => {
  const wantedOf = (submissions: number, rate: number) =>
    secondReads([], subjectOf({ batches: [{ id: everyday, submissions, rate }] }))[0]?.wanted;

  it('are submissions of the batch that two readers read in it', () => {
    const readings = [
      readingBy('Heron', 's1', [1]),
      readingBy('Ibis', 's1', [1]),
      readingBy('Jay', 's1', [1]),
      readingBy('Heron', 's2', [1]),
      readingBy('Heron', 's2', [2], { at: dayOf(1) }),
      readingBy('Ibis', 's2', [2], { batchId: 'window 2' }),
      readingBy('Jay', 's3', [1]),
      readingBy('Ibis', 's3', [4]),
      readingBy('Jay', 's4', [1]),
    ];
    const batches = [
      { id: everyday, submissions: 5, rate: 0.3 },
      { id: 'window 2', submissions: 2, rate: 1 },
    ];
    expect(secondReads(readings, subjectOf({ batches }))).toEqual([
      { batchId: everyday, name: 'The window 1', submissions: 5, read: 4, twice: 2, wanted: 2 },
      { batchId: 'window 2', name: 'The window 2', submissions: 2, read: 1, twice: 0, wanted: 2 },
    ]);
  });

  it('are wanted of the share that the batch asks for, and of one more where it is no whole number', () => {
    expect(wantedOf(10, 0)).toBe(0);
    expect(wantedOf(10, 0.2)).toBe(2);
    expect(wantedOf(11, 0.2)).toBe(3);
    expect(wantedOf(1, 0.01)).toBe(1);
    expect(wantedOf(7, 1)).toBe(7);
    expect(wantedOf(0, 1)).toBe(0);
  });

  it('are wanted of exactly the share, where it is a whole number of submissions', () => {
    expect(wantedOf(100, 0.07)).toBe(7);
    expect(wantedOf(25, 0.28)).toBe(7);
    expect(wantedOf(100, 0.55)).toBe(55);
  });
});

describe('severity', () => {
  const rubric = rubricOf(['A', 'B']);
  const chosen = rubric.criteria.map((criterion, place) => ({ criterion, place }));
  const within = (points: number) => Math.max(1, Math.min(4, points));
  /** By each reader so many submissions, the first of them the one with that number, so much above the middle. */
  const readsOf = (reader: string, { from = 1, above = 0 }: { from?: number; above?: number }) =>
    Array.from({ length: 8 }, (_, i) => {
      const middle = 1 + (i % 4);
      const more = i % 3 === 0 ? 0 : above;
      return readingBy(reader, `s${from + i}`, [within(middle + more), within(5 - middle + more)]);
    });

  it('puts a severe reader above a lenient one on the ruler', () => {
    const readings = [
      ...readsOf('Lenient', { above: 1 }),
      ...readsOf('Middling', {}),
      ...readsOf('Severe', { above: -1 }),
    ];
    const found = severityOf(tableOf(readings), chosen);
    if (found.kind === 'insufficient') throw new Error(found.reason);
    const ordered = found.readers.toSorted((a, b) => b.measure - a.measure).map(({ name }) => name);
    expect(ordered).toEqual(['Severe', 'Middling', 'Lenient']);
    expect(found.criteria.map(({ id, name }) => [id, name])).toEqual(
      rubric.criteria.map(({ id, letter, name }) => [id, `${letter} ${name}`]),
    );
    expect(numbersIn(found).every(Number.isFinite)).toBe(true);
  });

  it('names whoever gave nothing but the lowest scores, without a measure', () => {
    const low = Array.from({ length: 8 }, (_, i) => readingBy('Grim', `s${i + 1}`, [1, 1]));
    const readings = [...low, ...readsOf('Lenient', { above: 1 }), ...readsOf('Severe', { above: -1 })];
    const found = severityOf(tableOf(readings), chosen);
    if (found.kind === 'insufficient') throw new Error(found.reason);
    expect(found.extremes).toContainEqual({ name: 'Grim', at: 'lowest' });
    expect(found.readers.map(({ name }) => name)).toEqual(['Lenient', 'Severe']);
  });

  it('cannot be told of readers who share no submission', () => {
    const readings = [...readsOf('Lenient', { above: 1 }), ...readsOf('Severe', { from: 9, above: -1 })];
    const found = severityOf(tableOf(readings), chosen);
    expect(found.kind === 'insufficient' && found.reason).toContain(
      'raters Lenient and raters Severe are never compared',
    );
  });

  const everybody = [
    ...readsOf('Lenient', { above: 1 }),
    ...readsOf('Middling', {}),
    ...readsOf('Severe', { above: -1 }),
  ];
  const measured = (...wish: Parameters<typeof severityOf>) => {
    const found = severityOf(...wish);
    if (found.kind === 'insufficient') throw new Error(found.reason);
    return found;
  };

  it('has one set of steps for all criteria, or each criterion’s own', () => {
    const [shared, own] = [false, true].map((wanted) => measured(tableOf(everybody), chosen, wanted));
    expect(shared?.thresholds.map(({ name }) => name)).toEqual(['1|2', '2|3', '3|4']);
    expect(own?.thresholds.map(({ name }) => name)).toEqual([
      ...['A 1|2', 'A 2|3', 'A 3|4'],
      ...['B 1|2', 'B 2|3', 'B 3|4'],
    ]);
    expect([shared?.ownScales, own?.ownScales]).toEqual([false, true]);
  });

  it('is told on scales of different lengths, each with its own steps', () => {
    const unlike = chosen.map(({ criterion, place }) => ({
      criterion: place === 0 ? criterion : { ...criterion, levels: criterion.levels.slice(0, 3) },
      place,
    }));
    const found = measured(tableOf(everybody), unlike);
    expect(found.ownScales).toBe(true);
    expect(found.thresholds.map(({ name }) => name)).toEqual(['A 1|2', 'A 2|3', 'A 3|4', 'B 1|2', 'B 2|3']);
    const ordered = found.readers.toSorted((a, b) => b.measure - a.measure).map(({ name }) => name);
    expect(ordered).toEqual(['Severe', 'Middling', 'Lenient']);
  });

  it('leaves a score point out that nobody gave, and says so', () => {
    const without = everybody.map((one) => ({
      ...one,
      points: one.points.map((points) => (points === 2 ? 3 : points)),
    }));
    const found = measured(tableOf(without), chosen);
    expect(found.thresholds.map(({ name }) => name)).toEqual(['1|3', '3|4']);
    expect(found.never).toEqual([{ criterion: undefined, points: '2' }]);
  });

  /** Submissions of every quality, by three readers who are now and then one off; one is as hard on B as it is told. */
  const spread = (hardOnB: number) => {
    const random = randomFrom(8);
    return ['Lenient', 'Middling', 'Severe'].flatMap((reader, place) =>
      Array.from({ length: 80 }, (_, i) => {
        const off = () => (random.below(2) === 0 ? 1 - place : random.below(3) - 1);
        const harder = reader === 'Middling' ? hardOnB : 0;
        return readingBy(reader, `s${i}`, [
          within(1 + (i % 4) + off()),
          within(1 + (i % 4) + off() - harder),
        ]);
      }),
    );
  };

  it('finds the reader who is harder on one criterion than on the other', () => {
    const { biases, biasP } = measured(tableOf(spread(2)), chosen);
    const [most] = biases.toSorted((a, b) => Math.abs(b.measured?.t ?? 0) - Math.abs(a.measured?.t ?? 0));
    expect(most).toMatchObject({ reader: 'Middling' });
    const onB = biases.find(({ reader, criterion }) => reader === 'Middling' && criterion === 'B');
    expect(onB?.measured?.bias).toBeLessThan(0);
    expect(onB?.difference).toBeLessThan(-0.1);
    expect(biasP).toBeLessThan(0.05);
    expect(measured(tableOf(spread(0)), chosen).biasP).toBeGreaterThan(0.5);
  });

  it('has each reader’s severity by marginal likelihood too, closer together', () => {
    const { readers } = measured(tableOf(spread(0)), chosen);
    const [severe, lenient] = ['Severe', 'Lenient'].map((wanted) =>
      readers.find(({ name }) => name === wanted),
    );
    const [a, b] = [severe, lenient].map((one) => estimateOf(one?.marginal));
    expect((a ?? 0) - (b ?? 0)).toBeGreaterThan(0);
    expect((a ?? 0) - (b ?? 0)).toBeLessThan((severe?.measure ?? 0) - (lenient?.measure ?? 0));
    const alike = measured(tableOf(everybody), chosen).readers[0]?.marginal;
    expect(alike).toMatchObject({ kind: 'insufficient', reason: /no more than chance/ });
  });
});

describe('too little to say anything', () => {
  const subject = subjectOf({
    batches: [{ id: everyday, submissions: 3, rate: 0.5 }],
    anchors: { s1: [3, null] },
  });
  const kindsOf = ({ criteria, severity, drifts, pairs }: ReturnType<typeof numbersOf>) => [
    ...criteria.flatMap(({ exact, adjacent, coefficients, icc }) =>
      [exact, adjacent, icc, ...Object.values(coefficients)].map(({ kind }) => kind),
    ),
    ...pairs.flatMap(({ exact, adjacent, kappa }) => [exact.kind, adjacent.kind, kappa.kind]),
    ...drifts.map(({ drift }) => drift.kind),
    severity.kind,
  ];

  it('is said of no readings at all, and nothing is NaN', () => {
    const numbers = numbersOf([], subject);
    expect(new Set(kindsOf(numbers))).toEqual(new Set(['insufficient']));
    expect(numbers).toMatchObject({ readings: 0, overlap: 0, pairs: [], drifts: [], seeds: [] });
    expect(numbers.secondReads).toMatchObject([{ read: 0, twice: 0, wanted: 2 }]);
    expect(numbersIn(numbers).filter((one) => !Number.isFinite(one))).toEqual([]);
  });

  it('is said of one reading, and of readers who share nothing', () => {
    const one = readingBy('Heron', 's1', [3, 2]);
    const apart = [one, readingBy('Ibis', 's2', [1, 2])];
    expect(new Set(kindsOf(numbersOf([one], subject)))).toEqual(new Set(['insufficient']));
    expect(new Set(kindsOf(numbersOf(apart, subject)))).toEqual(new Set(['insufficient']));
  });

  it('is said where no criterion is left', () => {
    const readings = [readingBy('Heron', 's1', [3, 2]), readingBy('Ibis', 's1', [3, 2])];
    const numbers = numbersOf(readings, subject, { criterionIds: [newId()] });
    expect(numbers).toMatchObject({
      readings: 2,
      criteria: [],
      pairs: [],
      severity: { kind: 'insufficient' },
    });
    expect(numbersIn(numbers).filter((one) => !Number.isFinite(one))).toEqual([]);
  });

  it('never shows as a number that is none, whatever was read', () => {
    const score = fc.option(fc.constantFrom(...scale), { freq: 6 });
    const reading = fc
      .record({
        reader: fc.constantFrom('Heron', 'Ibis', 'Jay'),
        submission: fc.constantFrom('s1', 's2', 's3', 's4'),
        points: fc.tuple(score, score),
        day: fc.nat(20),
      })
      .map(({ reader, submission, points, day }) =>
        readingBy(reader, submission, points, { at: dayOf(day) }),
      );
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 24 }), (readings) => {
        const numbers = numbersOf(readings, subject);
        expect(numbersIn(numbers).filter((one) => !Number.isFinite(one))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('a report that is handed on', () => {
  const given = (reader: string, scores: readonly (readonly [number, number])[]) =>
    scores.map((points, i) => readingBy(reader, `s${i + 1}`, points));
  // Cyd read two of the eight, so few that one could tell what she gave to each.
  const readings = [
    ...given('Ada', [
      [1, 2],
      [2, 3],
      [3, 3],
      [4, 4],
      [1, 1],
      [2, 2],
      [3, 4],
      [4, 3],
    ]),
    ...given('Ben', [
      [1, 3],
      [2, 2],
      [3, 4],
      [3, 4],
      [1, 2],
      [2, 1],
      [4, 4],
      [4, 2],
    ]),
    ...given('Cyd', [
      [2, 3],
      [2, 2],
    ]),
  ];
  const subject = subjectOf();
  const desk = { subject, readings, numbers: numbersOf(readings, subject), at: dayOf(0) };
  const { numbers } = desk;

  it('leaves out what rests on fewer than five, and counts it; the desk has it all', () => {
    const { desk: handed, leftOut } = withoutSmallCells(desk, undefined);
    expect(handed.numbers.pairs.map(({ first, second }) => [first, second])).toEqual([['Ada', 'Ben']]);
    expect(numbers.pairs).toHaveLength(3);
    if (handed.numbers.severity.kind !== 'severity' || numbers.severity.kind !== 'severity')
      throw new Error('there is a ruler');
    expect(handed.numbers.severity.readers.map(({ name }) => name).toSorted()).toEqual(['Ada', 'Ben']);
    expect(handed.numbers.severity.biases.map(({ reader }) => reader)).not.toContain('Cyd');
    expect(handed.numbers.drifts.map(({ reader }) => reader)).not.toContain('Cyd');
    // Two pairs, a reader, and that reader on each criterion.
    expect(leftOut).toBe(5);
  });

  it('leaves out figures of a criterion that fewer than five were read twice on, and pairs by their marks', () => {
    const few = readingsOf({ Ada: [1, 2, 3, 4], Ben: [1, 2, 3, 3] });
    const [small] = numbersOf(few, subjectOf({ rubric: rubricOf(['A']) })).criteria;
    const [large] = numbers.criteria;
    if (!small || !large) throw new Error('each has a criterion');
    expect([isSmall(small), isSmall(large)]).toEqual([true, false]);
    const shared = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        ...{ submissionId: idOf(`s${i}`), submission: `s${i}`, first: newId(), second: newId() },
        ...{ spans: 2, matched: 1, apart: 0 },
      }));
    const pair = (count: number): EvidencePair => ({
      ...{ first: 'Ada', second: 'Ben', submissions: shared(count) },
      f1: { kind: 'insufficient', reason: 'not asked for', n: large.exact.n },
      ...{ alike: { scores: 1, shared: 1 }, different: { scores: 0, shared: 0 } },
    });
    const { evidence } = withoutSmallCells(desk, [pair(4), pair(5)]);
    expect(evidence?.map(({ submissions }) => submissions.length)).toEqual([5]);
  });
});

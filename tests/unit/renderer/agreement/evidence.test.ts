import { expect, it } from 'vitest';
import { newId } from '#shared/domain/primitives.ts';
import type { CountedReading, MarkedReading } from '#shared/exchange/agreement.ts';
import {
  type EvidenceQuestion,
  evidenceNumbers,
  placedMarks,
} from '../../../../renderer/src/features/agreement/numbers/evidence.ts';

const criteria = ['A', 'B'].map((letter, place) => ({ id: newId(), letter, place }));
const [a, b] = criteria.map(({ id }) => id) as [string, string];
const video = newId();

interface Given {
  reader: string;
  submissionId: string;
  points: (number | null)[];
  /** Criteria by letter, from and to in seconds. */
  marks: [criterionIds: string[], from: number, to: number][];
  at?: string;
}

function questionOf(given: readonly Given[]): EvidenceQuestion {
  const readings: CountedReading[] = [];
  const marked: MarkedReading[] = [];
  for (const { reader, submissionId, points, marks, at = '2026-11-01T10:00:00.000Z' } of given) {
    const readingId = newId();
    readings.push({
      readingId,
      batchId: newId(),
      submissionId,
      submission: `S ${submissionId.slice(-4)}`,
      reader,
      place: 0,
      at,
      activeMs: 1,
      points,
    });
    marked.push({
      readingId,
      marks: marks.map(([criterionIds, from, to]) => ({
        criterionIds,
        span: { kind: 'time', evidenceId: video, startMs: from * 1000, endMs: to * 1000 },
      })),
    });
  }
  return { readings, marked, criteria };
}

const [one, two] = [newId(), newId()] as const;
const question = questionOf([
  {
    reader: 'Heron',
    submissionId: one,
    points: [3, 2],
    marks: [
      [[a], 0, 10],
      [[b], 50, 60],
    ],
  },
  {
    reader: 'Avocet',
    submissionId: one,
    points: [3, 4],
    marks: [
      [[a], 2, 11],
      [[b], 80, 90],
    ],
  },
  { reader: 'Heron', submissionId: two, points: [1, 1], marks: [[[a, b], 0, 10]] },
  {
    reader: 'Avocet',
    submissionId: two,
    points: [1, 2],
    marks: [
      [[a], 0, 10],
      [[b], 4, 14],
    ],
  },
]);

it('two readers match where they mark the same moments for the same criterion', () => {
  const [pair] = evidenceNumbers(question);
  expect(pair).toMatchObject({ first: 'Avocet', second: 'Heron' });
  // One: A at 8 of 11 s, B apart. Two: A wholly; B at 6 of 14 s is under the half.
  expect(pair?.submissions.map(({ spans, matched }) => [spans, matched])).toEqual([
    [4, 1],
    [4, 1],
  ]);
  expect(pair?.f1).toMatchObject({ kind: 'estimate', estimate: 0.5 });
});

it('agreeing for the same reason is told apart from agreeing for another', () => {
  const [pair] = evidenceNumbers(question);
  // Alike on A of both submissions, citing one moment each time; otherwise on B, of which the second is cited by both.
  expect(pair?.alike).toEqual({ scores: 2, shared: 2 });
  expect(pair?.different).toEqual({ scores: 2, shared: 1 });
  expect(pair?.submissions.map(({ apart }) => apart)).toEqual([2, 1]);
});

it('a revised reading stands in for the one before', () => {
  const revised = questionOf([
    { reader: 'Heron', submissionId: one, points: [1, 1], marks: [[[a], 0, 10]] },
    { reader: 'Heron', submissionId: one, points: [1, 1], marks: [], at: '2026-11-02T10:00:00.000Z' },
    { reader: 'Avocet', submissionId: one, points: [1, 1], marks: [[[a], 0, 10]] },
  ]);
  expect(evidenceNumbers(revised)[0]?.submissions[0]).toMatchObject({ spans: 1, matched: 0 });
});

it('nothing marked is no agreement and no disagreement', () => {
  const silent = questionOf([
    { reader: 'Heron', submissionId: one, points: [1, 1], marks: [] },
    { reader: 'Avocet', submissionId: one, points: [1, 1], marks: [] },
  ]);
  expect(evidenceNumbers(silent)[0]?.f1.kind).toBe('insufficient');
  expect(placedMarks(silent, one)).toEqual([]);
});

it('a mark of two criteria stands in both lanes, in minutes', () => {
  const marks = placedMarks(question, two).filter(({ reader }) => reader === 'Heron');
  expect(marks.map(({ criterion, unit, start, end }) => [criterion, unit, start, end])).toEqual([
    ['A', 'minutes', 0, 1 / 6],
    ['B', 'minutes', 0, 1 / 6],
  ]);
});

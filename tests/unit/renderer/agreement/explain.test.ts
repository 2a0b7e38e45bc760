import { describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/primitives.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import type { WholeReading } from '#shared/exchange/agreement.ts';
import { explanations } from '../../../../renderer/src/compare/explain.ts';

const levels = [1, 2, 3, 4].map((points) => ({
  id: newId(),
  points,
  name: `Level ${points}`,
  descriptor: 'Seen.',
}));
const criterion = { id: newId(), letter: 'A', name: 'Questions', question: '', levels, passingLevelId: null };
const other = { ...criterion, id: newId(), letter: 'B' };
const rubric: Rubric = { id: newId(), version: 1, title: 'Rubric', criteria: [criterion, other] };
const evidenceId = newId();

type Cited = [from: number, to: number];

function reading(points: [number, number], cited: readonly Cited[]): WholeReading {
  return {
    readingId: newId(),
    eventId: newId(),
    batchId: newId(),
    reader: 'Heron',
    third: false,
    held: false,
    place: 0,
    openedAt: '2026-01-01T00:00:00.000Z',
    at: '2026-01-01T01:00:00.000Z',
    activeMs: 1,
    rubricHash: '0'.repeat(64),
    scores: rubric.criteria.map(({ id }, i) => ({
      criterionId: id,
      levelId: levels[(points[i] ?? 1) - 1]?.id ?? null,
      noEvidence: false,
      rationale: '',
    })),
    annotations: cited.map(([startMs, endMs]) => ({
      id: newId(),
      span: { kind: 'time', evidenceId, startMs, endMs },
      criterionIds: [criterion.id],
      levelId: null,
      note: '',
    })),
    flags: [],
    coverage: [],
    feedback: '',
    authority: null,
  };
}

const spanOf = (one: { span: unknown } | undefined) => one?.span;

describe('why two readings differ', () => {
  it('is the moment that both cite, the one they share most of', () => {
    const left = reading(
      [4, 2],
      [
        [0, 1_000],
        [5_000, 9_000],
      ],
    );
    const right = reading(
      [2, 2],
      [
        [900, 2_000],
        [5_500, 9_000],
      ],
    );
    const [found, ...rest] = explanations(rubric, left, right);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ kind: 'same', left: 4, right: 2 });
    expect(spanOf(found?.leftSpan)).toMatchObject({ startMs: 5_000 });
    expect(spanOf(found?.rightSpan)).toMatchObject({ startMs: 5_500 });
  });

  it('is told by the longest spans where they cite different moments', () => {
    const [found] = explanations(
      rubric,
      reading(
        [3, 1],
        [
          [0, 1_000],
          [2_000, 5_000],
        ],
      ),
      reading([2, 1], [[8_000, 9_000]]),
    );
    expect(found?.kind).toBe('other');
    expect(spanOf(found?.leftSpan)).toMatchObject({ startMs: 2_000, endMs: 5_000 });
  });

  it('is one-sided where one of them cites nothing', () => {
    const [found] = explanations(rubric, reading([3, 1], [[0, 1_000]]), reading([2, 1], []));
    expect(found).toMatchObject({ kind: 'oneSided', rightSpan: undefined });
  });

  it('has the widest difference first, and nothing where they agree', () => {
    const letters = explanations(rubric, reading([3, 1], []), reading([2, 4], [])).map(
      (one) => one.criterion.letter,
    );
    expect(letters).toEqual(['B', 'A']);
    expect(explanations(rubric, reading([2, 2], []), reading([2, 2], []))).toEqual([]);
  });
});

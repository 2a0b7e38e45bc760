import { describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/primitives.ts';
import { Annotation, isComplete, type Score, standingOf } from '#shared/domain/reading.ts';
import { rubricOf } from '#tests/helpers/rubric.ts';

const rubric = rubricOf(['A', 'B']);
const [a, b] = rubric.criteria;
if (!a || !b) throw new Error('the rubric has two criteria');

const levelled = (criterion: typeof a, more: Partial<Score> = {}): Score => ({
  criterionId: criterion.id,
  levelId: criterion.levels[1]?.id ?? null,
  noEvidence: false,
  rationale: '',
  ...more,
});

const spanFor = (...criterionIds: string[]): Annotation =>
  Annotation.parse({
    id: newId(),
    span: { kind: 'time', evidenceId: newId(), startMs: 1000, endMs: 2000 },
    criterionIds,
    levelId: null,
    note: '',
  });

describe('a reading', () => {
  it('is complete when every level rests on a span or on “no evidence observed”', () => {
    const reading = {
      scores: [levelled(a), levelled(b, { noEvidence: true })],
      annotations: [spanFor(a.id)],
    };
    expect(isComplete(rubric, reading)).toBe(true);
  });

  it('lets one span serve several criteria', () => {
    expect(
      isComplete(rubric, { scores: [levelled(a), levelled(b)], annotations: [spanFor(a.id, b.id)] }),
    ).toBe(true);
  });

  it('says which criterion lacks a level and which lacks evidence', () => {
    const standing = standingOf(rubric, { scores: [levelled(a)], annotations: [] });
    expect(standing.map((s) => [s.criterion.letter, s.gaps])).toEqual([
      ['A', ['evidence']],
      ['B', ['level', 'evidence']],
    ]);
  });

  it('does not take a span that serves no criterion as evidence', () => {
    const reading = { scores: [levelled(a), levelled(b, { noEvidence: true })], annotations: [spanFor()] };
    expect(isComplete(rubric, reading)).toBe(false);
  });

  it('cannot claim both spans and no evidence for one criterion', () => {
    const standing = standingOf(rubric, {
      scores: [levelled(a, { noEvidence: true })],
      annotations: [spanFor(a.id)],
    });
    expect(standing[0]?.gaps).toEqual(['contradiction']);
  });

  it('does not accept a level of another criterion', () => {
    const foreign = levelled(a, { levelId: b.levels[0]?.id ?? null, noEvidence: true });
    expect(standingOf(rubric, { scores: [foreign], annotations: [] })[0]?.gaps).toEqual(['level']);
  });

  it('refuses a span that ends before it begins', () => {
    const backwards = {
      ...spanFor(a.id),
      span: { kind: 'time', evidenceId: newId(), startMs: 2000, endMs: 1999 },
    };
    expect(Annotation.safeParse(backwards).success).toBe(false);
  });
});

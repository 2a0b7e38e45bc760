import { describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/primitives.ts';
import type { SessionSubmission } from '#shared/exchange/calibration.ts';
import { rubricOf } from '#tests/helpers/rubric.ts';
import {
  agreementOn,
  blindOpinions,
  byDisagreement,
  middleLevel,
  presentOpinions,
} from '../../../../renderer/src/features/calibration/opinions.ts';

const rubric = rubricOf(['A', 'B']);
const [a, b] = rubric.criteria;
if (!a || !b) throw new Error('no criteria');
const at = '2026-11-27T10:00:00.000Z';

/** Levels on A and B, from 1; null where none was given. */
type Levels = readonly [number | null, number | null];

const scoresOf = (levels: Levels) =>
  rubric.criteria.flatMap(({ id, levels: all }, i) => {
    const level = all[(levels[i] ?? 0) - 1];
    return level ? [{ criterionId: id, levelId: level.id }] : [];
  });

function submission(read: Record<string, Levels>, voted: Record<string, Levels> = {}): SessionSubmission {
  return {
    ...{ id: newId(), name: 'Juniper', answers: [], evidence: [], notes: [], consensus: null, anchor: null },
    readings: Object.entries(read).map(([by, levels]) => ({
      ...{ readingId: newId(), by, self: by === 'Heron', at, late: false, annotations: [] },
      scores: scoresOf(levels).map((one) => ({ ...one, noEvidence: true, rationale: '' })),
    })),
    votes: Object.entries(voted).map(([by, levels]) => ({
      ...{ id: newId(), by, lead: false, self: by === 'Heron', at },
      scores: scoresOf(levels),
    })),
  };
}

const told = (opinions: readonly { by: string; points: number }[]) =>
  opinions.map(({ by, points }) => `${by} ${points}`).toSorted();

describe('what everybody thinks of a submission', () => {
  const talked = submission({ Heron: [1, 2], Ibis: [3, 2], Jay: [4, 2] }, { Jay: [3, null] });

  it('is the second vote where there is one, criterion by criterion', () => {
    expect(told(blindOpinions(a, talked))).toEqual(['Heron 1', 'Ibis 3', 'Jay 4']);
    expect(told(presentOpinions(a, talked))).toEqual(['Heron 1', 'Ibis 3', 'Jay 3']);
    expect(told(presentOpinions(b, talked))).toEqual(['Heron 2', 'Ibis 2', 'Jay 2']);
  });

  it('gives a lead the level in the middle to begin with, the lower of two', () => {
    expect(middleLevel(a, talked)).toBe(a.levels[2]?.id);
    expect(middleLevel(a, submission({ Heron: [1, 1], Ibis: [4, 1] }))).toBe(a.levels[0]?.id);
    expect(middleLevel(a, submission({}))).toBeUndefined();
  });

  it('puts the criteria first that reviewers differ on most', () => {
    const apart = submission({ Heron: [2, 1], Ibis: [3, 4] });
    expect(byDisagreement(rubric, apart).map(({ letter }) => letter)).toEqual(['B', 'A']);
    expect(byDisagreement(rubric, submission({})).map(({ letter }) => letter)).toEqual(['A', 'B']);
  });
});

describe('how a session agrees on a criterion', () => {
  const submissions = [
    submission({ Heron: [2, 1], Ibis: [2, 1] }),
    submission({ Heron: [3, 1], Ibis: [1, 1] }, { Ibis: [3, null] }),
    submission({ Heron: [4, 1], Ibis: [4, 1], Jay: [4, 1] }),
  ];

  it('is over all its submissions, and rises where somebody came round', () => {
    const blind = agreementOn(a, { submissions }, blindOpinions);
    const now = agreementOn(a, { submissions }, presentOpinions);
    expect(blind.exact).toMatchObject({ kind: 'estimate', n: { overlap: 3, raters: 3 } });
    expect(blind.exact.kind === 'estimate' && blind.exact.estimate).toBeCloseTo(2 / 3, 12);
    expect(now.exact.kind === 'estimate' && now.exact.estimate).toBe(1);
  });

  it('is never told from one reading each', () => {
    const alone = [submission({ Heron: [2, 1] }), submission({ Ibis: [2, 1] })];
    const { exact, coefficient } = agreementOn(a, { submissions: alone }, blindOpinions);
    expect([exact.kind, coefficient.kind]).toEqual(['insufficient', 'insufficient']);
  });
});

import { describe, expect, it } from 'vitest';
import type { KnownConsensus } from '#shared/contract/practice.ts';
import { newId } from '#shared/domain/primitives.ts';
import { rubricOf } from '#tests/helpers/rubric.ts';
import { leaningsOf } from '../../../../renderer/src/features/qualification/leanings.ts';

const rubric = rubricOf(['A', 'B']);

/** A submission by its levels on A, then on B, from 1: one's own, and the experts'; null where none was given. */
function known(
  submission: string,
  own: readonly (number | null)[],
  experts: readonly number[],
): KnownConsensus {
  const given = (levels: readonly (number | null)[]) =>
    rubric.criteria.map(({ id, levels: all }, at) => ({
      criterionId: id,
      levelId: all[(levels[at] ?? 0) - 1]?.id ?? null,
    }));
  return { submissionId: newId(), submission, own: given(own), experts: given(experts) };
}

describe('how an assessor scores beside the experts', () => {
  it('is a lean where all differences go one way, with the furthest submissions first', () => {
    const [a, b] = leaningsOf(rubric, [
      known('Ash', [2, 2], [1, 2]),
      known('Birch', [4, 3], [2, 3]),
      known('Cedar', [3, 1], [2, 2]),
      known('Elder', [4, 4], [3, 3]),
    ]);
    expect(a).toMatchObject({ direction: 'high', certain: true, scores: 4, exact: 0, mean: 1.25 });
    // Student's t of 3 degrees of freedom: 1.25 ± 3.182 × 0.25.
    expect(a?.ci?.map((end) => end.toFixed(3))).toEqual(['0.454', '2.046']);
    expect(a?.furthest.map(({ submission }) => submission)).toEqual(['Birch', 'Ash']);
    expect(b).toMatchObject({ direction: 'none', exact: 2, mean: 0, furthest: [] });
  });

  it('goes the other way too', () => {
    const three = ['Ash', 'Birch', 'Cedar'].map((name) => known(name, [1, 3], [2, 3]));
    const [a, b] = leaningsOf(rubric, three);
    expect(a).toMatchObject({ direction: 'low', certain: true, mean: -1 });
    expect(b).toMatchObject({ direction: 'none', exact: 3 });
  });

  it('is not certain over one submission, or where the differences go both ways', () => {
    const [one] = leaningsOf(rubric, [known('Ash', [4, 4], [1, 1])]);
    expect(one).toMatchObject({ direction: 'high', certain: false, mean: 3, ci: undefined });
    expect(one?.furthest.map(({ submission }) => submission)).toEqual(['Ash']);
    const both = [known('Ash', [1, 1], [4, 1]), known('Birch', [2, 1], [1, 1])];
    const [a] = leaningsOf(rubric, both);
    expect(a).toMatchObject({ direction: 'low', certain: false, mean: -1 });
    expect(a?.furthest.map(({ submission }) => submission)).toEqual(['Ash']);
  });

  it('is none where hardly anything is in it, however certain', () => {
    const nearly = Array.from({ length: 40 }, (_, at) => known(`${at}`, [at < 6 ? 3 : 2, 2], [2, 2]));
    expect(leaningsOf(rubric, nearly)[0]).toMatchObject({ direction: 'none', certain: true, furthest: [] });
  });

  it('leaves out what was not scored', () => {
    const [a, ...others] = leaningsOf(rubric, [known('Ash', [2, null], [2, 1])]);
    expect(a?.scores).toBe(1);
    expect(others).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Score } from '#shared/domain/reading.ts';
import { rubricOf } from '#tests/helpers/rubric.ts';
import { differencesOf } from '../../../../renderer/src/features/practice/differences.ts';

const rubric = rubricOf(['A', 'B', 'C']);
const gave = (places: readonly (number | undefined)[]): Score[] =>
  rubric.criteria.flatMap(({ id, levels }, i) => {
    const place = places[i];
    return place === undefined
      ? []
      : [{ criterionId: id, levelId: levels[place]?.id ?? null, noEvidence: true, rationale: '' }];
  });

describe('a reading beside the consensus', () => {
  it('is so many levels apart on each criterion, whichever is higher', () => {
    const found = differencesOf(rubric, gave([0, 2, 1]), gave([1, 2, 0]));
    expect(found.map(({ criterion, apart }) => [criterion.letter, apart])).toEqual([
      ['A', 1],
      ['B', 0],
      ['C', 1],
    ]);
    expect(found[0]).toMatchObject({
      own: { name: rubric.criteria[0]?.levels[0]?.name },
      experts: { name: rubric.criteria[0]?.levels[1]?.name },
    });
  });

  it('cannot be compared where one of them gave no level', () => {
    const found = differencesOf(rubric, gave([undefined, 1, 1]), gave([1, undefined, 1]));
    expect(found.map(({ apart }) => apart)).toEqual([undefined, undefined, 0]);
  });
});

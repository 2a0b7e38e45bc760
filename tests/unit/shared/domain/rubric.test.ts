import { describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/primitives.ts';
import { Rubric } from '#shared/domain/rubric.ts';
import { rubricOf } from '#tests/helpers/rubric.ts';

const wrong = (change: (rubric: Rubric) => void): string[] => {
  const rubric = structuredClone(rubricOf(['A', 'B']));
  change(rubric);
  const parsed = Rubric.safeParse(rubric);
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
};

const first = <T>(items: readonly T[]): T => {
  if (items[0] === undefined) throw new Error('empty');
  return items[0];
};

describe('a rubric', () => {
  it('is refused when two criteria share a letter', () => {
    expect(wrong((r) => Object.assign(first(r.criteria), { letter: 'B' }))).toEqual([
      'two criteria share a letter',
    ]);
  });

  it('is refused when its points do not rise', () => {
    expect(wrong((r) => Object.assign(first(first(r.criteria).levels), { points: 2 }))).toEqual([
      'the points of a criterion do not rise with its levels',
    ]);
  });

  it('is refused when the passing level is another criterion’s', () => {
    expect(wrong((r) => Object.assign(first(r.criteria), { passingLevelId: newId() }))).toEqual([
      'a passing level is not one of its criterion’s levels',
    ]);
  });
});

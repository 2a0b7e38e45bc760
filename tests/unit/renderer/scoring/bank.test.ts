import { describe, expect, it } from 'vitest';
import { fitting } from '../../../../renderer/src/features/scoring/comments/bank.ts';

const comment = (id: string, criterionId: string | null, uses: number, text = id) => ({
  id,
  criterionId,
  text,
  uses,
});
const bank = [
  comment('general', null, 9),
  comment('rare', 'A', 1, 'Espera más tiempo'),
  comment('frequent', 'A', 5, 'Asks how the pupil knows'),
  comment('other', 'B', 7),
];
const ids = (criterionId: string | null, search = '') =>
  fitting(bank, criterionId, search).map(({ id }) => id);

describe('the bank of comments', () => {
  it('shows those of the criterion first, most used first, then those for everything', () => {
    expect(ids('A')).toEqual(['frequent', 'rare', 'general']);
    expect(ids(null)).toEqual(['general']);
  });

  it('is searched by words, whatever their accents and case', () => {
    expect(ids('A', 'MAS espera')).toEqual(['rare']);
    expect(ids('A', 'pupil absent')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { identifiersOf } from '#shared/blinding/educator.ts';

const nobody = { educator: '', school: '', reference: '', words: [] };

describe('what tells who an educator is', () => {
  it('is the whole name, each part that stands by itself, the school, the number and what was added', () => {
    const known = {
      educator: ' Jordan  Rivera ',
      school: 'Lincoln Middle School',
      reference: 'MC-204',
      words: ['Maya', 'maya'],
    };
    expect(identifiersOf(known)).toEqual([
      'Jordan Rivera',
      'Jordan',
      'Rivera',
      'Lincoln Middle School',
      'MC-204',
      'maya',
    ]);
  });

  it('is no small word between names, and no initial', () => {
    const known = { ...nobody, educator: 'J. van der Berg de la Cruz' };
    expect(identifiersOf(known)).toEqual(['J. van der Berg de la Cruz', 'Berg', 'Cruz']);
  });

  it('is found in names that have no capitals', () => {
    expect(identifiersOf({ ...nobody, educator: '山田太郎 先生方' })).toEqual([
      '山田太郎 先生方',
      '山田太郎',
      '先生方',
    ]);
  });

  it('is nothing where nothing is known', () => {
    expect(identifiersOf(nobody)).toEqual([]);
    expect(identifiersOf({ ...nobody, words: [' ', 'x'] })).toEqual([]);
  });
});

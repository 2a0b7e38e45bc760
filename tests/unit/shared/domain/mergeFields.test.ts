import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  educatorName,
  type MergeValues,
  merge,
  mergeFields,
  unknownFields,
} from '#shared/domain/mergeFields.ts';

const values: MergeValues = {
  educator: 'Juniper',
  submission: 'Juniper',
  criterion: 'Wait time',
  level: '3 · Proficient',
  'micro-credential': 'Discourse in mathematics',
  time: '02:14–02:31',
};

describe('the merge fields of a comment', () => {
  it('are filled in, however they are written', () => {
    expect(merge('{ Educator } waits at {time}: {level}.', values)).toEqual({
      kind: 'text',
      text: 'Juniper waits at 02:14–02:31: 3 · Proficient.',
    });
  });

  it('that do not exist are told, each once, and nothing is inserted', () => {
    expect(merge('{name} and {name} at {school}', values)).toEqual({
      kind: 'wrong',
      unknown: ['name', 'school'],
      empty: [],
    });
    expect(unknownFields('{time} {tiem}')).toEqual(['tiem']);
  });

  it('that stand for nothing here are told, so that no hole is inserted', () => {
    const early = { ...values, level: null, time: null };
    expect(merge('{level} at {time}', early)).toEqual({
      kind: 'wrong',
      unknown: [],
      empty: ['level', 'time'],
    });
  });

  it('are filled in once: a value with braces in it is left as it is', () => {
    const text = merge('{criterion}', { ...values, criterion: 'Sets {time} aside' });
    expect(text).toEqual({ kind: 'text', text: 'Sets {time} aside' });
  });

  it('leave any text without braces as it was', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('{'));
        expect(merge(text, values)).toEqual({ kind: 'text', text });
      }),
    );
  });

  it('are all known', () => {
    expect(unknownFields(mergeFields.map((field) => `{${field}}`).join(' '))).toEqual([]);
  });

  it('name nobody in a blind batch, whatever is known', () => {
    const known = { educator: 'Ada Lovelace', pseudonym: 'Juniper' };
    expect(educatorName({ blind: true, ...known })).toBe('Juniper');
    expect(educatorName({ blind: false, ...known })).toBe('Ada Lovelace');
    expect(educatorName({ blind: false, educator: null, pseudonym: 'Juniper' })).toBe('Juniper');
  });
});

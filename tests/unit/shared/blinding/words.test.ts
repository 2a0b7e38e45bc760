import { describe, expect, test } from 'vitest';
import { redacted, withoutWords, wordFinder } from '#shared/blinding/words.ts';

function without(text: string, ...identifiers: string[]): string {
  return withoutWords(text, wordFinder(identifiers)(text));
}

describe('names in a text', () => {
  test.each([
    ['Ms Rivera asks Maya.', `${redacted} asks ${redacted}.`],
    ['MAYA, maya and Máya', `${redacted}, ${redacted} and ${redacted}`],
    ['ms_rivera-2.mp4', `${redacted}-2.mp4`],
    ['Ms\u00a0Rivera and Ms\nRivera', `${redacted} and ${redacted}`],
    ['Ma\u00adya and Ma\u200bya', `${redacted} and ${redacted}`],
    ['Ma\u0301ya!', `${redacted}!`],
    ['nothing of the kind', 'nothing of the kind'],
  ])('are replaced in %j', (text, expected) => {
    expect(without(text, 'Ms Rivera', 'Maya')).toBe(expected);
  });

  test('that are short are replaced as whole words only', () => {
    expect(without('Li listens; LI!', 'Li')).toBe(`${redacted} listens; ${redacted}!`);
  });

  test('that overlap are one stretch', () => {
    expect(without('Jordan Rivera Lopez', 'Jordan Rivera', 'Rivera Lopez')).toBe(redacted);
  });

  test('leave a mark that does not tell how long they were', () => {
    expect(without('Bo', 'Bo')).toHaveLength(without('Bartholomew', 'Bartholomew').length);
  });
});

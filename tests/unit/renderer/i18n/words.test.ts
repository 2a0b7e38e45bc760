import { describe, expect, it } from 'vitest';
import { errorCodes } from '#shared/contract/errors.ts';
import { problems } from '../../../../renderer/src/i18n/es/problems.ts';
import { english, spanish } from '../../../../renderer/src/i18n/i18n.ts';

interface Catalogue {
  readonly [key: string]: string | Catalogue;
}

/** Every text of a catalogue by its place in it. */
function flat(catalogue: Catalogue, place = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${place}${key}`, value] as [string, string]]
      : flat(value, `${place}${key}.`),
  );
}

const englishTexts = new Map(flat(english));
const spanishTexts = new Map(flat(spanish));
const filledIn = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '').sort();

/** What is the same in both languages. */
const alike = new Set([
  ...['Rangefinder', 'BORIS', 'ELAN', 'ffmpeg', 'English', 'Español', 'Auditor', 'general'],
  ...['Esc', 'Tab', 'Ctrl', 'Alt'],
  ...['ICC(2,1)', 'Infit', 'Outfit', 'Logits', 'EWMA'],
]);
const isWord = (text: string): boolean => /[a-z]{2}/i.test(text.replace(/\{\{.*?\}\}/g, ''));

describe('the words in Spanish', () => {
  it('are for exactly what there is in English', () => {
    expect([...spanishTexts.keys()].sort()).toEqual([...englishTexts.keys()].sort());
  });

  it('fill in what English fills in', () => {
    for (const [place, text] of englishTexts)
      expect([place, filledIn(spanishTexts.get(place) ?? '')]).toEqual([place, filledIn(text)]);
  });

  it('are not English left standing', () => {
    const left = [...englishTexts].filter(
      ([place, text]) => isWord(text) && !alike.has(text) && spanishTexts.get(place) === text,
    );
    expect(left).toEqual([]);
  });

  it('are never empty', () => {
    expect([...spanishTexts].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

describe('a problem in Spanish', () => {
  it.each(errorCodes)('has a sentence and a remedy for %s', (code) => {
    expect(problems[code].message).toMatch(/\.$/);
    expect(problems[code].remedy).toMatch(/\.$/);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findOn,
  partsOf,
  patternOf,
  stepped,
} from '../../../../renderer/src/features/scoring/evidence/pdf/findText.ts';

function placesOf(query: string, text: string): string[] {
  const pattern = patternOf(query);
  return pattern === null ? [] : findOn(1, text, pattern).map(({ start, end }) => text.slice(start, end));
}

describe('finding in a document', () => {
  test('takes any case, and a break of the line for a space', () => {
    expect(placesOf('lesson plan', 'The Lesson\nplan; a LESSON  PLAN')).toEqual([
      'Lesson\nplan',
      'LESSON  PLAN',
    ]);
    expect(placesOf('élève', 'Élève')).toEqual(['Élève']);
  });
  test('takes signs as they are', () => {
    expect(placesOf('3/4 (why?)', 'is 3/4 (why?) more')).toEqual(['3/4 (why?)']);
    expect(placesOf('.', 'abc')).toEqual([]);
  });
  test('finds nothing where nothing is asked', () => {
    expect(patternOf('  ')).toBeNull();
  });
  test('finds any word that is there', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(text, text, text, (before, word, after) => {
        fc.pre(word.trim() !== '');
        expect(placesOf(word.trim(), `${before} ${word} ${after}`).length).toBeGreaterThan(0);
      }),
    );
  });
});

test('the parts of a page under a place are exactly its text', () => {
  const strings = fc.array(fc.string(), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(strings, fc.nat(), fc.nat(), (parts, a, b) => {
      const text = parts.join('');
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y) as [
        number,
        number,
      ];
      const covered = partsOf(parts, { start, end }).map((part) =>
        parts[part.index]?.slice(part.start, part.end),
      );
      expect(covered.join('')).toBe(text.slice(start, end));
    }),
  );
});

test('the last place is followed by the first', () => {
  expect(stepped(3, 2, 1)).toBe(0);
  expect(stepped(3, 0, -1)).toBe(2);
  expect(stepped(0, 0, 1)).toBe(0);
});

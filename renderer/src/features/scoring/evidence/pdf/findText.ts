/** A place where a text was found, in UTF-16 code units of the page's text. */
export interface Found {
  page: number;
  start: number;
  end: number;
}

/** Too many to go through: what is looked for should be longer. */
export const mostFound = 5_000;

const special = /[.*+?^${}()|[\]\\/]/g;

/** What a person looks for, as a pattern: case does not count, and white space of every kind is a space. Null where there is nothing to find. */
export function patternOf(query: string): RegExp | null {
  const words = query
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  return new RegExp(words.map((word) => word.replace(special, '\\$&')).join('\\s+'), 'giu');
}

/** Where a pattern is in the text of a page, in order. */
export function findOn(page: number, text: string, pattern: RegExp): Found[] {
  return [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({
    page,
    start: index,
    end: index + length,
  }));
}

/** A stretch of one part of a page's text. */
export interface Part {
  /** Which of the parts. */
  index: number;
  start: number;
  end: number;
}

/** Which stretches of the parts a range of their text, one after the other, covers. */
export function partsOf(strings: readonly string[], { start, end }: { start: number; end: number }): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const [index, { length }] of strings.entries()) {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, length)];
    if (from < to) parts.push({ index, start: from, end: to });
    at += length;
    if (at >= end) break;
  }
  return parts;
}

/** The place to go to from here; the last is followed by the first. */
export function stepped(count: number, current: number, direction: 1 | -1): number {
  return count === 0 ? 0 : (current + direction + count) % count;
}

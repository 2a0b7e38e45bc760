import { lettersOf } from './identifiers.ts';

/** What is known of whoever handed a submission in. */
export interface Educator {
  educator: string;
  school: string;
  reference: string;
  words: readonly string[];
}

/** Parts of a name that stand for somebody by themselves: not `de`, `van` or `bin`, nor an initial. */
function partsOf(name: string): string[] {
  return name.split(/[\s,.·]+/u).filter((part) => lettersOf(part) >= 3 && !/^\p{Ll}/u.test(part));
}

/**
 * What must not be told of an educator: the whole name, each part of it, the school, the number, and what was added.
 * @returns each once, however it is spelled; empty where nothing is known
 */
export function identifiersOf({ educator, school, reference, words }: Educator): string[] {
  const all = [educator, ...partsOf(educator), school, reference, ...words]
    .map((one) => one.trim().normalize('NFC').replace(/\s+/gu, ' '))
    .filter((one) => lettersOf(one) >= 2);
  return [...new Map(all.map((one) => [one.toLowerCase(), one])).values()];
}

import type { CommandId } from './catalogue.ts';

/** A line of the palette, in the words of the person's language. */
export interface PaletteEntry {
  id: CommandId;
  label: string;
  group: string;
}

// Accents are left out, so that `camara` finds “cámara”.
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
const wordsOf = (text: string) =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

function hasInOrder(text: string, letters: string): boolean {
  let from = 0;
  for (const letter of letters) {
    from = text.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

/** How well one typed word fits: the start of a word, a part of one, its letters in order; 0 where it does not. */
function closeness(typed: string, { label, group }: PaletteEntry): number {
  const words = wordsOf(label);
  if (words.includes(typed)) return 5;
  if (words.some((word) => word.startsWith(typed))) return 4;
  if (wordsOf(group).some((word) => word.startsWith(typed))) return 3;
  if (words.some((word) => word.includes(typed))) return 2;
  return hasInOrder(words.join(''), typed) ? 1 : 0;
}

/**
 * The entries that every typed word fits, best first; of equals, those used last first. Without a query, those used
 * last come first and the rest in their order.
 */
export function searchPalette<E extends PaletteEntry>(
  entries: readonly E[],
  query: string,
  recent: readonly CommandId[],
): E[] {
  const typed = wordsOf(query);
  const age = ({ id }: E) => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  return entries
    .map((entry) => ({ entry, fits: typed.map((word) => closeness(word, entry)) }))
    .filter(({ fits }) => !fits.includes(0))
    .map(({ entry, fits }) => ({ entry, score: fits.reduce((sum, one) => sum + one, 0) }))
    .sort((a, b) => b.score - a.score || age(a.entry) - age(b.entry))
    .map(({ entry }) => entry);
}

/** The entries under their headings, those used last under none; found by a query, they stand together. */
export function paletteGroups<E extends PaletteEntry>(
  found: readonly E[],
  query: string,
  recent: readonly CommandId[],
): { name: string; entries: E[] }[] {
  if (query.trim() !== '') return [{ name: '', entries: [...found] }];
  const groups = Map.groupBy(found, ({ id, group }) => (recent.includes(id) ? '' : group));
  return [...groups].map(([name, entries]) => ({ name, entries }));
}

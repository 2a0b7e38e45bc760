/** What must not be told of somebody: a name, a school, an id, a place, a time. */
export interface Identifiers {
  readonly all: readonly string[];
}

/** A list of identifiers that cannot be used; the message says what to do. */
export class IdentifierListError extends Error {
  override readonly name = 'IdentifierListError';
}

const most = 5_000;
const longest = 200;

/** How many letters and digits are in a text. */
export function lettersOf(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/**
 * Whether an identifier is so short that it counts only as a whole word: three letters stand inside many words and,
 * by chance, inside any picture.
 */
export function onlyAsWord(identifier: string): boolean {
  return lettersOf(identifier) < 4;
}

function refused(line: number, why: string): never {
  throw new IdentifierListError(`Line ${line} of the list of identifiers ${why}.`);
}

/**
 * Reads a list of identifiers, one to a line; empty lines and lines that begin with `#` say nothing.
 * @param text the list as it was decoded, with or without a byte order mark
 * @returns each identifier once, in the order of the list
 * @throws IdentifierListError where the list is empty or too long, or a line is
 */
export function readIdentifiers(text: string): Identifiers {
  const found = new Map<string, string>();
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  for (const [index, line] of lines.entries()) {
    const identifier = line.trim().normalize('NFC').replace(/\s+/gu, ' ');
    if (identifier === '' || identifier.startsWith('#')) continue;
    if (identifier.length > longest) refused(index + 1, `is longer than ${longest} characters`);
    if (lettersOf(identifier) < 2) refused(index + 1, 'has fewer than two letters or digits');
    if (!found.has(identifier.toLowerCase())) found.set(identifier.toLowerCase(), identifier);
  }
  if (found.size === 0)
    throw new IdentifierListError(
      'The list of identifiers is empty: write each name, school and id on a line of its own.',
    );
  if (found.size > most)
    throw new IdentifierListError(
      `The list has more than ${most} identifiers: give those of one submission.`,
    );
  return { all: [...found.values()] };
}

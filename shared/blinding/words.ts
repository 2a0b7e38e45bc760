import { onlyAsWord } from './identifiers.ts';

/** A stretch of a text, in UTF-16 units, that tells an identifier. */
export interface TextHit {
  identifier: number;
  start: number;
  end: number;
}

interface Folded {
  text: string;
  /** For each unit of the folded text, and for its end, where it stands in the text as it was. */
  at: number[];
}

const joint = /[\s_\-.\u00AD\u200B-\u200D\u2060\uFEFF\u2010-\u2015]/u;

/** Without capitals, accents, and what joins words, so that every spelling of an identifier reads the same. */
function fold(text: string): Folded {
  let folded = '';
  const at: number[] = [];
  let place = 0;
  for (const letter of text) {
    const plain = joint.test(letter) ? '' : letter.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    for (let unit = 0; unit < plain.length; unit++) at.push(place);
    folded += plain;
    place += letter.length;
  }
  at.push(place);
  return { text: folded, at };
}

const isLetter = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/** Marks that belong to the letter before them go with it. */
function endOf(text: string, end: number): number {
  let at = end;
  while (/^\p{M}/u.test(text.slice(at, at + 1))) at += 1;
  return at;
}

function hitsOf(
  text: string,
  folded: Folded,
  wanted: { text: string; identifier: number; word: boolean },
): TextHit[] {
  const hits: TextHit[] = [];
  if (wanted.text === '') return hits;
  let from = folded.text.indexOf(wanted.text);
  for (; from >= 0; from = folded.text.indexOf(wanted.text, from + 1)) {
    const start = folded.at[from] ?? 0;
    const lastStart = folded.at[from + wanted.text.length - 1] ?? start;
    const last = String.fromCodePoint(text.codePointAt(lastStart) ?? 0);
    const end = endOf(text, lastStart + last.length);
    if (wanted.word && (isLetter(text[start - 1]) || isLetter(text[end]))) continue;
    hits.push({ identifier: wanted.identifier, start, end });
  }
  return hits;
}

/** Finds identifiers in a text, and remembers what of them it has folded. */
export type WordFinder = (text: string) => TextHit[];

/**
 * Makes a list of identifiers ready to be found in texts, in whatever capitals, accents and joints.
 * @returns a finder that gives the stretches in order, those that overlap as one under the first identifier
 */
export function wordFinder(identifiers: readonly string[]): WordFinder {
  const wanted = identifiers.map((text, identifier) => ({
    text: fold(text).text,
    identifier,
    word: onlyAsWord(text),
  }));
  return (text) => {
    const folded = fold(text);
    const hits = wanted.flatMap((one) => hitsOf(text, folded, one)).sort((a, b) => a.start - b.start);
    const apart: TextHit[] = [];
    for (const hit of hits) {
      const last = apart.at(-1);
      if (last && hit.start < last.end) last.end = Math.max(last.end, hit.end);
      else apart.push({ ...hit });
    }
    return apart;
  };
}

/** What stands where a name stood: of one length, so that it tells nothing of the name's. */
export const redacted = '█████';

/** @returns the text with every stretch replaced by `redacted` */
export function withoutWords(text: string, hits: readonly TextHit[]): string {
  let rest = 0;
  let clean = '';
  for (const { start, end } of hits) {
    clean += text.slice(rest, start) + redacted;
    rest = end;
  }
  return clean + text.slice(rest);
}

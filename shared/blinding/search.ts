import type { Pattern } from './encodings.ts';

/** Where a pattern stands. */
export interface Hit {
  pattern: Pattern;
  /** Bytes from the beginning of what is searched. */
  offset: number;
}

/** Looks through bytes as they come. */
export interface ByteSearch {
  /** @param onHit told of every place, in order of their ends */
  push(chunk: Uint8Array, onHit: (hit: Hit) => void): void;
  /** Told once, after the last chunk: what can be told only when nothing comes any more. */
  end(onHit: (hit: Hit) => void): void;
}

/** A set of patterns made ready; searches of it can go on side by side. */
export interface PatternSet {
  open(): ByteSearch;
}

const block = 2;

const isWordByte = (byte: number | undefined) =>
  byte !== undefined &&
  ((byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte >= 128);

/** Whether the letter before or after, of `size` bytes, belongs to a word. */
function inWord(bytes: Uint8Array, at: number, size: 1 | 2): boolean {
  if (at < 0 || at + size > bytes.length) return false;
  if (size === 1) return isWordByte(bytes[at]);
  const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
  return (first === 0 && isWordByte(second)) || (second === 0 && isWordByte(first));
}

function stands(bytes: Uint8Array, at: number, { bytes: wanted, letterBytes }: Pattern): boolean {
  for (let index = 0; index < wanted.length; index++) if (bytes[at + index] !== wanted[index]) return false;
  if (letterBytes === 0) return true;
  return !inWord(bytes, at - letterBytes, letterBytes) && !inWord(bytes, at + wanted.length, letterBytes);
}

function standingAt(bytes: Uint8Array, at: number, patterns: readonly Pattern[] = []): Pattern[] {
  return patterns.filter(
    (pattern) => at + pattern.bytes.length <= bytes.length && stands(bytes, at, pattern),
  );
}

/**
 * Makes patterns ready for a search that skips most bytes: from the pair of bytes at the end of a window of the
 * shortest pattern's length it is known how far the window can move before any pattern can end in it.
 * Source: S. Wu and U. Manber, "A fast algorithm for multi-pattern searching", TR 94-17, University of Arizona, 1994.
 * @throws RangeError for no pattern, or one of fewer than two bytes
 */
export function preparePatterns(patterns: readonly Pattern[]): PatternSet {
  const shortest = Math.min(...patterns.map(({ bytes }) => bytes.length));
  if (patterns.length === 0 || shortest < block) throw new RangeError('a pattern has at least two bytes');
  const longest = Math.max(...patterns.map(({ bytes }) => bytes.length));
  const shifts = new Uint16Array(65_536).fill(shortest - block + 1);
  const ending = new Map<number, Pattern[]>();
  for (const pattern of patterns)
    for (let at = 0; at + block <= shortest; at++) {
      const key = ((pattern.bytes[at] ?? 0) << 8) | (pattern.bytes[at + 1] ?? 0);
      const shift = shortest - block - at;
      if (shift < (shifts[key] ?? 0)) shifts[key] = shift;
      if (shift === 0) ending.set(key, [...(ending.get(key) ?? []), pattern]);
    }
  /** What comes before and after a match, to tell a word from a part of one. */
  const margin = 2;

  return {
    open: () => {
      /** The end of what was pushed that may be the beginning of a match, and the margin before it. */
      let kept = new Uint8Array(0);
      let keptAt = 0;
      /** Matches that begin before this were told. */
      let toldTo = 0;

      const searchIn = (bytes: Uint8Array, until: number, onHit: (hit: Hit) => void) => {
        const from = Math.max(0, toldTo - keptAt);
        const last = bytes.length - 1;
        for (let end = from + shortest - 1; end <= last; ) {
          const key = ((bytes[end - 1] as number) << 8) | (bytes[end] as number);
          const shift = shifts[key] as number;
          if (shift > 0) {
            end += shift;
            continue;
          }
          const start = end - shortest + 1;
          if (start >= until) break;
          for (const pattern of standingAt(bytes, start, ending.get(key)))
            onHit({ pattern, offset: keptAt + start });
          end += 1;
        }
        toldTo = keptAt + until;
      };
      return {
        push: (chunk, onHit) => {
          const bytes = new Uint8Array(kept.length + chunk.length);
          bytes.set(kept);
          bytes.set(chunk, kept.length);
          const until = Math.max(toldTo - keptAt, bytes.length - longest - margin);
          searchIn(bytes, until, onHit);
          const from = Math.max(0, until - margin);
          kept = bytes.slice(from);
          keptAt += from;
        },
        end: (onHit) => searchIn(kept, kept.length, onHit),
      };
    },
  };
}

import { type Encoding, encodings, patternsOf } from '#shared/blinding/encodings.ts';
import type { Identifiers } from '#shared/blinding/identifiers.ts';
import { type PatternSet, preparePatterns } from '#shared/blinding/search.ts';
import type { View } from './views.ts';

/** An identifier that was found, as often as it stands in one way of reading a file. */
export interface Finding {
  identifier: string;
  encoding: Encoding;
  where: string;
  /** Bytes from the beginning of what was read to each of the first places. */
  offsets: number[];
  count: number;
  /** How long the bytes are that were found: short ones stand in coded pictures by chance. */
  length: number;
}

const mostOffsets = 20;

/** Looks for a list of identifiers in what is read. */
export interface Searcher {
  readonly encodings: readonly Encoding[];
  readonly patterns: number;
  /** @returns what was found, and how many bytes were read */
  search(view: View): Promise<{ found: Finding[]; bytes: number }>;
}

export function openSearcher(identifiers: Identifiers): Searcher {
  const patterns = patternsOf(identifiers.all);
  const prepared: PatternSet = preparePatterns(patterns);
  return {
    encodings,
    patterns: patterns.length,
    search: async ({ where, chunks }) => {
      const found = new Map<string, Finding>();
      const search = prepared.open();
      let bytes = 0;
      const take: Parameters<typeof search.end>[0] = ({ pattern, offset }) => {
        const { identifier: index, encoding, bytes: wanted } = pattern;
        const identifier = identifiers.all[index] ?? '';
        const key = `${index} ${encoding}`;
        const before = found.get(key);
        if (before === undefined)
          found.set(key, { identifier, encoding, where, offsets: [offset], count: 1, length: wanted.length });
        else {
          before.count += 1;
          before.length = Math.max(before.length, wanted.length);
          if (before.offsets.length < mostOffsets) before.offsets.push(offset);
        }
      };
      for await (const chunk of chunks) {
        bytes += chunk.length;
        search.push(chunk, take);
      }
      search.end(take);
      return { found: [...found.values()], bytes };
    },
  };
}

import type { Identifiers } from '#shared/blinding/identifiers.ts';
import type { WordFinder } from '#shared/blinding/words.ts';
import type { RunOptions } from '../ffmpeg.ts';
import type { FileKind } from './kinds.ts';

/** One kind of thing that was taken out of a file, or changed in it; never the thing itself. */
export interface Removal {
  what: string;
  count: number;
}

/** A program that had a part in it. */
export interface Tool {
  name: string;
  version: string;
}

/** One look at what was written. */
export interface Check {
  name: string;
  /** The program or the library that looked. */
  by: string;
  ok: boolean;
  /** What was looked through, or what was found that must not be there. */
  detail: string;
}

/** What a scrubber is given besides the file. */
export interface ScrubContext {
  identifiers: Identifiers;
  find: WordFinder;
  /** A folder of its own that is gone afterwards. */
  folder: string;
  options: RunOptions;
  /** Told now and then which share of a recording is written, 0 to 1. */
  onShare?(share: number): void;
}

/** What a scrubber did. */
export interface Scrubbed {
  removed: Removal[];
  tools: Tool[];
  /** How it was done, for the report: what was copied and what was made anew. */
  how: string[];
}

/** What the scrubbing of one file is told at the end. Nothing in it repeats an identifier that was in the file. */
export interface ScrubReport {
  ok: boolean;
  kind: FileKind;
  input: { sha256: string; bytes: number };
  /** Null when what was written did not pass; there is no output file then. */
  output: { sha256: string; bytes: number } | null;
  how: string[];
  removed: Removal[];
  tools: Tool[];
  checks: Check[];
  /** What no check can see. */
  notSearched: string[];
}

/** Counts what is taken out, kind by kind. */
export interface Tally {
  add(what: string, count?: number): void;
  removals(): Removal[];
}

export function openTally(): Tally {
  const counts = new Map<string, number>();
  return {
    add: (what, count = 1) => {
      if (count > 0) counts.set(what, (counts.get(what) ?? 0) + count);
    },
    removals: () => [...counts].map(([what, count]) => ({ what, count })),
  };
}

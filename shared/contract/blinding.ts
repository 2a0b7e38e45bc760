import { z } from 'zod';
import { type Encoding, encodings } from '../blinding/encodings.ts';
import { Problem } from './errors.ts';
import { route } from './route.ts';

const Count = z.int().min(0);
const Words = z.string().max(8_000);

/** An identifier in a file of what was searched. */
export const Leak = z.strictObject({
  identifier: Words,
  /** Within what was searched; `.` is the file itself that was given. */
  file: Words,
  /** In which way of reading the file: `bytes`, `tags`, `table notes`, `text of page 2`. */
  where: Words,
  encoding: z.enum([...encodings, 'name of the file'] as [Encoding, ...(Encoding | 'name of the file')[]]),
  count: Count,
  /** Bytes from the beginning of what was read to the first place. */
  offset: Count,
});
export type Leak = z.infer<typeof Leak>;

/** How much was searched. */
export const Searched = z.strictObject({
  files: Count,
  bytes: Count,
  /** Ways in which the files were read: bytes, tags, text, tables. */
  views: Count,
  tables: Count,
  rows: Count,
  identifiers: Count,
  /** Sequences of bytes that were looked for. */
  patterns: Count,
});
export type Searched = z.infer<typeof Searched>;

const NotRead = z.strictObject({ file: Words, why: Words });
const NotOpened = z.strictObject({ file: Words, where: Words, why: Words });

export const mostShown = 200;

/** What a search found, as the screen shows it: of each list the first entries, and how many there are. */
export const ScanResult = z.strictObject({
  /** Nothing found, and everything could be read. */
  ok: z.boolean(),
  searched: Searched,
  found: z.array(Leak).max(mostShown),
  foundCount: Count,
  /** So short, and in coded picture or sound, that they stand there by chance. */
  byChance: z.array(Leak).max(mostShown),
  /** What could not be read at all. */
  unread: z.array(NotRead).max(mostShown),
  /** What could not be looked into; its bytes were searched. */
  notOpened: z.array(NotOpened).max(mostShown),
});
export type ScanResult = z.infer<typeof ScanResult>;

/** The search that runs, or the last one; forgotten when the program ends. */
export const ScanState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none') }),
  z.strictObject({ state: z.literal('running'), done: Count, all: Count }),
  z.strictObject({ state: z.literal('stopped') }),
  z.strictObject({ state: z.literal('failed'), problem: Problem }),
  z.strictObject({ state: z.literal('done'), result: ScanResult }),
]);
export type ScanState = z.infer<typeof ScanState>;

export const blindingRoutes = {
  /**
   * Begins to search for identifiers; one search at a time. Neither they nor what is found is kept on disk.
   * @throws `invalid_input` for a list that cannot be used, or while another search runs
   */
  'blinding.scan': route(
    z.strictObject({
      /** One to a line. */
      identifiers: z.string().max(1_000_000),
      /** A file or folder; empty for this profile. */
      place: z.string().max(4_000),
    }),
    z.strictObject({}),
  ),
  'blinding.state': route(z.strictObject({}), ScanState),
  /** Ends the search that runs. That none does is no error. */
  'blinding.stop': route(z.strictObject({}), z.strictObject({})),
} as const;

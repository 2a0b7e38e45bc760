import { z } from 'zod';
import { Sha256 } from './primitives.ts';

const Count = z.int().min(0);
const Words = z.string().max(2_000);

/** What was done to one file, and how that was proved. Nothing in it repeats what was taken out. */
export const FileReport = z.strictObject({
  /** Of the file as it was handed in. */
  before: z.strictObject({ sha256: Sha256, bytes: Count }),
  /** Of the file as it is in the pack. */
  after: z.strictObject({ sha256: Sha256, bytes: Count }),
  how: z.array(Words).max(50),
  removed: z.array(z.strictObject({ what: Words, count: Count })).max(500),
  tools: z.array(z.strictObject({ name: Words, version: Words })).max(50),
  checks: z.array(z.strictObject({ name: Words, by: Words, ok: z.literal(true), detail: Words })).max(100),
  /** What no check can see. */
  notSearched: z.array(Words).max(50),
});
export type FileReport = z.infer<typeof FileReport>;

/** The search through all files of the pack together, for the identifiers of all its submissions. */
export const PackSearch = z.strictObject({
  files: Count,
  bytes: Count,
  identifiers: Count,
  patterns: Count,
  encodings: Count,
});
export type PackSearch = z.infer<typeof PackSearch>;

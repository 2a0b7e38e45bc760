import { z } from 'zod';
import { Prose } from './primitives.ts';

export const flagKinds = [
  'safety_concern',
  'suspected_plagiarism',
  'not_scorable',
  'wrong_evidence',
  'conflict_of_interest',
] as const;
export const FlagKind = z.enum(flagKinds);
export type FlagKind = z.infer<typeof FlagKind>;

/** Something about a submission that the programme office must know. The note names nobody. */
export const Flag = z.strictObject({ kind: FlagKind, note: Prose });
export type Flag = z.infer<typeof Flag>;

/** Kinds that send the submission back to the programme office instead of scoring it. */
export const returningKinds = [
  'not_scorable',
  'wrong_evidence',
  'conflict_of_interest',
] as const satisfies readonly FlagKind[];

const returning: ReadonlySet<FlagKind> = new Set(returningKinds);

/** Whether a flag of this kind sends the submission back to the programme office instead of scoring it. */
export function sendsBack(kind: FlagKind): boolean {
  return returning.has(kind);
}

/** The flag that sends the submission back, if there is one. */
export function returningFlag(flags: readonly Flag[]): Flag | undefined {
  return flags.find(({ kind }) => sendsBack(kind));
}

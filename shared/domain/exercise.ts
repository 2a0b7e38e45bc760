import { z } from 'zod';
import { Id, Prose } from './primitives.ts';

export const statementKinds = ['evidence', 'interpretation', 'bias'] as const;
/**
 * `evidence` says what was seen or heard; `interpretation` what is made of it; `bias` judges by what the rubric does not
 * ask for.
 */
export const StatementKind = z.enum(statementKinds);
export type StatementKind = z.infer<typeof StatementKind>;

/** A sentence that somebody might write of a submission, to be told what it is. */
export const Statement = z.strictObject({
  id: Id,
  text: Prose.min(1),
  kind: StatementKind,
  /** Why it is that. */
  why: Prose.min(1),
});
export type Statement = z.infer<typeof Statement>;

export const mostStatements = 50;
export const Statements = z.array(Statement).max(mostStatements);

import { and, eq, type SQL } from 'drizzle-orm';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import { batches } from '../schema.ts';

/** Whether the batch in the outer query is of this micro-credential and version of its rubric. */
export const isOf = ({ microCredentialId, rubricHash }: SubjectKey): SQL | undefined =>
  and(eq(batches.microCredentialId, microCredentialId), eq(batches.rubricHash, rubricHash));

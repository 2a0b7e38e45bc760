import { asc, eq } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { batches, batchSubmissions, evidence, submissions } from '../schema.ts';

/** In which kinds of batches the submissions of a micro-credential are; for those of no batch, in none. */
export async function kindsOfSubmissions(db: Database, microCredentialId: string) {
  const rows = await db
    .selectDistinct({ submissionId: batchSubmissions.submissionId, kind: batches.kind })
    .from(batchSubmissions)
    .innerJoin(batches, eq(batches.id, batchSubmissions.batchId))
    .where(eq(batches.microCredentialId, microCredentialId));
  return Map.groupBy(rows, ({ submissionId }) => submissionId);
}

/** What the evidence of a micro-credential's submissions is called, by submission. */
export async function titlesOfEvidence(db: Database, microCredentialId: string) {
  const rows = await db
    .select({ submissionId: evidence.submissionId, title: evidence.title })
    .from(evidence)
    .innerJoin(submissions, eq(submissions.id, evidence.submissionId))
    .where(eq(submissions.microCredentialId, microCredentialId))
    .orderBy(asc(evidence.submissionId), asc(evidence.position));
  return Map.groupBy(rows, ({ submissionId }) => submissionId);
}

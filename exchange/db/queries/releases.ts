import { asc, eq, exists, inArray, ne, not, or, type SQL } from 'drizzle-orm';
import type { Result, SubjectKey } from '#shared/exchange/agreement.ts';
import type { Released } from '#shared/exchange/office.ts';
import type { Database } from '../database.ts';
import { batches, batchReleases, batchSubmissions, people, releasedResults } from '../schema.ts';
import { inChunks } from './chunks.ts';
import { isOf } from './subject.ts';

/** Whether the batch in the outer query can still make results: nothing in it was released. Other kinds of batches can be read after that too. */
export function isNotReleased(db: Database): SQL | undefined {
  const released = exists(
    db
      .select({ id: releasedResults.submissionId })
      .from(releasedResults)
      .innerJoin(batchSubmissions, eq(batchSubmissions.submissionId, releasedResults.submissionId))
      .where(eq(batchSubmissions.batchId, batches.id)),
  );
  return or(ne(batches.kind, 'operational'), not(released));
}

/** Which of these submissions were released, each with its result where it has one. */
export async function releasedAmong(
  db: Database,
  submissionIds: readonly string[],
): Promise<Map<string, Result | null>> {
  if (submissionIds.length === 0) return new Map();
  const rows = await db
    .select({ submissionId: releasedResults.submissionId, result: releasedResults.result })
    .from(releasedResults)
    .where(inArray(releasedResults.submissionId, [...submissionIds]));
  return new Map(rows.map(({ submissionId, result }) => [submissionId, result]));
}

/** The results of a subject that were released, each with its batch. */
export async function releasedOf(
  db: Database,
  subject: SubjectKey,
): Promise<{ homeBatchId: string; result: Result }[]> {
  const rows = await db
    .select({ homeBatchId: releasedResults.batchId, result: releasedResults.result })
    .from(releasedResults)
    .innerJoin(batches, eq(batches.id, releasedResults.batchId))
    .where(isOf(subject))
    .orderBy(asc(batches.ordinal), asc(releasedResults.submissionId));
  return rows.flatMap(({ homeBatchId, result }) => (result ? [{ homeBatchId, result }] : []));
}

/** Who released the batches, and when. */
export async function releasesOf(db: Database, batchIds: readonly string[]): Promise<Map<string, Released>> {
  if (batchIds.length === 0) return new Map();
  const rows = await db
    .select({
      batchId: batchReleases.batchId,
      by: people.pseudonym,
      at: batchReleases.at,
      digest: batchReleases.digest,
    })
    .from(batchReleases)
    .innerJoin(people, eq(people.id, batchReleases.personId))
    .where(inArray(batchReleases.batchId, [...batchIds]));
  return new Map(rows.map(({ batchId, at, ...row }) => [batchId, { ...row, at: at.toISOString() }]));
}

export async function insertRelease(
  tx: Database,
  row: typeof batchReleases.$inferInsert,
  results: readonly { submissionId: string; result: Result | null }[],
): Promise<void> {
  await tx.insert(batchReleases).values(row);
  const { batchId } = row;
  await inChunks(
    results.map((one) => ({ ...one, batchId })),
    (some) => tx.insert(releasedResults).values(some),
  );
}

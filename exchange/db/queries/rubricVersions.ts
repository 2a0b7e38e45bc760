import { and, asc, desc, eq } from 'drizzle-orm';
import type { Rubric } from '#shared/domain/rubric.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { Database } from '../database.ts';
import { anchorHolds, batches, microCredentials, people, rubrics, rubricVersions } from '../schema.ts';
import { inChunks } from './chunks.ts';

/** The versions that leads published, of one micro-credential or of all, in order. */
export async function publishedVersions(db: Database, microCredentialId?: string) {
  return await db
    .select({
      microCredentialId: rubricVersions.microCredentialId,
      title: microCredentials.title,
      rubricHash: rubricVersions.rubricHash,
      rubric: rubrics.body,
      by: people.pseudonym,
      at: rubricVersions.publishedAt,
    })
    .from(rubricVersions)
    .innerJoin(rubrics, eq(rubrics.hash, rubricVersions.rubricHash))
    .innerJoin(microCredentials, eq(microCredentials.id, rubricVersions.microCredentialId))
    .innerJoin(people, eq(people.id, rubricVersions.publishedBy))
    .where(
      microCredentialId === undefined ? undefined : eq(rubricVersions.microCredentialId, microCredentialId),
    )
    .orderBy(asc(rubricVersions.ordinal));
}

export async function isPublished(db: Database, subject: SubjectKey): Promise<boolean> {
  const rows = await db
    .select({ hash: rubricVersions.rubricHash })
    .from(rubricVersions)
    .where(
      and(
        eq(rubricVersions.microCredentialId, subject.microCredentialId),
        eq(rubricVersions.rubricHash, subject.rubricHash),
      ),
    );
  return rows.length > 0;
}

/** The rubrics by which batches of a micro-credential are scored, the latest batch first. */
export async function rubricsOfBatches(db: Database, microCredentialId: string) {
  const rows = await db
    .select({ rubricHash: batches.rubricHash, rubric: rubrics.body })
    .from(batches)
    .innerJoin(rubrics, eq(rubrics.hash, batches.rubricHash))
    .where(eq(batches.microCredentialId, microCredentialId))
    .orderBy(desc(batches.ordinal));
  return [...new Map(rows.map((row) => [row.rubricHash, row])).values()];
}

export async function insertVersion(
  tx: Database,
  rubric: Rubric,
  row: Omit<typeof rubricVersions.$inferInsert, 'ordinal'>,
): Promise<void> {
  await tx.insert(rubrics).values({ hash: row.rubricHash, body: rubric }).onConflictDoNothing();
  await tx.insert(rubricVersions).values(row);
}

/** Anchors, by id, that a lead found to hold by a version. */
export async function heldAnchors(db: Database, rubricHash: string): Promise<Set<string>> {
  const rows = await db
    .select({ id: anchorHolds.anchorId })
    .from(anchorHolds)
    .where(eq(anchorHolds.rubricHash, rubricHash));
  return new Set(rows.map(({ id }) => id));
}

export async function insertHolds(
  tx: Database,
  rubricHash: string,
  anchorIds: readonly string[],
): Promise<void> {
  await inChunks(
    anchorIds.map((anchorId) => ({ anchorId, rubricHash })),
    (some) => tx.insert(anchorHolds).values(some).onConflictDoNothing(),
  );
}

export async function removeHold(tx: Database, rubricHash: string, anchorId: string): Promise<void> {
  await tx
    .delete(anchorHolds)
    .where(and(eq(anchorHolds.rubricHash, rubricHash), eq(anchorHolds.anchorId, anchorId)));
}

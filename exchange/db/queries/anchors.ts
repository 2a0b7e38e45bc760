import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { AnchorScore } from '#shared/domain/anchor.ts';
import type { Statement } from '#shared/domain/exercise.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { SetKind } from '#shared/exchange/training.ts';
import type { Database } from '../database.ts';
import {
  anchors,
  assignmentEvidence,
  assignmentItems,
  batches,
  batchSubmissions,
  seeds,
  submissions,
} from '../schema.ts';
import { inChunks } from './chunks.ts';
import { isOf } from './subject.ts';

/** The anchor behind an item, with what its evidence is called for the item's reader; undefined where it is none. */
export async function anchorOfItem(
  db: Database,
  itemId: string,
): Promise<
  { rationale: string; consensus: AnchorScore[]; evidenceIds: ReadonlyMap<string, string> } | undefined
> {
  const [anchor] = await db
    .select({ rationale: anchors.rationale, consensus: anchors.consensus })
    .from(anchors)
    .innerJoin(assignmentItems, eq(assignmentItems.submissionId, anchors.submissionId))
    .where(eq(assignmentItems.id, itemId))
    .limit(1);
  if (anchor === undefined) return undefined;
  const evidence = await db
    .select({ own: assignmentEvidence.id, evidenceId: assignmentEvidence.evidenceId })
    .from(assignmentEvidence)
    .where(eq(assignmentEvidence.itemId, itemId));
  return { ...anchor, evidenceIds: new Map(evidence.map((row) => [row.evidenceId, row.own])) };
}

export async function insertAnchors(
  tx: Database,
  rows: readonly (typeof anchors.$inferInsert)[],
): Promise<void> {
  await inChunks(rows, (some) => tx.insert(anchors).values(some));
}

/** The anchors of a micro-credential, in an order that stays. */
export async function anchorRows(db: Database, microCredentialId: string) {
  return await db
    .select({ anchor: anchors, answers: submissions.answers })
    .from(anchors)
    .innerJoin(submissions, eq(submissions.id, anchors.submissionId))
    .where(eq(submissions.microCredentialId, microCredentialId))
    .orderBy(asc(anchors.submissionId));
}

/** Says what an anchor is for. */
export async function setAnchorUse(
  tx: Database,
  submissionId: string,
  use: Pick<typeof anchors.$inferInsert, 'training' | 'seed' | 'difficulty'>,
): Promise<void> {
  await tx.update(anchors).set(use).where(eq(anchors.submissionId, submissionId));
}

export async function setStatements(
  tx: Database,
  submissionId: string,
  statements: readonly Statement[],
): Promise<void> {
  await tx
    .update(anchors)
    .set({ statements: [...statements] })
    .where(eq(anchors.submissionId, submissionId));
}

/** Submissions of a micro-credential that were hidden among somebody's operational work. */
export async function dealtAsSeeds(db: Database, microCredentialId: string): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ id: assignmentItems.submissionId })
    .from(seeds)
    .innerJoin(assignmentItems, eq(assignmentItems.id, seeds.itemId))
    .innerJoin(submissions, eq(submissions.id, assignmentItems.submissionId))
    .where(eq(submissions.microCredentialId, microCredentialId));
  return new Set(rows.map(({ id }) => id));
}

/** The sets of a subject for everybody, in order. */
export async function anchorSets(db: Database, subject: SubjectKey) {
  const rows = await db
    .select({
      id: batches.id,
      name: batches.name,
      kind: batches.kind,
      anchors: sql<number>`(SELECT count(*)::int FROM batch_submissions s WHERE s.batch_id = batches.id)`,
      people: sql<number>`(SELECT count(*)::int FROM assignments a WHERE a.batch_id = batches.id)`,
    })
    .from(batches)
    .where(
      and(
        isOf(subject),
        inArray(batches.kind, ['practice', 'qualification'] satisfies SetKind[]),
        isNull(batches.dealtTo),
      ),
    )
    .orderBy(asc(batches.ordinal));
  return rows as ((typeof rows)[number] & { kind: SetKind })[];
}

/** Makes a set of anchors, handed to whoever scores. */
export async function insertSet(
  tx: Database,
  batch: typeof batches.$inferInsert & { id: string },
  submissionIds: readonly string[],
): Promise<void> {
  await tx.insert(batches).values(batch);
  await inChunks(
    submissionIds.map((submissionId) => ({ batchId: batch.id, submissionId })),
    (some) => tx.insert(batchSubmissions).values(some),
  );
}

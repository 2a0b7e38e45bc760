import { asc, eq } from 'drizzle-orm';
import type { AnchorScore } from '#shared/domain/anchor.ts';
import type { Database } from '../database.ts';
import { anchors, assignmentEvidence, assignmentItems, submissions } from '../schema.ts';
import { inChunks } from './chunks.ts';

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
  use: Pick<typeof anchors.$inferInsert, 'training' | 'difficulty'>,
): Promise<void> {
  await tx.update(anchors).set(use).where(eq(anchors.submissionId, submissionId));
}

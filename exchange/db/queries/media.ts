import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { anchors, assignmentEvidence, assignmentItems, assignments, evidence, media } from '../schema.ts';

export type MediaRow = typeof media.$inferSelect;

export async function findMedia(db: Database, sha256: string): Promise<MediaRow | undefined> {
  const [row] = await db
    .select()
    .from(media)
    .where(and(eq(media.sha256, sha256), isNull(media.removedAt)));
  return row;
}

const isEvidence = or(eq(evidence.mediaSha256, media.sha256), eq(evidence.captionsSha256, media.sha256));

/** The media with this digest, where it is evidence of an anchor that is open to everybody who scores. */
export async function findTrainingMedia(db: Database, sha256: string): Promise<MediaRow | undefined> {
  const [row] = await db
    .select({ media })
    .from(media)
    .innerJoin(evidence, isEvidence)
    .innerJoin(anchors, eq(anchors.submissionId, evidence.submissionId))
    .where(and(eq(media.sha256, sha256), isNull(media.removedAt), anchors.training))
    .limit(1);
  return row?.media;
}

/** The media with this digest, where it is evidence in a batch that this person has claimed. */
export async function findClaimedMedia(
  db: Database,
  sha256: string,
  personId: string,
): Promise<MediaRow | undefined> {
  const [row] = await db
    .select({ media })
    .from(media)
    .innerJoin(evidence, isEvidence)
    .innerJoin(assignmentEvidence, eq(assignmentEvidence.evidenceId, evidence.id))
    .innerJoin(assignmentItems, eq(assignmentItems.id, assignmentEvidence.itemId))
    .innerJoin(assignments, eq(assignments.id, assignmentItems.assignmentId))
    .where(
      and(
        eq(media.sha256, sha256),
        isNull(media.removedAt),
        eq(assignments.personId, personId),
        inArray(assignments.state, ['claimed', 'finished']),
      ),
    )
    .limit(1);
  return row?.media;
}

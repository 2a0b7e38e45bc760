import { eq, inArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '../database.ts';
import {
  assignmentEvidence,
  assignmentItems,
  educatorIdentities,
  evidence,
  media,
  submissions,
} from '../schema.ts';

/** The items of an assignment in the reader's order, without anybody's name. */
export async function itemsOf(db: Database, assignmentId: string) {
  return await db
    .select({
      id: assignmentItems.id,
      submissionId: assignmentItems.submissionId,
      pseudonym: assignmentItems.pseudonym,
      answers: submissions.answers,
    })
    .from(assignmentItems)
    .innerJoin(submissions, eq(submissions.id, assignmentItems.submissionId))
    .where(eq(assignmentItems.assignmentId, assignmentId))
    .orderBy(assignmentItems.position);
}

export const captions = alias(media, 'captions');

/** What anybody is told of files. */
export const toldOfFiles = {
  media: { sha256: media.sha256, bytes: media.bytes, mediaType: media.mediaType },
  captions: { sha256: captions.sha256, bytes: captions.bytes, mediaType: captions.mediaType },
};

/** All evidence of an assignment under this reader's ids, in each submission's order. */
export async function itemEvidenceOf(db: Database, assignmentId: string) {
  return await db
    .select({
      itemId: assignmentEvidence.itemId,
      evidenceId: assignmentEvidence.evidenceId,
      id: assignmentEvidence.id,
      kind: evidence.kind,
      title: evidence.title,
      durationMs: evidence.durationMs,
      ...toldOfFiles,
    })
    .from(assignmentEvidence)
    .innerJoin(assignmentItems, eq(assignmentItems.id, assignmentEvidence.itemId))
    .innerJoin(evidence, eq(evidence.id, assignmentEvidence.evidenceId))
    .innerJoin(media, eq(media.sha256, evidence.mediaSha256))
    .leftJoin(captions, eq(captions.sha256, evidence.captionsSha256))
    .where(eq(assignmentItems.assignmentId, assignmentId))
    .orderBy(assignmentItems.position, evidence.position);
}

/** Who handed these submissions in. Only for batches that are not blind. */
export async function educatorsOf(db: Database, submissionIds: readonly string[]) {
  const rows = await db
    .select()
    .from(educatorIdentities)
    .where(inArray(educatorIdentities.submissionId, [...submissionIds]));
  return new Map(rows.map((row) => [row.submissionId, { name: row.name, school: row.school }]));
}

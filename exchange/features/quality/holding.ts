import { holdsFor } from '#shared/domain/anchor.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { Database } from '../../db/database.ts';
import { anchorRows } from '../../db/queries/anchors.ts';
import { rubricOf } from '../../db/queries/qualification.ts';
import { heldAnchors, isPublished } from '../../db/queries/rubricVersions.ts';

/**
 * The submissions whose consensus holds by a version of the rubric: all that they score is in it, and where leads
 * published the version, one of them found that it still holds.
 */
export async function holdingBy(db: Database, subject: SubjectKey): Promise<Set<string>> {
  const rubric = await rubricOf(db, subject.rubricHash);
  const asked = (await isPublished(db, subject)) ? await heldAnchors(db, subject.rubricHash) : null;
  const rows = await anchorRows(db, subject.microCredentialId);
  return new Set(
    rows.flatMap(({ anchor: { id, submissionId, consensus } }) =>
      holdsFor(rubric, consensus) && (asked === null || asked.has(id)) ? [submissionId] : [],
    ),
  );
}

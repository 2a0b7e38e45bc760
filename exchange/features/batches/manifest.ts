import { BatchManifest, type Educator, type Submission } from '#shared/domain/batch.ts';
import type { Evidence } from '#shared/domain/evidence.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import type { Database } from '../../db/database.ts';
import { type Assignment, findAssignment } from '../../db/queries/assignments.ts';
import { findBatch } from '../../db/queries/batches.ts';
import { educatorsOf, itemEvidenceOf, itemsOf } from '../../db/queries/manifest.ts';
import type { Reader } from '../../db/queries/people.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';

function evidenceFrom(row: Awaited<ReturnType<typeof itemEvidenceOf>>[number]): Evidence {
  const { id, kind, title, media, durationMs, captions } = row;
  return { id, kind, title, media, durationMs, captions };
}

async function submissionsFor(db: Database, assignmentId: string, blind: boolean): Promise<Submission[]> {
  const items = await itemsOf(db, assignmentId);
  const evidence = Map.groupBy(await itemEvidenceOf(db, assignmentId), (row) => row.itemId);
  const educators = blind
    ? new Map<string, Educator>()
    : await educatorsOf(
        db,
        items.map((item) => item.submissionId),
      );
  return items.map(({ id, submissionId, pseudonym, answers }) => ({
    id,
    pseudonym,
    educator: educators.get(submissionId) ?? null,
    answers,
    evidence: (evidence.get(id) ?? []).map(evidenceFrom),
  }));
}

function requireClaimed(assignment: Assignment | undefined): asserts assignment is Assignment {
  if (assignment === undefined)
    throw refuse('not_found', 'This batch is not assigned to you. List the batches again.');
  if (assignment.state !== 'claimed' && assignment.state !== 'finished') {
    throw refuse('wrong_state', 'This batch is not claimed. Claim it first, then read it.');
  }
}

/**
 * Everything a reader needs to score a batch, in this reader's order and under this reader's names. It is parsed
 * before it leaves: a field that has no place in a manifest stops it here.
 * @throws Refusal not_found, wrong_state
 */
export async function readManifest(
  { db, now }: Exchange,
  reader: Reader,
  batchId: string,
): Promise<BatchManifest> {
  const assignment = await findAssignment(db, batchId, reader.personId);
  requireClaimed(assignment);
  const found = await findBatch(db, batchId);
  if (found === undefined) throw refuse('not_found', 'This batch is not there. List the batches again.');
  if (found.keepUntil !== null && found.keepUntil <= now())
    throw refuse('wrong_state', 'The evidence of this batch is not kept any more.');
  const { batch, microCredential, rubric } = found;
  return BatchManifest.parse({
    id: batch.id,
    name: batch.name,
    kind: batch.kind,
    dueAt: batch.dueAt?.toISOString() ?? null,
    microCredential: {
      id: microCredential.id,
      title: microCredential.title,
      keyMethod: microCredential.keyMethod,
    },
    policy: { blind: batch.blind, secondReadRate: batch.secondReadRate, unwatched: batch.unwatched },
    readerPseudonym: assignment.readerPseudonym,
    rubric,
    rubricHash: hashOf(rubric),
    submissions: await submissionsFor(db, assignment.id, batch.blind),
  });
}

import { problem } from '#shared/contract/errors.ts';
import type { KnownConsensus, Practised } from '#shared/contract/practice.ts';
import type { Evidence, MediaRef } from '#shared/domain/evidence.ts';
import { findBatch } from '../../db/queries/batches.ts';
import { readContent } from '../../db/queries/content.ts';
import { comparedBy, consensusOn } from '../../db/queries/feedback.ts';
import { findRubric, findSubmission } from '../../db/queries/manifests.ts';
import { type EvidenceRecord, evidenceOf } from '../../db/queries/media.ts';
import type { Db, Store } from '../../db/store.ts';

const refOf = ({ sha256, bytes, mediaType }: MediaRef): MediaRef => ({ sha256, bytes, mediaType });

function evidenceShown({ id, kind, title, durationMs, media, captions }: EvidenceRecord): Evidence {
  return { id, kind, title, durationMs, media: refOf(media), captions: captions && refOf(captions) };
}

/** @throws ProblemError `not_found` */
function compare(db: Db, submissionId: string): Practised {
  const submission = findSubmission(db, submissionId);
  const batch = submission && findBatch(db, submission.batchId);
  const rubric = batch?.manifest && findRubric(db, batch.manifest.rubricHash);
  const told = consensusOn(db, submissionId);
  if (!submission || !rubric || !told)
    throw problem(
      'not_found',
      'No consensus on this submission is on this workstation.',
      'Submit your reading of it and sync. Only submissions for practice have one.',
    );
  const { readingId, at, scores, annotations, rationale } = told;
  const { scores: ownScores, annotations: ownAnnotations } = readContent(db, readingId);
  return {
    submission: submission.pseudonym,
    ordinal: submission.position,
    rubric,
    evidence: evidenceOf(db, submissionId).map(evidenceShown),
    own: { readingId, scores: ownScores, annotations: ownAnnotations },
    consensus: { at, scores, annotations, rationale },
  };
}

export interface Practice {
  /** @throws ProblemError `not_found` */
  compare(submissionId: string): Practised;
  known(rubricHash: string): { known: KnownConsensus[] };
}

/** Comparing what was scored for practice with what experts gave. */
export function openPractice({ db }: Store): Practice {
  return {
    compare: (submissionId) => compare(db, submissionId),
    known: (rubricHash) => ({ known: comparedBy(db, rubricHash) }),
  };
}

import type { Problem } from '#shared/contract/errors.ts';
import { problem } from '#shared/contract/errors.ts';
import type { CameraOffset, History, Reading, ReadingEvidence } from '#shared/contract/scoring.ts';
import type { Coverage } from '#shared/domain/coverage.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import type { BatchRecord } from '../../db/queries/batches.ts';
import type { ContentRecord } from '../../db/queries/content.ts';
import type { SubmissionRecord } from '../../db/queries/manifests.ts';
import type { EvidenceRecord, MediaRecord } from '../../db/queries/media.ts';
import type { ReadingRecord } from '../../db/queries/readings.ts';

/** Everything that a reading is shown from. */
export interface ReadingParts {
  reading: ReadingRecord;
  content: ContentRecord;
  coverage: Coverage[];
  cameraOffsets: CameraOffset[];
  history: History;
  batch: BatchRecord & { manifest: NonNullable<BatchRecord['manifest']> };
  rubric: Rubric;
  submission: SubmissionRecord;
  evidence: readonly EvidenceRecord[];
  nextSubmissionId: string | undefined;
  /** Why nothing is read in its batch any more. */
  over: Over | null;
}

/** A batch whose evidence was removed; a qualification set that is judged; a calibration session of which one was shown what others gave. */
export type Over = 'removed' | 'judged' | 'revealed';

const missing = problem(
  'media_missing',
  'This item of evidence is not on this machine yet.',
  'It is shown once its download is complete. See the batch in the queue, and start or resume its download there.',
).problem;

const removed = problem(
  'evidence_removed',
  'This item of evidence was removed, because its batch is kept no longer.',
  'What you scored is kept, and can be read here.',
).problem;

function problemOf({ media }: EvidenceRecord, over: Over | null): Problem | null {
  if (over === 'removed') return removed;
  if (media.completeAt === null) return media.problem ?? missing;
  return media.unplayable;
}

const local = ({ sha256, mediaType }: MediaRecord) => ({ sha256, mediaType });

function shownEvidence(item: EvidenceRecord, over: Over | null): ReadingEvidence {
  const { id, kind, title, media, captions, durationMs } = item;
  return {
    id,
    kind,
    title,
    media: local(media),
    captions: captions?.completeAt ? local(captions) : null,
    durationMs,
    recording: media.recording,
    problem: problemOf(item, over),
  };
}

export function readingState({ state, verdict }: ReadingRecord, over: Over | null): Reading['state'] {
  if (state === 'draft') return over === 'removed' ? 'ended' : 'draft';
  const word = verdict?.state ?? 'waiting';
  return word === 'duplicate' ? 'accepted' : word;
}

/** The reading as the screen sees it. */
export function shownReading(parts: ReadingParts): Reading {
  const { reading, content, batch, rubric, submission, evidence, nextSubmissionId } = parts;
  return {
    id: reading.id,
    state: readingState(reading, parts.over),
    reason: reading.verdict?.reason ?? null,
    supersedes: reading.supersedes,
    submittedAt: reading.submittedAt,
    revisable: parts.over === null,
    batch: {
      id: batch.id,
      name: batch.name,
      kind: batch.kind,
      blind: batch.blind,
      microCredential: batch.manifest.microCredential,
      readerPseudonym: batch.manifest.readerPseudonym,
      submissions: Math.max(1, batch.submissionCount),
      unwatched: batch.manifest.unwatched,
    },
    submission: {
      id: submission.id,
      pseudonym: submission.pseudonym,
      educator: submission.educator,
      ordinal: submission.position,
      answers: submission.answers,
    },
    nextSubmissionId: nextSubmissionId ?? null,
    rubric,
    evidence: evidence.map((item) => shownEvidence(item, parts.over)),
    scores: content.scores,
    annotations: content.annotations,
    flags: content.flags,
    feedback: reading.feedback,
    coverage: parts.coverage,
    cameraOffsets: parts.cameraOffsets,
    history: parts.history,
  };
}

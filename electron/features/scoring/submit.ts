import { problem } from '#shared/contract/errors.ts';
import { mediaOf } from '#shared/domain/evidence.ts';
import { returningFlag } from '#shared/domain/flag.ts';
import { standingOf } from '#shared/domain/reading.ts';
import { type ReadingPayload, SubmittedScore } from '#shared/exchange/events.ts';
import { findReading, type ReadingRecord, sealReading } from '../../db/queries/readings.ts';
import type { Db } from '../../db/store.ts';
import { sayNext } from '../../sync/chain.ts';
import type { Device } from '../../sync/device.ts';
import { requireDraft } from './changes.ts';
import { gather, requireClaimed, requireOpen, requireReading } from './gather.ts';
import { unwatchedOf } from './summary.ts';
import type { ReadingParts } from './view.ts';

/**
 * @returns the scores in rubric order; those there are where a flag sends the submission back
 * @throws ProblemError `reading_incomplete`
 */
function submittedScores({ rubric, content }: ReadingParts) {
  const standing = standingOf(rubric, content);
  if (returningFlag(content.flags))
    return standing.flatMap((one) => SubmittedScore.safeParse(one.score).data ?? []);
  const lacking = standing.filter((one) => one.gaps.length > 0).map((one) => one.criterion.letter);
  if (lacking.length > 0) {
    throw problem(
      'reading_incomplete',
      `Criterion ${lacking.join(', ')} is not complete, so the reading was not submitted.`,
      'Give each criterion a level, and at least one span or “no evidence observed”, but not both.',
    );
  }
  return standing.map((one) => SubmittedScore.parse(one.score));
}

/**
 * The reading that counts before this one: the exchange does not let a reading replace one it rejected, so those are
 * passed over.
 */
function replaced(db: Db, reading: ReadingRecord): string | null {
  const before = reading.supersedes === null ? undefined : findReading(db, reading.supersedes);
  if (!before) return null;
  return before.verdict?.state === 'rejected' ? replaced(db, before) : before.id;
}

/** @throws ProblemError `reading_unwatched` where the programme requires everything to be watched */
function requireWatched(parts: ReadingParts): void {
  if (parts.batch.manifest.unwatched === 'ask' || returningFlag(parts.content.flags)) return;
  const titles = unwatchedOf(parts).map(({ title }) => title);
  if (titles.length === 0) return;
  throw problem(
    'reading_unwatched',
    `This programme asks that everything is watched, and some was not: ${titles.join(', ')}. The reading was not submitted.`.slice(
      0,
      2_000,
    ),
    'Play the stretches shown as not watched, and open what was not opened. If an item cannot be shown at all, flag the submission as not scorable.',
  );
}

function payloadOf(db: Db, parts: ReadingParts): ReadingPayload {
  const { reading, batch, submission, content } = parts;
  return {
    readingId: reading.id,
    batchId: batch.id,
    submissionId: submission.id,
    supersedes: replaced(db, reading),
    openedAt: reading.openedAt,
    activeMs: reading.activeMs,
    scores: submittedScores(parts),
    annotations: content.annotations,
    flags: content.flags,
    coverage: parts.coverage,
    feedback: reading.feedback,
  };
}

/**
 * Submits a draft in the caller's transaction: the reading becomes immutable, its signed event continues the chain,
 * and the event waits in the outbox.
 * @throws ProblemError `not_found`, `reading_submitted`, `batch_not_claimed`, `not_allowed`, `reading_incomplete`,
 *   `reading_unwatched`
 */
export function submitReading(db: Db, readingId: string, device: Device): void {
  const reading = requireReading(db, readingId);
  requireDraft(reading);
  const parts = gather(db, reading);
  requireClaimed(parts);
  requireOpen(db, parts);
  requireWatched(parts);
  const { rubricHash } = parts.batch.manifest;
  const event = sayNext(db, device, {
    type: 'reading.submitted',
    payload: payloadOf(db, parts),
    rubricHash,
    mediaHashes: mediaOf(parts.evidence).map((ref) => ref.sha256),
  });
  sealReading(db, readingId, event.at);
}

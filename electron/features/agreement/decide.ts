import { problem } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/registry.ts';
import { mediaOf } from '#shared/domain/evidence.ts';
import { newId } from '#shared/domain/primitives.ts';
import { levelsWholeRubric } from '#shared/domain/resolution.ts';
import { type Decided, SubmissionRecord } from '#shared/exchange/agreement.ts';
import { SignedEvent } from '#shared/exchange/events.ts';
import { keptAnswer, waitingDecisions } from '../../db/queries/desk.ts';
import type { Db } from '../../db/store.ts';
import { sayNext } from '../../sync/chain.ts';
import { deviceOf } from '../../sync/device.ts';
import type { Ground } from '../../sync/ground.ts';

/** Under which name the record of a submission is kept. */
export const recordName = (submissionId: string) => `submission ${submissionId}`;

/** @throws ProblemError `not_found` where it was never opened here */
export function keptRecord(db: Db, submissionId: string): SubmissionRecord {
  const found = SubmissionRecord.safeParse(keptAnswer(db, recordName(submissionId))?.body).data;
  if (found) return found;
  throw problem(
    'not_found',
    'The readings of this submission are not on this workstation.',
    'Open the submission while the exchange can be reached.',
  );
}

/** The decision on a submission that this device made and the exchange has not got yet. */
export function pendingDecision(db: Db, submissionId: string, by: string): Decided | null {
  const event = waitingDecisions(db)
    .map((body) => SignedEvent.parse(JSON.parse(body)))
    .findLast((one) => one.type === 'adjudication.decided' && one.payload.submissionId === submissionId);
  if (event?.type !== 'adjudication.decided') return null;
  const { scores, rationale } = event.payload;
  return { eventId: event.eventId, by, at: event.at, scores, rationale };
}

/**
 * Signs a decision on readings that differ, and queues it.
 * @throws ProblemError `not_found`, `invalid_input`, `credential_refused`
 */
export function decide(ground: Ground, wish: Parsed<'agreement.decide'>): Output<'agreement.decide'> {
  const { submissionId, readingIds, scores, rationale } = wish;
  const { store } = ground;
  const record = keptRecord(store.db, submissionId);
  if (!levelsWholeRubric(record.rubric, scores)) {
    throw problem(
      'invalid_input',
      'The decision does not give every criterion a level of its rubric, so it was not signed.',
      'Choose a level for each criterion.',
    );
  }
  const device = deviceOf(ground);
  const { eventId } = store.transaction((db) =>
    sayNext(db, device, {
      type: 'adjudication.decided',
      payload: { decisionId: newId(), submissionId, readingIds, scores, rationale },
      rubricHash: record.rubricHash,
      mediaHashes: mediaOf(record.evidence).map(({ sha256 }) => sha256),
    }),
  );
  return { eventId };
}

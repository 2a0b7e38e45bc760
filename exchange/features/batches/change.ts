import type { AssignmentState } from '#shared/domain/batch.ts';
import type { AssignmentChange } from '#shared/exchange/wire.ts';
import type { Database } from '../../db/database.ts';
import {
  type Assignment,
  lockAssignment,
  readingProgress,
  setAssignmentState,
} from '../../db/queries/assignments.ts';
import { findBatch, lockBatch } from '../../db/queries/batches.ts';
import type { Reader } from '../../db/queries/people.ts';
import { mayTake, removeElsewhere } from '../../db/queries/thirdReads.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { requireVersion } from '../../rules/versionTag.ts';
import { versionText } from './list.ts';

export type Change = 'claim' | 'release';

const targetOf: Record<Change, AssignmentState> = { claim: 'claimed', release: 'released' };

async function requireAllowed(tx: Database, assignment: Assignment, change: Change): Promise<void> {
  const { state } = assignment;
  if (change === 'claim') {
    if (state === 'available' || state === 'released') return;
    throw refuse(
      'wrong_state',
      `This batch is ${state}. Only a batch that is available or given back can be claimed.`,
    );
  }
  if (state !== 'claimed') {
    throw refuse('wrong_state', `This batch is ${state}. Only a claimed batch can be given back.`);
  }
  if ((await readingProgress(tx, assignment.id)).read > 0) {
    throw refuse(
      'wrong_state',
      'Readings of this batch were submitted, so it cannot be given back. Finish it, or ask the programme office.',
    );
  }
}

/** Nobody begins with what is not kept any more. */
async function requireKept(tx: Database, batchId: string, at: Date): Promise<void> {
  const until = (await findBatch(tx, batchId))?.keepUntil ?? null;
  if (until === null || until > at) return;
  throw refuse('wrong_state', 'The evidence of this batch is not kept any more. List the batches again.');
}

/** A batch that one reader is enough for can be had once, and by nobody who has read what is in it. */
async function requireLeft(tx: Database, { batchId, personId }: Assignment): Promise<void> {
  await lockBatch(tx, batchId);
  if (await mayTake(tx, batchId, personId)) return;
  throw refuse('wrong_state', 'This batch is not left to you any more. List the batches again.');
}

/**
 * Claims a batch or gives it back.
 * @param ifMatch the version of the batch that the reader saw
 * @throws Refusal not_found, version_missing, version_changed, wrong_state
 */
export async function changeAssignment(
  exchange: Exchange,
  reader: Reader,
  request: { batchId: string; change: Change; ifMatch: string | undefined },
): Promise<AssignmentChange> {
  const { batchId, change, ifMatch } = request;
  return await exchange.db.transaction(async (tx) => {
    const assignment = await lockAssignment(tx, batchId, reader.personId);
    if (assignment === undefined) {
      throw refuse('not_found', 'This batch is not assigned to you. List the batches again.');
    }
    requireVersion(ifMatch, versionText(assignment.version));
    if (change === 'claim') {
      await requireLeft(tx, assignment);
      await requireKept(tx, batchId, exchange.now());
    }
    await requireAllowed(tx, assignment, change);
    const state = targetOf[change];
    await setAssignmentState(tx, assignment, state);
    if (change === 'claim') await removeElsewhere(tx, assignment);
    return { batchId, state, version: versionText(assignment.version + 1) };
  });
}

import type { BatchKeeping, Keeping, KeepingWish } from '#shared/exchange/keeping.ts';
import { findBatch, lockBatch } from '../../db/queries/batches.ts';
import {
  endingBatches,
  insertWithdrawal,
  keepingOf,
  removedMedia,
  setKeepUntil,
  withdrawalOf,
} from '../../db/queries/keeping.ts';
import { insertAct } from '../../db/queries/office.ts';
import { findPerson, lockPeople, type Reader } from '../../db/queries/people.ts';
import { plannedHomeOf } from '../../db/queries/plans.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { removeOverdue } from './remove.ts';

/** For how long whoever asks may keep what they were given. */
export async function readKeeping(exchange: Exchange, reader: Reader): Promise<Keeping> {
  await removeOverdue(exchange);
  const { db } = exchange;
  const seesAll = reader.role === 'lead' || reader.role === 'auditor';
  const batches = await endingBatches(db, reader.personId);
  return {
    withdrawn: await withdrawalOf(db, reader.personId),
    batches: batches.map(({ id, until }) => ({ id, until: until.toISOString() })),
    files: seesAll ? await removedMedia(db) : [],
  };
}

function untilOf({ until }: KeepingWish, now: Date): Date | null {
  if (until === null) return null;
  if (until === 'now') return now;
  const wanted = new Date(until);
  if (wanted > now) return wanted;
  throw refuse('invalid_request', 'That time has passed. Choose a later one, or remove the evidence now.');
}

/**
 * Says until when the evidence of a batch is kept, and removes it where that is now.
 * @throws Refusal `not_found`; `invalid_request` for a time that has passed; `wrong_state` where it is gone, or the batch
 * is none of the programme’s work
 */
export async function changeKeeping(
  exchange: Exchange,
  lead: Reader,
  { batchId, ...wish }: KeepingWish & { batchId: string },
): Promise<BatchKeeping> {
  const { personId } = lead;
  const at = exchange.now();
  const until = untilOf(wish, at);
  await exchange.db.transaction(async (tx) => {
    await lockBatch(tx, batchId);
    const found = await findBatch(tx, batchId);
    if (!found) throw refuse('not_found', 'There is no such batch. Open the office again.');
    const { kind, name: batch, microCredentialId } = found.batch;
    const home = await plannedHomeOf(tx, batchId);
    if (kind !== 'operational' || (home !== undefined && home !== batchId))
      throw refuse('wrong_state', 'Only the evidence of batches that make results ends by itself.');
    if ((await keepingOf(tx, [batchId])).get(batchId)?.removed)
      throw refuse('wrong_state', 'The evidence of this batch was removed already.');
    await setKeepUntil(tx, batchId, until);
    await insertAct(tx, {
      ...{ personId, microCredentialId, at },
      body: { kind: 'keepingSet', batchId, batch, until: until?.toISOString() ?? null },
    });
  });
  await removeOverdue(exchange);
  const kept = (await keepingOf(exchange.db, [batchId])).get(batchId);
  if (!kept) throw new Error('a batch is gone as soon as it was changed');
  return kept;
}

/**
 * Withdraws somebody’s access, for good: their workstations are told at their next contact, remove everything that was
 * given to them, and sign that.
 * @throws Refusal `not_found`; `wrong_state` for oneself, and where it was withdrawn already
 */
export async function withdrawAccess(
  exchange: Exchange,
  lead: Reader,
  { personId, reason }: { personId: string; reason: string },
): Promise<void> {
  if (personId === lead.personId)
    throw refuse('wrong_state', 'Nobody withdraws their own access. Ask another lead.');
  const at = exchange.now();
  await exchange.db.transaction(async (tx) => {
    await lockPeople(tx);
    const person = await findPerson(tx, personId);
    if (!person) throw refuse('not_found', 'There is nobody of that id. Open the office again.');
    if ((await withdrawalOf(tx, personId)) !== null)
      throw refuse('wrong_state', 'The access of this person was withdrawn already.');
    await insertWithdrawal(tx, { personId, withdrawnBy: lead.personId, reason, at });
    await insertAct(tx, {
      ...{ personId: lead.personId, microCredentialId: null, at },
      body: { kind: 'accessWithdrawn', reader: person.pseudonym, reason },
    });
  });
}

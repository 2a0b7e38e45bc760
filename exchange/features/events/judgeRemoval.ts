import type { RemovalEvent } from '#shared/exchange/events.ts';
import type { Database } from '../../db/database.ts';
import { findAssignment } from '../../db/queries/assignments.ts';
import { insertRemoval } from '../../db/queries/keeping.ts';
import type { Reader } from '../../db/queries/people.ts';
import type { Decision } from './judge.ts';

/** What becomes of the word that evidence was removed: whoever was given the batch may say so, or that everything went. */
export function judgeRemoval({ payload }: RemovalEvent, given: boolean): Decision {
  return payload.batchId === null || given
    ? { verdict: 'accepted', reason: null }
    : { verdict: 'rejected', reason: 'unknown_batch' };
}

export async function wasGiven(tx: Database, reader: Reader, { payload }: RemovalEvent): Promise<boolean> {
  if (payload.batchId === null) return false;
  return (await findAssignment(tx, payload.batchId, reader.personId)) !== undefined;
}

export async function keepRemoval(tx: Database, reader: Reader, event: RemovalEvent): Promise<void> {
  const { removalId: id, batchId, cause, files, bytes } = event.payload;
  await insertRemoval(tx, {
    ...{ id, eventId: event.eventId, personId: reader.personId, batchId, cause, bytes },
    ...{ files: files.length, at: new Date(event.at) },
  });
}

import { newId } from '#shared/domain/primitives.ts';
import type { FeedbackItem } from '#shared/exchange/wire.ts';
import type { Database } from '../../db/database.ts';
import { findMicroCredential } from '../../db/queries/programme.ts';
import {
  countedSince,
  type HeldReading,
  holdForReread,
  insertReread,
  insertSuspension,
  type Suspension,
  settledOrAsked,
  suspendCertifications,
} from '../../db/queries/suspensions.ts';

/** Has the submissions of held readings read again by others; not seeds, nor what somebody has decided on. */
export async function askRereads(
  tx: Database,
  held: readonly HeldReading[],
  { id: suspensionId, at }: { id: string; at: Date },
): Promise<void> {
  const wanted = held.filter(({ seed }) => !seed);
  if (wanted.length === 0) return;
  const done = await settledOrAsked(
    tx,
    wanted.map(({ submissionId }) => submissionId),
  );
  const byBatch = Map.groupBy(
    wanted.filter(({ submissionId }) => !done.has(submissionId)),
    ({ batchId }) => batchId,
  );
  for (const [fromBatchId, some] of byBatch) {
    const submissionIds = [...new Set(some.map(({ submissionId }) => submissionId))];
    await insertReread(tx, { batchId: newId(), fromBatchId, suspensionId, askedAt: at }, submissionIds);
  }
}

/**
 * Takes a certification away, where one holds: what was read since the last good seed is held, and read again by others.
 * @returns what the person is to be told
 */
export async function suspend(tx: Database, suspension: Suspension): Promise<FeedbackItem[]> {
  const { personId, microCredentialId, at } = suspension;
  const validUntil = await suspendCertifications(tx, personId, suspension);
  if (validUntil === undefined) return [];
  await insertSuspension(tx, suspension);
  const held = suspension.holds ? await countedSince(tx, suspension) : [];
  await holdForReread(tx, held);
  await askRereads(tx, held, suspension);
  const base = () => ({ id: newId(), at: at.toISOString() });
  const { title } = await findMicroCredential(tx, microCredentialId);
  return [
    {
      ...base(),
      type: 'certification',
      microCredentialId,
      title,
      status: 'suspended',
      validUntil: validUntil.toISOString(),
    },
    ...held.map(
      ({ eventId }): FeedbackItem => ({
        ...base(),
        type: 'receipt',
        eventId,
        verdict: 'held',
        reason: 'recheck',
      }),
    ),
  ];
}

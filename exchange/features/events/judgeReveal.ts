import type { BatchKind } from '#shared/domain/batch.ts';
import type { Role } from '#shared/domain/role.ts';
import type { RevealEvent, VerdictReason } from '#shared/exchange/events.ts';
import type { Database } from '../../db/database.ts';
import { findBatch } from '../../db/queries/batches.ts';
import type { Reader } from '../../db/queries/people.ts';
import { insertReveal } from '../../db/queries/reveals.ts';
import type { Decision } from './judge.ts';

/** What the exchange knows about the batch that is to be revealed. */
export interface RevealFacts {
  role: Role;
  batch: { kind: BatchKind; blind: boolean; rubricHash: string } | undefined;
}

function faultOf(event: RevealEvent, { role, batch }: RevealFacts): VerdictReason | null {
  if (role !== 'lead' && role !== 'auditor') return 'role_not_allowed';
  // Other kinds hold anchors, and sessions whose members are still to score them blind.
  if (batch?.kind !== 'operational') return 'unknown_batch';
  if (!batch.blind) return 'batch_not_blind';
  return batch.rubricHash === event.rubricHash ? null : 'rubric_changed';
}

/** What becomes of a reveal: leads and auditors may, each for themselves and with a reason. */
export function judgeReveal(event: RevealEvent, facts: RevealFacts): Decision {
  const reason = faultOf(event, facts);
  return { verdict: reason === null ? 'accepted' : 'rejected', reason };
}

export async function revealFacts(
  tx: Database,
  reader: Reader,
  { payload }: RevealEvent,
): Promise<RevealFacts> {
  const found = await findBatch(tx, payload.batchId);
  return { role: reader.role, batch: found?.batch };
}

/** Keeps an accepted reveal: from now on whoever signed it is told the identities. */
export async function keepReveal(tx: Database, reader: Reader, event: RevealEvent, at: Date): Promise<void> {
  const { revealId, batchId, reason } = event.payload;
  await insertReveal(tx, {
    ...{ id: revealId, eventId: event.eventId, personId: reader.personId },
    ...{ batchId, reason, at },
  });
}

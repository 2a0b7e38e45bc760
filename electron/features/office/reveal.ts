import { problem } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/registry.ts';
import { newId } from '#shared/domain/primitives.ts';
import { sayNext } from '../../sync/chain.ts';
import { deviceOf } from '../../sync/device.ts';
import type { Ground } from '../../sync/ground.ts';

/**
 * Signs that the identities behind a batch were asked for, and why, and queues it: the exchange tells them only to
 * whoever has signed.
 * @throws ProblemError `invalid_input` without a reason, `credential_refused`
 */
export function reveal(ground: Ground, wish: Parsed<'office.reveal'>): Output<'office.reveal'> {
  const { batchId, rubricHash } = wish;
  const reason = wish.reason.trim();
  if (reason === '')
    throw problem('invalid_input', 'A reveal needs a reason.', 'Write why the names are needed.');
  const device = deviceOf(ground);
  const { eventId } = ground.store.transaction((db) =>
    sayNext(db, device, {
      type: 'batch.revealed',
      payload: { revealId: newId(), batchId, reason },
      rubricHash,
      mediaHashes: [],
    }),
  );
  return { eventId };
}

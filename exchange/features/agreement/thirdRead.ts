import { newId } from '#shared/domain/primitives.ts';
import type { ThirdRead } from '#shared/exchange/agreement.ts';
import { batchOfSubmission } from '../../db/queries/agreement.ts';
import { lockBatch } from '../../db/queries/batches.ts';
import type { Reader } from '../../db/queries/people.ts';
import { insertThirdRead, thirdReadsOf } from '../../db/queries/thirdReads.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { readSubmission } from './results.ts';

/**
 * Has a submission whose readings differ read once more, by somebody who never took it on. The third reader gets it as a
 * batch like any other: nothing in it tells that, why, or what others said.
 * @throws Refusal `not_found`; `wrong_state` where nothing differs, or a third read was asked for already
 */
export async function askThirdRead(
  exchange: Exchange,
  reader: Reader,
  submissionId: string,
): Promise<ThirdRead> {
  const { resolution, thirdRead } = await readSubmission(exchange, submissionId);
  if (thirdRead !== null) throw refuse('wrong_state', 'A third read of it was asked for already.');
  if (resolution?.state !== 'discrepant')
    throw refuse('wrong_state', 'Its readings do not differ by the programme’s rule, or it is decided.');
  await exchange.db.transaction(async (tx) => {
    const held = await batchOfSubmission(tx, submissionId);
    if (!held) throw refuse('not_found', 'There is no such submission in a batch. Fetch the readings again.');
    await lockBatch(tx, held.batch.id);
    const { microCredentialId, rubricHash, name, kind, unwatched } = held.batch;
    const batchId = newId();
    const batch = { id: batchId, microCredentialId, rubricHash, name, kind, unwatched };
    await insertThirdRead(
      tx,
      { ...batch, blind: true, secondReadRate: 0, dueAt: null },
      { batchId, submissionId, personId: reader.personId, askedAt: exchange.now() },
    );
  });
  const found = (await thirdReadsOf(exchange.db, [submissionId])).get(submissionId);
  if (!found) throw new Error('a third read is gone as soon as it was asked for');
  return { by: found.by, at: found.askedAt.toISOString(), isRead: false };
}

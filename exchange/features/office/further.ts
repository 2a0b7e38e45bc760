import { lockEventLog } from '../../db/queries/events.ts';
import { plannedHomeOf } from '../../db/queries/plans.ts';
import type { Exchange } from '../../exchange.ts';
import { askSecondReads } from '../quality/secondReads.ts';

/** Has what is due read once more, for what has become due otherwise than by a finished batch. */
export async function settleSecondReads(exchange: Exchange, batchIds: readonly string[]): Promise<void> {
  await exchange.db.transaction(async (tx) => {
    await lockEventLog(tx);
    for (const batchId of batchIds)
      if ((await plannedHomeOf(tx, batchId)) === batchId) await askSecondReads(tx, batchId, exchange.now());
  });
}

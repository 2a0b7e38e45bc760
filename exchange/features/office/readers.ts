import type { ReaderChange } from '#shared/exchange/office.ts';
import { findBatch, lockBatch } from '../../db/queries/batches.ts';
import { lockEventLog } from '../../db/queries/events.ts';
import { insertAct } from '../../db/queries/office.ts';
import type { Reader } from '../../db/queries/people.ts';
import { addPlanReader, plannedHomeOf, withdrawPlanReader } from '../../db/queries/plans.ts';
import { scoringPeople } from '../../db/queries/qualification.ts';
import { releasesOf } from '../../db/queries/releases.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { askSecondReads } from '../quality/secondReads.ts';

/**
 * Adds a reader to a batch, or takes one out of it: what they have not read is dealt to the others at once. What somebody
 * who was taken out reads of it anyway counts.
 * @throws Refusal `not_found`; `wrong_state` for a batch that was never dealt, or is released
 */
export async function changeReader(
  exchange: Exchange,
  lead: Reader,
  { batchId, personId, takesPart }: ReaderChange & { batchId: string },
): Promise<void> {
  await exchange.db.transaction(async (tx) => {
    await lockBatch(tx, batchId);
    await lockEventLog(tx);
    const found = await findBatch(tx, batchId);
    if (!found) throw refuse('not_found', 'There is no such batch. Open the office again.');
    if ((await plannedHomeOf(tx, batchId)) !== batchId)
      throw refuse('wrong_state', 'This batch was not dealt to readers: it is for everybody who scores.');
    if ((await releasesOf(tx, [batchId])).size > 0)
      throw refuse('wrong_state', 'The results of this batch are released: nobody reads it any more.');
    const person = (await scoringPeople(tx)).find(({ id }) => id === personId);
    if (!person) throw refuse('not_found', 'Nobody of that id scores here. Open the office again.');
    if (takesPart && person.withdrawn)
      throw refuse('wrong_state', 'The access of this person was withdrawn. Choose somebody else.');
    const at = exchange.now();
    const { microCredentialId, name: batch } = found.batch;
    const told = { batchId, batch, reader: person.reader };
    const by = { personId: lead.personId, microCredentialId, at };
    if (takesPart) {
      await addPlanReader(tx, batchId, personId);
      await insertAct(tx, { ...by, body: { kind: 'readerAdded', ...told } });
    } else {
      const readings = await withdrawPlanReader(tx, { homeBatchId: batchId, personId, at });
      await insertAct(tx, { ...by, body: { kind: 'readerWithdrawn', ...told, readings } });
    }
    await askSecondReads(tx, batchId, at);
  });
}

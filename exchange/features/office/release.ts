import { hashOf } from '#shared/exchange/canonicalJson.ts';
import { isReady, type Obstacles, type Released } from '#shared/exchange/office.ts';
import { findBatch, lockBatch } from '../../db/queries/batches.ts';
import { lockEventLog } from '../../db/queries/events.ts';
import { insertAct } from '../../db/queries/office.ts';
import type { Reader } from '../../db/queries/people.ts';
import { insertRelease, releasesOf } from '../../db/queries/releases.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { measuresOf } from '../agreement/severity.ts';
import { settleDueSeeds } from '../quality/settle.ts';
import { followOne } from './progress.ts';

const words: Record<keyof Obstacles, (count: number) => string> = {
  toRead: (count) => `${count} readings are given out and not made`,
  unread: (count) => `${count} submissions have no reading that counts`,
  waiting: (count) => `${count} further readings wait for somebody who may make them`,
  differing: (count) => `the readings of ${count} submissions differ and are not decided`,
  held: (count) => `${count} readings are held and not made again`,
};

/** So that nobody waits at the closed log while readers are measured: what was measured is kept, and found again inside. */
async function measureBefore(exchange: Exchange, batchId: string): Promise<void> {
  const found = await findBatch(exchange.db, batchId);
  if (found) await measuresOf(exchange, found.batch, { exactly: true });
}

/**
 * Releases the results of a batch, all of them at once: nothing can be inferred from what comes first. From then on they
 * stay as they are, and what is read later is held.
 * @throws Refusal `not_found`; `wrong_state` where something is open, or they are released
 */
export async function releaseResults(exchange: Exchange, lead: Reader, batchId: string): Promise<Released> {
  await settleDueSeeds(exchange);
  await measureBefore(exchange, batchId);
  return await exchange.db.transaction(async (tx) => {
    await lockBatch(tx, batchId);
    // No reading comes in between looking and releasing.
    await lockEventLog(tx);
    const found = await findBatch(tx, batchId);
    const within = { ...exchange, db: tx };
    const [following] = found
      ? await followOne(within, found.batch, await measuresOf(within, found.batch, { exactly: true }))
      : [];
    if (following === undefined)
      throw refuse('not_found', 'There is no such batch whose results could be released. List them again.');
    if (following.released) throw refuse('wrong_state', 'The results of this batch are released already.');
    const { obstacles, submissionIds, results, batch } = following;
    if (!isReady(obstacles)) {
      const open = (Object.keys(words) as (keyof Obstacles)[])
        .filter((key) => obstacles[key] > 0)
        .map((key) => words[key](obstacles[key]));
      throw refuse('wrong_state', `The results cannot be released yet: ${open.join('; ')}.`);
    }
    const at = exchange.now();
    const final = submissionIds.toSorted().map((submissionId) => {
      const result = results.get(submissionId);
      return { submissionId, result: result ? { ...result, releasedAt: at.toISOString() } : null };
    });
    const digest = hashOf(final);
    const { personId } = lead;
    const { microCredentialId, name } = batch;
    await insertRelease(tx, { batchId, personId, at, digest }, final);
    await insertAct(tx, {
      ...{ personId, microCredentialId, at },
      body: { kind: 'resultsReleased', batchId, batch: name, results: results.size, digest },
    });
    const released = (await releasesOf(tx, [batchId])).get(batchId);
    if (!released) throw new Error('a release is gone as soon as it was made');
    return released;
  });
}

import type { BatchPage } from '#shared/exchange/wire.ts';
import { assignedBatches, unassignedBatches } from '../../db/queries/batches.ts';
import type { Reader } from '../../db/queries/people.ts';
import type { Exchange } from '../../exchange.ts';
import { cursorAfter, positionOf } from '../../rules/cursor.ts';
import { setsOffered } from '../qualification/standing.ts';
import { settleDueSeeds } from '../quality/settle.ts';
import { assignAll } from './assign.ts';

const list = 'batches';

/** How a batch's version is written for this reader: it changes with the assignment. */
export function versionText(version: number): string {
  return `v${version}`;
}

/** Whether batches are handed to this reader. Leads get those of calibration sessions that they were chosen for alone. */
function scores(reader: Reader): boolean {
  return reader.role === 'assessor' || reader.role === 'reviewer';
}

/** Hands over what is new. */
async function handOver(exchange: Exchange, { personId }: Reader): Promise<void> {
  await settleDueSeeds(exchange, personId);
  const now = exchange.now();
  await assignAll(exchange, personId, [
    ...(await unassignedBatches(exchange.db, personId, now)),
    ...(await setsOffered(exchange.db, personId, now)),
  ]);
}

/**
 * A page of the reader's batches. Listing hands over what is new.
 * @throws Refusal `invalid_request` for a cursor that is none
 */
export async function listBatches(
  exchange: Exchange,
  reader: Reader,
  page: { cursor?: string | undefined; limit: number },
): Promise<BatchPage> {
  const after = positionOf(list, page.cursor);
  if (scores(reader)) await handOver(exchange, reader);
  const rows = await assignedBatches(exchange.db, reader.personId, {
    ...{ after, limit: page.limit + 1, at: exchange.now() },
  });
  const shown = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  const batches = shown.map(({ ordinal: _, version, dueAt, ...batch }) => ({
    ...batch,
    version: versionText(version),
    dueAt: dueAt?.toISOString() ?? null,
  }));
  return { batches, nextCursor: last ? cursorAfter(list, last.ordinal) : null };
}

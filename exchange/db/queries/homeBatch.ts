import { type SQL, sql } from 'drizzle-orm';
import { batches } from '../schema.ts';

/**
 * The batch of the programme that the one in the outer query belongs to: of second reads the one they come from, of a
 * re-read that of the readings it stands in for, be it one of second reads or not.
 */
export const homeBatchId: SQL<string> = sql<string>`(
  SELECT coalesce(s.from_batch_id, h.id)
  FROM (SELECT coalesce((SELECT r.from_batch_id FROM rereads r WHERE r.batch_id = ${batches.id}), ${batches.id}) AS id) h
  LEFT JOIN second_reads s ON s.batch_id = h.id)`;

import { sql } from 'drizzle-orm';
import type { Db } from '../store.ts';

const [recordPrefix, sweptPrefix] = ['pack ', 'swept '];

/** Under what the exchange's last answer about a pack is kept. */
export const recordName = (packId: string) => `${recordPrefix}${packId}`;

/** Under what it is kept that the files of a pack were removed; whoever fetches them again forgets that. */
export const sweptName = (packId: string) => `${sweptPrefix}${packId}`;

/** Packs that were signed, by somebody else as far as is known or here, and whose files were not removed yet. */
export function packsToSweep(db: Db): unknown[] {
  const rows = db.all<{ body: string }>(sql`
    SELECT record.body FROM kept_answers AS record
    WHERE record.name LIKE ${`${recordPrefix}%`}
      AND NOT EXISTS (
        SELECT 1 FROM kept_answers AS swept
        WHERE swept.name = ${sweptPrefix} || substr(record.name, ${recordPrefix.length + 1}))
      AND (json_extract(record.body, '$.signed') IS NOT NULL
        OR substr(record.name, ${recordPrefix.length + 1}) IN (
          SELECT json_extract(events.body, '$.payload.packId') FROM events WHERE events.type = 'pack.signed'))`);
  return rows.map(({ body }) => JSON.parse(body) as unknown);
}

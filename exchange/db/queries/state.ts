import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { exchangeState } from '../schema.ts';

/** The secret that keys every pseudonym: made once for a database, then always the same. */
export async function pseudonymSecret(db: Database): Promise<string> {
  const fresh = { key: 'pseudonym_secret', value: randomBytes(32).toString('hex') };
  await db.insert(exchangeState).values(fresh).onConflictDoNothing();
  const [row] = await db
    .select({ value: exchangeState.value })
    .from(exchangeState)
    .where(eq(exchangeState.key, fresh.key));
  if (row === undefined) throw new Error('the pseudonym secret is gone from the database');
  return row.value;
}

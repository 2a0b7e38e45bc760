import { and, desc, eq, gt, ne, type SQL, sql } from 'drizzle-orm';
import type { VerdictName, VerdictReason } from '#shared/exchange/events.ts';
import type { Database } from '../database.ts';
import { devices, events, quarantinedEvents, readings, verdictsTable } from '../schema.ts';

/** Until the end of the transaction nobody else appends: so the order of the log is the order of its commits. */
export async function lockEventLog(tx: Database): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('rangefinder events'))`);
}

/** The last event of a device's chain; undefined before its first. */
export async function chainHead(
  tx: Database,
  deviceId: string,
): Promise<{ seq: number; hash: string } | undefined> {
  const [row] = await tx
    .select({ seq: events.seq, hash: events.hash })
    .from(events)
    .where(eq(events.deviceId, deviceId))
    .orderBy(desc(events.seq))
    .limit(1);
  return row;
}

export async function findEvent(
  tx: Database,
  eventId: string,
): Promise<{ deviceId: string; seq: number; hash: string } | undefined> {
  const [row] = await tx
    .select({ deviceId: events.deviceId, seq: events.seq, hash: events.hash })
    .from(events)
    .where(eq(events.eventId, eventId));
  return row;
}

/** Appends an event and what was decided on it. */
export async function insertEvent(
  tx: Database,
  event: typeof events.$inferInsert,
  decision: { verdict: Exclude<VerdictName, 'duplicate'>; reason: VerdictReason | null },
): Promise<void> {
  await tx.insert(events).values(event);
  await tx.insert(verdictsTable).values({ eventId: event.eventId, ...decision, decidedAt: event.receivedAt });
}

/** Sets aside what does not belong to the chain, once however often it is sent. */
export async function quarantine(
  tx: Database,
  row: Omit<typeof quarantinedEvents.$inferInsert, 'ordinal'>,
): Promise<void> {
  await tx.insert(quarantinedEvents).values(row).onConflictDoNothing();
}

export type ReadingRow = typeof readings.$inferSelect;

export async function insertReading(tx: Database, row: typeof readings.$inferInsert): Promise<void> {
  await tx.insert(readings).values(row);
}

export async function findReading(tx: Database, readingId: string): Promise<ReadingRow | undefined> {
  const [row] = await tx.select().from(readings).where(eq(readings.id, readingId));
  return row;
}

/** Whether no later reading that was not rejected takes its place. */
export const isNotReplaced: SQL = sql`NOT EXISTS (SELECT 1 FROM readings later
  WHERE later.supersedes = ${readings.id} AND later.status <> 'rejected')`;

/** The reading of an item that counts: accepted or held, and not superseded by one that is. */
export async function currentReading(tx: Database, itemId: string): Promise<ReadingRow | undefined> {
  const [row] = await tx
    .select()
    .from(readings)
    .where(and(eq(readings.itemId, itemId), ne(readings.status, 'rejected'), isNotReplaced))
    .limit(1);
  return row;
}

/** The log after a place in it, as it was signed. */
export async function eventsAfter(db: Database, page: { after: number; limit: number }) {
  return await db
    .select({
      ordinal: events.ordinal,
      body: events.body,
      publicKey: devices.publicKey,
      verdict: verdictsTable.verdict,
      receivedAt: events.receivedAt,
    })
    .from(events)
    .innerJoin(devices, eq(devices.id, events.deviceId))
    .innerJoin(verdictsTable, eq(verdictsTable.eventId, events.eventId))
    .where(gt(events.ordinal, page.after))
    .orderBy(events.ordinal)
    .limit(page.limit);
}

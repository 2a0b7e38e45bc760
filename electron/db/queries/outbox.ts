import { asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { OutboxRow, OutboxState } from '#shared/contract/sync.ts';
import type { Receipt, VerdictName, VerdictReason } from '#shared/exchange/events.ts';
import { batches, events, outbox, readings, receipts, submissions, verdicts } from '../schema.ts';
import type { Db } from '../store.ts';

/** An event as it goes over the wire. */
export interface OutgoingEvent {
  eventId: string;
  seq: number;
  /** Canonical JSON, signature included. */
  body: string;
}

const outgoing = { eventId: events.eventId, seq: events.seq, body: events.body };

/** Events without a verdict, in order; at most `limit`. */
export function waitingEvents(db: Db, limit: number): OutgoingEvent[] {
  return db
    .select(outgoing)
    .from(outbox)
    .innerJoin(events, eq(events.eventId, outbox.eventId))
    .where(eq(outbox.state, 'waiting'))
    .orderBy(asc(events.seq))
    .limit(limit)
    .all();
}

/** Events from a place in the chain on, whatever their verdict; at most `limit`. */
export function eventsAfter(db: Db, seq: number, limit: number): OutgoingEvent[] {
  return db
    .select(outgoing)
    .from(events)
    .where(gt(events.seq, seq))
    .orderBy(asc(events.seq))
    .limit(limit)
    .all();
}

export interface VerdictRecord {
  eventId: string;
  verdict: VerdictName;
  reasonCode: VerdictReason | null;
  reason: string | null;
  source: 'push' | 'feedback';
  at: string;
}

export function findVerdict(db: Db, eventId: string): { state: OutboxState; at: string | null } | undefined {
  const columns = { state: outbox.state, at: outbox.verdictAt };
  return db.select(columns).from(outbox).where(eq(outbox.eventId, eventId)).get();
}

/** Keeps a verdict and makes it the event's state. A `duplicate` says nothing new of an event that has one. */
export function recordVerdict(db: Db, record: VerdictRecord): void {
  db.insert(verdicts).values(record).run();
  const known = findVerdict(db, record.eventId);
  if (record.verdict === 'duplicate' && known?.state !== 'waiting') return;
  db.update(outbox)
    .set({ state: record.verdict, reason: record.reason, verdictAt: record.at })
    .where(eq(outbox.eventId, record.eventId))
    .run();
}

export function recordReceipt(db: Db, receipt: Receipt): void {
  db.insert(receipts).values(receipt).onConflictDoNothing().run();
}

export type OutboxCounts = Record<'waiting' | 'accepted' | 'held' | 'rejected', number>;

export function countOutbox(db: Db): OutboxCounts {
  const rows = db
    .select({ state: outbox.state, count: sql<number>`count(*)` })
    .from(outbox)
    .groupBy(outbox.state)
    .all();
  const of = (state: OutboxState) => rows.find((row) => row.state === state)?.count ?? 0;
  return {
    waiting: of('waiting'),
    accepted: of('accepted') + of('duplicate'),
    held: of('held'),
    rejected: of('rejected'),
  };
}

/** Submitted readings, the newest first. */
export function listOutbox(db: Db, limit: number): OutboxRow[] {
  return db
    .select({
      eventId: outbox.eventId,
      seq: events.seq,
      readingId: readings.id,
      batchId: submissions.batchId,
      submissionId: submissions.id,
      title: sql<string>`substr(${batches.name} || ' · ' || ${submissions.pseudonym}, 1, 300)`,
      submittedAt: events.at,
      state: outbox.state,
      reason: outbox.reason,
      verdictAt: outbox.verdictAt,
    })
    .from(outbox)
    .innerJoin(events, eq(events.eventId, outbox.eventId))
    .innerJoin(readings, eq(readings.id, events.readingId))
    .innerJoin(submissions, eq(submissions.id, readings.submissionId))
    .innerJoin(batches, eq(batches.id, submissions.batchId))
    .orderBy(desc(events.seq))
    .limit(limit)
    .all();
}

import { asc, eq, sql } from 'drizzle-orm';
import type { Evidence, MediaRef } from '#shared/domain/evidence.ts';
import type { VerdictName } from '#shared/exchange/events.ts';
import { auditedEvents, broughtEvidence, events, keptAnswers, media, outbox } from '../schema.ts';
import type { Db } from '../store.ts';

/** The last answer to a question, as it came. */
export function keptAnswer(db: Db, name: string): { at: string; body: unknown } | undefined {
  return db.select().from(keptAnswers).where(eq(keptAnswers.name, name)).get();
}

export function keepAnswer(db: Db, answer: { name: string; at: string; body: unknown }): void {
  const { at, body } = answer;
  db.insert(keptAnswers)
    .values(answer)
    .onConflictDoUpdate({ target: keptAnswers.name, set: { at, body } })
    .run();
}

export function forgetAnswer(db: Db, name: string): void {
  db.delete(keptAnswers).where(eq(keptAnswers.name, name)).run();
}

/** Somebody's event as it was signed. */
export interface AuditedEvent {
  number: number;
  eventId: string;
  publicKey: string;
  verdict: VerdictName;
  receivedAt: string;
  /** Canonical JSON, signature included. */
  body: string;
}

export function addAuditedEvents(db: Db, some: readonly Omit<AuditedEvent, 'number'>[]): void {
  for (const one of some) db.insert(auditedEvents).values(one).onConflictDoNothing().run();
}

/** In the order of the exchange's log. */
export function auditedEventsAfter(db: Db, number: number, limit: number): AuditedEvent[] {
  return db
    .select()
    .from(auditedEvents)
    .where(sql`${auditedEvents.number} > ${number}`)
    .orderBy(asc(auditedEvents.number))
    .limit(limit)
    .all();
}

/** Decisions of this device that the exchange has no verdict on yet, as signed. */
export function waitingDecisions(db: Db): string[] {
  const rows = db
    .select({ body: events.body })
    .from(events)
    .innerJoin(outbox, eq(outbox.eventId, events.eventId))
    .where(sql`${events.type} = 'adjudication.decided' AND ${outbox.state} = 'waiting'`)
    .orderBy(asc(events.seq))
    .all();
  return rows.map(({ body }) => body);
}

/** Makes a file known that no batch asked for. */
export function addMedia(db: Db, { sha256, bytes, mediaType }: MediaRef): void {
  db.insert(media).values({ sha256, bytes, mediaType }).onConflictDoNothing().run();
}

/** Makes an item of evidence known that no batch asked for; its file is known already. */
export function addBroughtEvidence(db: Db, { id, kind, title, media: { sha256 } }: Evidence): void {
  const values = { id, kind, title, sha256 };
  db.insert(broughtEvidence)
    .values(values)
    .onConflictDoUpdate({ target: broughtEvidence.id, set: values })
    .run();
}

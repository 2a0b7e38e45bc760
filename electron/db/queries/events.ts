import { desc, eq } from 'drizzle-orm';
import { canonicalJson } from '#shared/exchange/canonicalJson.ts';
import type { SignedEvent } from '#shared/exchange/events.ts';
import { eventHash, genesisHash } from '#shared/exchange/signing.ts';
import { events, outbox } from '../schema.ts';
import type { Db } from '../store.ts';

/** Where the device's chain of events ends. */
export interface ChainEnd {
  seq: number;
  hash: string;
}

export function chainEnd(db: Db): ChainEnd {
  const last = db
    .select({ seq: events.seq, hash: events.hash })
    .from(events)
    .orderBy(desc(events.seq))
    .limit(1)
    .get();
  return last ?? { seq: 0, hash: genesisHash };
}

/** Appends the event and queues it for the exchange. */
export function appendEvent(db: Db, event: SignedEvent): void {
  db.insert(events)
    .values({
      eventId: event.eventId,
      seq: event.seq,
      type: event.type,
      readingId: event.type === 'reading.submitted' ? event.payload.readingId : null,
      prevHash: event.prevHash,
      hash: eventHash(event),
      signature: event.signature,
      body: canonicalJson(event),
      at: event.at,
    })
    .run();
  db.insert(outbox).values({ eventId: event.eventId, state: 'waiting' }).run();
}

/** The reading an event is about; undefined for a decision and for an event of another device. */
export function readingOfEvent(db: Db, eventId: string): string | undefined {
  const where = eq(events.eventId, eventId);
  return db.select({ id: events.readingId }).from(events).where(where).get()?.id ?? undefined;
}

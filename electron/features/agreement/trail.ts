import { setImmediate } from 'node:timers/promises';
import { type ChainFault, mostTrailRows, type Trail, type TrailRow } from '#shared/contract/agreement.ts';
import { instant } from '#shared/domain/primitives.ts';
import { canonicalJson } from '#shared/exchange/canonicalJson.ts';
import { SignedEvent } from '#shared/exchange/events.ts';
import { eventHash, genesisHash, verifyEvent } from '#shared/exchange/signing.ts';
import {
  type AuditedEvent,
  addAuditedEvents,
  auditedEventsAfter,
  keepAnswer,
  keptAnswer,
} from '../../db/queries/desk.ts';
import type { Store } from '../../db/store.ts';
import { askKeeping } from '../../sync/kept.ts';
import type { Sync } from '../../sync/sync.ts';

const cursorName = 'events.cursor';
/** So many are verified before anything else gets its turn: about ten milliseconds. */
const atOnce = 40;

/** Fetches what is new of the log and keeps it. */
async function fetchEvents(store: Store, sync: Pick<Sync, 'link'>): Promise<{ count: number }> {
  const { client } = sync.link();
  for (let count = 0; ; ) {
    const cursor = (keptAnswer(store.db, cursorName)?.body as string | undefined) ?? null;
    const page = await client.events(cursor);
    store.transaction((db) => {
      addAuditedEvents(
        db,
        page.events.map(({ event, publicKey, verdict, receivedAt }) => ({
          eventId: event.eventId,
          publicKey,
          verdict,
          receivedAt,
          body: canonicalJson(event),
        })),
      );
      keepAnswer(db, { name: cursorName, at: instant(), body: page.nextCursor });
    });
    count += page.events.length;
    if (page.events.length === 0 || page.nextCursor === cursor) return { count };
  }
}

interface ChainEnd {
  seq: number;
  hash: string;
}

/** What is wrong with an event that comes after `end` in its device's chain: the first thing found. */
export function faultOf(event: SignedEvent, publicKey: string, end: ChainEnd | undefined): ChainFault | null {
  if (!verifyEvent(event, publicKey)) return 'signature';
  const { seq, hash } = end ?? { seq: 0, hash: genesisHash };
  if (event.seq > seq + 1) return 'gap';
  return event.seq === seq + 1 && event.prevHash === hash ? null : 'chain';
}

function rowOf(kept: AuditedEvent, event: SignedEvent, fault: ChainFault | null): TrailRow {
  const { number, eventId, receivedAt, verdict } = kept;
  const { deviceId, seq, type, at } = event;
  const about = {
    readingId: event.type === 'reading.submitted' ? event.payload.readingId : null,
    submissionId: event.type === 'adjudication.decided' ? event.payload.submissionId : null,
  };
  return { number, eventId, deviceId, seq, type, at, receivedAt, verdict, fault, ...about };
}

/** The rows to be listed: the latest, and before them those at fault, as many as there is room for. */
export function listedRows(rows: readonly TrailRow[], most: number): TrailRow[] {
  if (rows.length <= most) return [...rows];
  const faulty = rows.filter(({ fault }) => fault !== null).slice(-Math.floor(most / 2));
  const sound = rows.filter(({ fault }) => fault === null).slice(faulty.length - most);
  return [...faulty, ...sound].toSorted((a, b) => a.number - b.number);
}

/** Verifies every event that is kept here, from the first on, letting everything else go between. */
async function verifyAll(store: Store): Promise<Omit<Trail, 'at' | 'offline'>> {
  const ends = new Map<string, ChainEnd>();
  const rows: TrailRow[] = [];
  for (let last = 0; ; ) {
    const some = auditedEventsAfter(store.db, last, atOnce);
    if (some.length === 0) break;
    for (const kept of some) {
      const event = SignedEvent.parse(JSON.parse(kept.body));
      const fault = faultOf(event, kept.publicKey, ends.get(event.deviceId));
      ends.set(event.deviceId, { seq: event.seq, hash: eventHash(event) });
      rows.push(rowOf(kept, event, fault));
      last = kept.number;
    }
    await setImmediate();
  }
  return {
    events: rows.length,
    rows: listedRows(rows, mostTrailRows),
    devices: ends.size,
    faults: rows.filter(({ fault }) => fault !== null).length,
  };
}

/** @throws what asking the exchange throws, where nothing was ever fetched */
export async function readTrail(store: Store, sync: Pick<Sync, 'link'>): Promise<Trail> {
  const { at, offline } = await askKeeping(store, 'events.fetched', () => fetchEvents(store, sync));
  return { at, offline, ...(await verifyAll(store)) };
}

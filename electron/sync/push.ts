import { maxEventsPerPush, type PushResponse } from '#shared/exchange/events.ts';
import { eventsAfter, type OutgoingEvent, recordReceipt, waitingEvents } from '../db/queries/outbox.ts';
import { changeSyncState } from '../db/queries/syncState.ts';
import { ExchangeRefusal, unexpected } from './failures.ts';
import type { Link } from './pull.ts';
import { applyVerdict } from './verdicts.ts';

const maxPushBytes = 8 * 1024 ** 2;

/** As many events from the front as go into one request; one at least. */
export function fitting(events: readonly OutgoingEvent[], maxBytes: number = maxPushBytes): OutgoingEvent[] {
  let bytes = 0;
  const end = events.findIndex((event, i) => {
    bytes += Buffer.byteLength(event.body) + 1;
    return i > 0 && bytes > maxBytes;
  });
  return end === -1 ? [...events] : events.slice(0, end);
}

/** Keeps the verdicts on what was sent. @returns how many events got one */
function settle({ ground }: Link, sent: readonly OutgoingEvent[], answer: PushResponse): number {
  const ids = new Set(sent.map((event) => event.eventId));
  const verdicts = answer.verdicts.filter((verdict) => ids.has(verdict.eventId));
  const { receipt } = answer;
  const changed = ground.store.transaction((db) => {
    recordReceipt(db, receipt);
    changeSyncState(db, { lastReceiptAt: receipt.at });
    return verdicts.map(({ eventId, verdict, reason }) =>
      applyVerdict(db, {
        eventId,
        verdict,
        reasonCode: reason?.code ?? null,
        reason: reason?.message ?? null,
        source: 'push',
        at: receipt.at,
      }),
    );
  });
  for (const readingId of changed) if (readingId) ground.emit({ name: 'reading.changed', readingId });
  ground.emit({ name: 'sync.changed' });
  return verdicts.length;
}

async function send(link: Link, events: readonly OutgoingEvent[]): Promise<void> {
  const body = `{"events":[${events.map((event) => event.body).join(',')}]}`;
  const answer = await link.client.push(body);
  if (settle(link, events, answer) === 0)
    throw unexpected(link.address, 'it gave no verdict on what was sent');
}

/** The last event the exchange has of this device, where it complained about a gap. */
function gapAfter(error: unknown): number | undefined {
  return error instanceof ExchangeRefusal && error.refusal === 'sequence_gap' ? error.lastSeq : undefined;
}

/** The exchange misses events that it once had a verdict on: sends again from where it stands. */
async function fillGap(link: Link, lastSeq: number): Promise<void> {
  link.ground.host.log.warn({ lastSeq }, 'the exchange misses events; sending again');
  await send(link, fitting(eventsAfter(link.ground.store.db, lastSeq, maxEventsPerPush)));
}

/**
 * Sends the outbox in order until every event in it has a verdict. An answer that got lost does no harm: the
 * exchange knows an event by its id.
 * @throws ProblemError
 */
export async function pushOutbox(link: Link): Promise<void> {
  let lastGap = -1;
  for (;;) {
    const waiting = waitingEvents(link.ground.store.db, maxEventsPerPush);
    if (waiting.length === 0) return;
    try {
      await send(link, fitting(waiting));
    } catch (error) {
      const gap = gapAfter(error);
      // The same gap again: sending from there did not help.
      if (gap === undefined || gap <= lastGap) throw error;
      lastGap = gap;
      await fillGap(link, gap);
    }
  }
}

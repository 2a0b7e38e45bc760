import { and, asc, eq, inArray, like, sql } from 'drizzle-orm';
import { Session } from '#shared/exchange/calibration.ts';
import { type SessionEvent, SignedEvent } from '#shared/exchange/events.ts';
import { events, keptAnswers, outbox } from '../schema.ts';
import type { Db } from '../store.ts';
import { keptAnswer } from './desk.ts';

/** Under which name a session is kept. */
export const sessionName = (id: string) => `calibration ${id}`;

/** A session as the exchange last told it; undefined where it was never opened here. */
export function keptSession(db: Db, id: string): { at: string; session: Session } | undefined {
  const found = keptAnswer(db, sessionName(id));
  const session = Session.safeParse(found?.body).data;
  return found && session && { at: found.at, session };
}

/** Whether this workstation was shown what others gave in the session. */
export function wasShown(db: Db, id: string): boolean {
  const revealedAt = sql<string | null>`json_extract(${keptAnswers.body}, '$.revealedAt')`;
  const where = eq(keptAnswers.name, sessionName(id));
  return db.select({ revealedAt }).from(keptAnswers).where(where).get()?.revealedAt != null;
}

/** What was said here in a session and the exchange has not taken in, with why where it refused; in order. */
export function unsentIn(db: Db, sessionId: string): { event: SessionEvent; reason: string | null }[] {
  const rows = db
    .select({ body: events.body, reason: outbox.reason })
    .from(events)
    .innerJoin(outbox, eq(outbox.eventId, events.eventId))
    .where(
      and(
        like(events.type, 'calibration.%'),
        inArray(outbox.state, ['waiting', 'rejected']),
        sql`json_extract(${events.body}, '$.payload.sessionId') = ${sessionId}`,
      ),
    )
    .orderBy(asc(events.seq))
    .all();
  return rows.map(({ body, reason }) => ({
    event: SignedEvent.parse(JSON.parse(body)) as SessionEvent,
    reason,
  }));
}

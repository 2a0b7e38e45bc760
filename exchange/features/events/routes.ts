import { PushRequest, PushResponse, SignedEvent } from '#shared/exchange/events.ts';
import { EventPage } from '#shared/exchange/wire.ts';
import type { Database } from '../../db/database.ts';
import { eventsAfter } from '../../db/queries/events.ts';
import type { Reader } from '../../db/queries/people.ts';
import { scoresBlind } from '../../db/queries/sessions.ts';
import type { Exchange } from '../../exchange.ts';
import { cursorAfter, positionOf } from '../../rules/cursor.ts';
import { refuse } from '../../rules/refusal.ts';
import { readerOf, requireRole } from '../../server/authentication.ts';
import { PageQuery, refusals, type Server } from '../../server/server.ts';
import { pushEvents } from './push.ts';

const security = [{ credential: [] }];
const tags = ['events'];
// 500 readings with every annotation they may hold would be more; a workstation sends fewer at once then.
const bodyLimit = 32 * 1024 * 1024;

/** A page of the log. An event that never had an event's form is no reading: it is passed over. */
async function readLog(
  db: Database,
  page: { cursor?: string | undefined; limit: number },
): Promise<EventPage> {
  const after = positionOf('events', page.cursor);
  const rows = await eventsAfter(db, { after, limit: page.limit });
  const events = rows.flatMap((row) => {
    const event = SignedEvent.safeParse(JSON.parse(row.body)).data;
    const { publicKey, verdict } = row;
    return event ? [{ event, publicKey, verdict, receivedAt: row.receivedAt.toISOString() }] : [];
  });
  return { events, nextCursor: cursorAfter('events', rows.at(-1)?.ordinal ?? after) };
}

/** The log tells what others gave, also in a session that its reader still scores blind. */
async function requireSeen(db: Database, { personId }: Reader): Promise<void> {
  if (!(await scoresBlind(db, personId))) return;
  throw refuse(
    'wrong_state',
    'You score in a calibration session that is not revealed yet, and the log would tell what others gave. Look once it is revealed, or leave the session.',
  );
}

export function eventRoutes(server: Server, exchange: Exchange): void {
  server.post(
    '/v1/events',
    {
      bodyLimit,
      config: { toAnybody: true },
      schema: {
        summary: 'Takes in signed events, with a verdict for each',
        description:
          'At most 500, in the order of their numbers. A gap is refused whole, with the last number held.',
        tags,
        security,
        body: PushRequest,
        response: { 200: PushResponse, ...refusals(400, 401, 409, 413) },
      },
    },
    async (request) => await pushEvents(exchange, readerOf(request), request.body),
  );
  server.get(
    '/v1/events',
    {
      schema: {
        summary: 'The log of events as they were signed, for leads and auditors',
        description:
          'Refused for a lead who scores in a calibration session until it is revealed: it would tell.',
        tags,
        security,
        querystring: PageQuery(200),
        response: { 200: EventPage, ...refusals(400, 401, 403, 409) },
      },
    },
    async (request) => {
      requireRole(request, ['lead', 'auditor']);
      await requireSeen(exchange.db, readerOf(request));
      return await readLog(exchange.db, request.query);
    },
  );
}

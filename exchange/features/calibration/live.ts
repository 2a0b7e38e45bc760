import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Reader } from '../../db/queries/people.ts';
import { setAbsent, setPresent, tellSession } from '../../db/queries/sessions.ts';
import type { Exchange } from '../../exchange.ts';
import { requireSession } from './view.ts';

/** How often a follower is written to, so that nothing in between takes the connection for dead. */
const beatMs = 15_000;

/**
 * Answers with server-sent events (WHATWG HTML, 9.2) for as long as the other side listens: each says that the session is
 * to be fetched again, and nothing else. Whoever follows is present.
 * @throws Refusal `not_found` before anything is sent
 */
export async function followSession(
  exchange: Exchange,
  reader: Reader,
  { id, request, reply }: { id: string; request: FastifyRequest; reply: FastifyReply },
): Promise<void> {
  // Following tells nothing of what others gave, so it does not count as having been shown it.
  await requireSession(exchange.db, reader, id);
  reply.hijack();
  const { raw } = reply;
  // Whoever hung up meanwhile is told nothing, and is not there.
  if (raw.destroyed) return;
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const changed = () => raw.write('event: changed\ndata: {}\n\n');
  const unfollow = exchange.sessions.follow(id, changed);
  const mark = { batchId: id, personId: reader.personId };
  const fault = (error: unknown) =>
    request.log.error({ type: error instanceof Error ? error.name : typeof error }, 'presence not kept');
  const come = async () => {
    await exchange.db.transaction(async (tx) => {
      await setPresent(tx, { ...mark, seenAt: exchange.now() });
      await tellSession(tx, id);
    });
  };
  const stay = () => {
    raw.write(': beat\n\n');
    setPresent(exchange.db, { ...mark, seenAt: exchange.now() }).catch(fault);
  };
  const go = async () => {
    await exchange.db.transaction(async (tx) => {
      await setAbsent(tx, id, reader.personId);
      await tellSession(tx, id);
    });
  };
  const beat = setInterval(stay, beatMs);
  raw.once('close', () => {
    clearInterval(beat);
    unfollow();
    go().catch(fault);
  });
  changed();
  await come().catch(fault);
}

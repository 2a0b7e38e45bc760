import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { Stored } from './sealed/stored.ts';
import { answerMedia } from './serve.ts';

/**
 * Lends sealed files to ffmpeg, which cannot open them itself: it asks for an address at a host that does not exist,
 * through a proxy on this machine that answers for what is lent and for nothing else. So ffmpeg reads as from a file,
 * with jumps, nothing is written to the disk, and whatever else a recording names is refused. The secret of the proxy
 * goes by the environment, which other people of the machine cannot read; an address alone gets them nothing.
 */
export interface Lent {
  /** What ffmpeg is given as its input. */
  address: string;
  /** What it runs in. */
  environment: Readonly<Record<string, string>>;
  /** Takes the file back. */
  done(): void;
}

const origin = 'http://recording.invalid';
const realm = { 'proxy-authenticate': 'Basic realm="Rangefinder"' };

interface Desk {
  server: Server;
  secret: string;
  lent: Map<string, Stored>;
}

let desk: Promise<Desk> | undefined;
let users = 0;

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-length': '0', connection: 'close', ...headers });
  response.end();
}

function knows({ secret }: Desk, given: string | undefined): boolean {
  const wanted = Buffer.from(`Basic ${Buffer.from(`rangefinder:${secret}`).toString('base64')}`);
  const had = Buffer.from(given ?? '');
  return had.length === wanted.length && timingSafeEqual(had, wanted);
}

async function answer(own: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!knows(own, request.headers['proxy-authorization'])) return refuse(response, 407, realm);
  const asked = URL.parse(request.url ?? '');
  const stored = asked?.origin === origin ? own.lent.get(asked.pathname.slice(1)) : undefined;
  if (stored === undefined) return refuse(response, 403);
  const file = { stored, sha256: '', mediaType: 'application/octet-stream' };
  const { status, headers, body } = await answerMedia(file, {
    method: request.method ?? 'GET',
    range: request.headers.range,
  });
  response.writeHead(status, headers);
  if (body === null) response.end();
  else await pipeline(body, response);
}

async function openDesk(): Promise<Desk> {
  const lent = new Map<string, Stored>();
  const own: Desk = { server: createServer(), secret: randomBytes(32).toString('hex'), lent };
  own.server.on('request', (request, response) => {
    // ffmpeg hangs up whenever it jumps; a damaged file ends in the middle, and ffmpeg says so.
    answer(own, request, response).catch(() => response.destroy());
  });
  own.server.on('clientError', (_, socket) => socket.destroy());
  own.server.listen(0, '127.0.0.1');
  await once(own.server, 'listening');
  own.server.unref();
  return own;
}

async function closeDesk(closing: Promise<Desk>): Promise<void> {
  const { server } = await closing;
  server.closeAllConnections();
  server.close();
}

/** Lends a file until it is taken back. Nothing listens while nothing is lent. */
export async function lend(stored: Stored): Promise<Lent> {
  users += 1;
  desk ??= openDesk();
  const { server, secret, lent } = await desk.catch((error: unknown) => {
    users -= 1;
    desk = undefined;
    throw error;
  });
  const id = randomUUID();
  lent.set(id, stored);
  const { port } = server.address() as AddressInfo;
  return {
    address: `${origin}/${id}`,
    environment: { http_proxy: `http://rangefinder:${secret}@127.0.0.1:${port}`, no_proxy: '' },
    done: () => {
      if (!lent.delete(id)) return;
      users -= 1;
      if (users > 0 || desk === undefined) return;
      void closeDesk(desk);
      desk = undefined;
    },
  };
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../../host.ts';
import type { Workstation } from '../../workstation.types.ts';
import { pageHeaders } from '../contentSecurityPolicy.ts';
import { rendererFile } from '../rendererFiles.ts';
import { readJson, refuse, sendJson, sendMedia } from './answers.ts';
import { createGate, type Gate } from './gate.ts';
import type { Sessions } from './sessions.ts';
import { carrySocket } from './socket.ts';

export interface BrowserHostOptions {
  workstation: Workstation;
  sessions: Sessions;
  /** Folder of the built screen. */
  renderer: string;
  /** 0 for any free port. */
  port: number;
  log: Log;
}

export interface BrowserServer {
  /** `http://127.0.0.1:PORT/` */
  url: string;
  close(): Promise<void>;
}

interface Ground extends BrowserHostOptions {
  gate: Gate;
  headers: Record<string, string>;
}

const longestToken = 1_024;

async function openSession(
  request: IncomingMessage,
  response: ServerResponse,
  ground: Ground,
): Promise<void> {
  if (request.method !== 'POST') return refuse(response, 405, { allow: 'POST' });
  const body = await readJson(request, longestToken);
  const token = typeof body === 'object' && body !== null && 'token' in body ? body.token : undefined;
  const session = typeof token === 'string' ? ground.sessions.open(token) : undefined;
  if (session === undefined) return refuse(response, 401);
  sendJson(response, { session });
}

async function sendLibraryFile(
  request: IncomingMessage,
  response: ServerResponse,
  ground: Ground,
): Promise<void> {
  const match = /^\/media\/([\w-]{1,100})\/([0-9a-f]{64})(?:\/([a-z0-9-]{1,40}))?$/.exec(request.url ?? '');
  const [, session = '', sha256 = '', name] = match ?? [];
  if (!match || !ground.sessions.knows(session)) return refuse(response, 404);
  await sendMedia(ground.workstation.media(sha256, name), request, response);
}

async function sendScreen(request: IncomingMessage, response: ServerResponse, ground: Ground): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(response, 405, { allow: 'GET, HEAD' });
  const [pathname = '/'] = (request.url ?? '/').split('?');
  const file = await rendererFile(ground.renderer, pathname);
  if (!file) return refuse(response, 404);
  response.writeHead(200, {
    ...file.headers,
    ...ground.headers,
    'cross-origin-resource-policy': 'same-origin',
  });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}

async function route(request: IncomingMessage, response: ServerResponse, ground: Ground): Promise<void> {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (!ground.gate.admits(request, !reads)) return refuse(response, 403);
  if (request.url === '/session') return openSession(request, response, ground);
  if (request.url?.startsWith('/media/')) return sendLibraryFile(request, response, ground);
  return sendScreen(request, response, ground);
}

function fail(error: unknown, response: ServerResponse, log: Log): void {
  const gone = (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE';
  if (!gone) log.error({ err: error }, 'a request failed');
  if (response.headersSent) response.destroy();
  else refuse(response, 500);
}

/** Serves the workstation on loopback. @throws where the port is taken */
export async function serveBrowser(options: BrowserHostOptions): Promise<BrowserServer> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const gate = createGate(port);
  const headers = pageHeaders({ media: "'self'", socket: `ws://127.0.0.1:${port} ws://localhost:${port}` });
  const ground: Ground = { ...options, gate, headers };
  server.on('request', (request, response) => {
    route(request, response, ground).catch((error: unknown) => fail(error, response, options.log));
  });
  const closeSocket = carrySocket(server, ground);
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      closeSocket();
      const closed = new Promise((resolve) => server.close(resolve));
      // A paused video holds its connection, and its file, open.
      server.closeAllConnections();
      await closed;
    },
  };
}

import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { closeCodes, type SocketMessage, SocketRequest } from '#shared/contract/transport.ts';
import type { Workstation } from '../../workstation.types.ts';
import type { Gate } from './gate.ts';
import type { Sessions } from './sessions.ts';

/** The largest request: a long rationale with its spans is a few hundred kilobytes. */
const largestRequest = 4 * 1024 ** 2;
const protocol = 'rangefinder';

interface Ground {
  workstation: Workstation;
  sessions: Sessions;
  gate: Gate;
}

function send(socket: WebSocket, message: SocketMessage): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
}

function parse(text: string): SocketRequest | undefined {
  try {
    return SocketRequest.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

async function answer(socket: WebSocket, text: string, workstation: Workstation): Promise<void> {
  const request = parse(text);
  // 1007: what came does not match the protocol. Our own page never sends such a thing.
  if (request === undefined) return socket.close(1007);
  const envelope = await workstation.call(request.route, request.input, { trusted: true });
  send(socket, { kind: 'answer', id: request.id, envelope });
}

function sessionOf(request: IncomingMessage): string | undefined {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((word) => word.trim());
  return offered[0] === protocol ? offered[1] : undefined;
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/**
 * Carries the contract over one WebSocket at `/socket`. There is one screen at a time: a newer one takes over.
 * @returns a function that closes it
 */
export function carrySocket(server: Server, { workstation, sessions, gate }: Ground): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestRequest,
    perMessageDeflate: false,
    handleProtocols: (offered) => offered.has(protocol) && protocol,
  });
  let screen: WebSocket | undefined;

  sockets.on('connection', (socket, request) => {
    socket.on('error', () => socket.terminate());
    const session = sessionOf(request);
    if (session === undefined || !sessions.knows(session)) return socket.close(closeCodes.unauthorised);
    screen?.close(closeCodes.takenOver);
    screen = socket;
    socket.on('message', (data, isBinary) => {
      if (isBinary) socket.close(1003);
      else if (socket === screen) void answer(socket, data.toString(), workstation);
    });
  });

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (!gate.admits(request, true)) return refuseUpgrade(socket, '403 Forbidden');
    if (request.url !== '/socket') return refuseUpgrade(socket, '404 Not Found');
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });

  const silence = workstation.onEvent((event) => {
    if (screen) send(screen, { kind: 'event', event });
  });
  return () => {
    silence();
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}

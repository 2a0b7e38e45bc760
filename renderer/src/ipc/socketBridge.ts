import type { Envelope, Problem } from '#shared/contract/errors.ts';
import type { WorkstationEvent } from '#shared/contract/events.ts';
import type { Bridge, SocketMessage, SocketRequest } from '#shared/contract/transport.ts';
import { closeCodes } from '#shared/contract/transport.ts';
import { setConnection } from './connection.ts';
import { createPendingCalls } from './pendingCalls.ts';
import { forgetSession } from './session.ts';

const stopped: Problem = {
  code: 'internal',
  message: 'The workstation does not answer.',
  remedy: 'It is being tried again. If it was stopped, start it and open the address it prints.',
};

/** How long to wait before the nth try, milliseconds. */
export function backoff(attempt: number): number {
  return Math.min(500 * 2 ** attempt, 10_000);
}

export interface SocketBridge extends Bridge {
  /** Takes the workstation back from another tab. */
  reconnect(): void;
}

/** The browser host's bridge: one WebSocket, tried again with growing pauses when it drops. */
export function createSocketBridge(session: string, address: string): SocketBridge {
  const listeners = new Set<(event: WorkstationEvent) => void>();
  const calls = createPendingCalls();
  let socket: WebSocket | null = null;
  let attempt = 0;
  let opening: Promise<void> = Promise.resolve();

  function connect(): void {
    const current = new WebSocket(address, ['rangefinder', session]);
    socket = current;
    opening = new Promise((resolve) => {
      current.addEventListener('open', () => {
        attempt = 0;
        setConnection({ kind: 'open' });
        resolve();
      });
      current.addEventListener('close', (event) => {
        resolve();
        closed(event.code);
      });
    });
    current.addEventListener('message', (event) => receive(String(event.data)));
  }

  function receive(text: string): void {
    const message = JSON.parse(text) as SocketMessage;
    if (message.kind === 'answer') calls.answer(message.id, message.envelope);
    else for (const listener of listeners) listener(message.event);
  }

  function closed(code: number): void {
    socket = null;
    calls.failAll(stopped);
    if (code === closeCodes.takenOver) {
      setConnection({ kind: 'takenOver' });
      return;
    }
    if (code === closeCodes.unauthorised) {
      forgetSession();
      setConnection({ kind: 'unauthorised' });
      return;
    }
    if (attempt === 0) setConnection({ kind: 'lost', since: Date.now() });
    window.setTimeout(connect, backoff(attempt++));
  }

  async function call(route: string, input: unknown): Promise<Envelope<unknown>> {
    await opening;
    if (socket?.readyState !== WebSocket.OPEN) return { ok: false, error: stopped };
    const { id, answer } = calls.open();
    const request: SocketRequest = { id, route, input };
    socket.send(JSON.stringify(request));
    return answer;
  }

  connect();
  return {
    call,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    mediaBase: `/media/${session}/`,
    reconnect() {
      setConnection({ kind: 'connecting' });
      attempt = 0;
      connect();
    },
  };
}

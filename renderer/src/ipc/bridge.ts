import type { Bridge } from '#shared/contract/transport.ts';
import { setConnection } from './connection.ts';
import { takeLaunch } from './launch.ts';
import { openSession, storedSession } from './session.ts';
import { createSocketBridge, type SocketBridge } from './socketBridge.ts';

declare global {
  interface Window {
    /** Laid by the desktop host's preload. */
    rangefinder?: Bridge;
  }
}

let bridge: Bridge | null = null;
let socketBridge: SocketBridge | null = null;

async function sessionFor(token: string | null): Promise<string | null> {
  const opened = token === null ? null : await openSession(token).catch(() => null);
  return opened ?? storedSession();
}

/** Finds the host's bridge; without one that answers, the connection says why. */
export async function openBridge(): Promise<Bridge | null> {
  const { token } = takeLaunch();
  if (window.rangefinder !== undefined) {
    bridge = window.rangefinder;
    setConnection({ kind: 'open' });
    return bridge;
  }
  const session = await sessionFor(token);
  if (session === null) {
    setConnection({ kind: 'unauthorised' });
    return null;
  }
  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
  socketBridge = createSocketBridge(session, `${scheme}://${window.location.host}/socket`);
  bridge = socketBridge;
  return bridge;
}

/** The bridge that was opened. @throws where none was */
export function openedBridge(): Bridge {
  if (bridge === null) throw new Error('No bridge to the workstation was opened.');
  return bridge;
}

/** Takes the workstation back from another tab or window. */
export function takeBack(): void {
  socketBridge?.reconnect();
}

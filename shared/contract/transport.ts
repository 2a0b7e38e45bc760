import { z } from 'zod';
import type { Envelope } from './errors.ts';
import type { WorkstationEvent } from './events.ts';

/** The desktop host's two channels. */
export const channels = { call: 'rangefinder:call', event: 'rangefinder:event' } as const;

/** The bridge a host lays into the page: requests, events, and where the library's files are. */
export interface Bridge {
  call(route: string, input: unknown): Promise<Envelope<unknown>>;
  /** @returns a function that stops listening */
  onEvent(listener: (event: WorkstationEvent) => void): () => void;
  /** Prefix of every library address: `<mediaBase><sha256>`. */
  mediaBase: string;
}

/** The browser host carries the same over one WebSocket: requests up, answers and events down. */
export const SocketRequest = z.strictObject({
  id: z.int().min(0),
  route: z.string().max(100),
  input: z.unknown(),
});
export type SocketRequest = z.infer<typeof SocketRequest>;

export type SocketMessage =
  | { kind: 'answer'; id: number; envelope: Envelope<unknown> }
  | { kind: 'event'; event: WorkstationEvent };

/** WebSocket close codes of the browser host. */
export const closeCodes = {
  /** The session is not one of this launch. */
  unauthorised: 4001,
  /** The workstation was opened in another tab or window. */
  takenOver: 4002,
} as const;

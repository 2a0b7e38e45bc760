import type { WorkstationEvent } from '#shared/contract/events.ts';
import type { Log } from '../host.ts';

type Listener = (event: WorkstationEvent) => void;

export interface Announcer {
  tell(event: WorkstationEvent): void;
  /** @returns a function that stops listening */
  listen(listener: Listener): () => void;
  silence(): void;
}

/** Tells every listener. What is saved is saved, also where somebody could not be told. */
export function createAnnouncer(log: Log): Announcer {
  const listeners = new Set<Listener>();
  const tellOne = (listener: Listener, event: WorkstationEvent) => {
    try {
      listener(event);
    } catch (error) {
      log.error({ event: event.name, error: String(error) }, 'an event was not delivered');
    }
  };
  return {
    tell: (event) => {
      for (const listener of listeners) tellOne(listener, event);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    silence: () => listeners.clear(),
  };
}

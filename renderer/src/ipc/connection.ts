import { createStore } from 'zustand/vanilla';

/** How the page stands with the workstation behind it. */
export type Connection =
  | { kind: 'connecting' }
  | { kind: 'open' }
  /** The socket dropped and is being tried again; `since` is a time of the page's clock. */
  | { kind: 'lost'; since: number }
  | { kind: 'takenOver' }
  | { kind: 'unauthorised' };

export const connectionStore = createStore<Connection>(() => ({ kind: 'connecting' }));

export function setConnection(connection: Connection): void {
  connectionStore.setState(connection, true);
}

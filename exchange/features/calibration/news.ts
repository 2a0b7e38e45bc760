import type { Connection } from '../../db/connection.ts';
import { sessionChannel } from '../../db/queries/sessions.ts';

/** Tells whoever follows a session that there is something new in it, whichever instance of the exchange took it in. */
export interface SessionNews {
  /** @returns ends the following */
  follow(sessionId: string, changed: () => void): () => void;
  close(): Promise<void>;
}

export async function openSessionNews({ listen }: Pick<Connection, 'listen'>): Promise<SessionNews> {
  const followers = new Map<string, Set<() => void>>();
  const stop = await listen(sessionChannel, (id) => {
    const told = id === null ? [...followers.values()] : [followers.get(id) ?? []];
    for (const some of told) for (const changed of some) changed();
  });
  return {
    follow: (id, changed) => {
      const some = followers.get(id) ?? new Set();
      followers.set(id, some.add(changed));
      return () => {
        some.delete(changed);
        if (some.size === 0) followers.delete(id);
      };
    },
    close: stop,
  };
}

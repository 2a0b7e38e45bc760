import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { type Connection, connectionStore } from '../ipc/connection.ts';

/** How the page stands with the workstation. Once it answers again, everything known is asked anew. */
export function useConnection(): Connection {
  const connection = useStore(connectionStore);
  const client = useQueryClient();
  const before = useRef(connection.kind);
  useEffect(() => {
    const reopened = connection.kind === 'open' && before.current !== 'open';
    before.current = connection.kind;
    if (reopened) void client.invalidateQueries();
  }, [connection.kind, client]);
  return connection;
}

import { QueryClient } from '@tanstack/react-query';

/** Answers of the workstation stay fresh until an event says otherwise; nothing is asked twice for a failure. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        // The workstation is on this machine: the network's state says nothing about it.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

import {
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import type { WorkstationEvent } from '#shared/contract/events.ts';
import type { Input, Output, RouteName } from '#shared/contract/registry.ts';
import { call } from './client.ts';
import { staleAfter } from './invalidation.ts';
import { setLocked, useLocked } from './locked.ts';

interface RouteOptions {
  enabled?: boolean;
  /** Milliseconds between fetches while shown, for what no event announces. */
  refetchInterval?: number;
  /** Forgets the answer with the last screen that shows it. */
  forget?: boolean;
}

/** An answer of the workstation, kept and fetched again when an event makes it stale. */
export function useRoute<R extends RouteName>(
  route: R,
  input: Input<R>,
  options: RouteOptions = {},
): UseQueryResult<Output<R>> {
  const { enabled = true, refetchInterval = false, forget = false } = options;
  const mayAsk = !useLocked() || route === 'locking.state';
  return useQuery({
    queryKey: [route, input],
    queryFn: () => call(route, input),
    enabled: enabled && mayAsk,
    refetchInterval,
    ...(forget ? { gcTime: 0 } : {}),
  }) as UseQueryResult<Output<R>>;
}

/** Something the workstation is asked to do. */
export function useAsk<R extends RouteName>(route: R): UseMutationResult<Output<R>, Error, Input<R>> {
  return useMutation<Output<R>, Error, Input<R>>({ mutationFn: (input) => call(route, input) });
}

export function applyEvent(client: QueryClient, event: WorkstationEvent): void {
  if (event.name === 'locking.changed') setLocked(event.locked);
  const stale = staleAfter(event);
  if (stale === 'everything') void client.invalidateQueries();
  else for (const route of stale) void client.invalidateQueries({ queryKey: [route] });
}

import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { BatchRow } from '#shared/contract/queue.ts';
import { useAsk } from '../../ipc/useRoute.ts';
import { readingPath } from '../../places.ts';
import { actionOf, type BatchAction } from './batchAction.ts';

export interface BatchDoing {
  action: BatchAction;
  run: () => void;
  download: () => void;
  pause: () => void;
  busy: boolean;
  error: Error | null;
}

/** The next step of a batch and how to take it; `review` shows the list of its submissions. */
export function useBatchAction(batch: BatchRow, review: () => void): BatchDoing {
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const action = actionOf(batch);
  const [claim, download, pause] = [useAsk('queue.claim'), useAsk('queue.download'), useAsk('queue.pause')];
  const asks = [claim, download, pause];
  const start = (ask: (typeof asks)[number]) => {
    for (const other of asks) other.reset();
    ask.mutate({ batchId: batch.id }, { onSettled: () => client.invalidateQueries() });
  };
  const run = () => {
    if (asks.some((ask) => ask.isPending)) return;
    switch (action.kind) {
      case 'claim':
        return start(claim);
      case 'download':
        return action.underway ? undefined : start(download);
      case 'review':
        return review();
      case 'readNext':
        return navigate(readingPath(batch.id, action.submissionId));
    }
  };
  return {
    action,
    run,
    download: () => start(download),
    pause: () => start(pause),
    busy: asks.some((ask) => ask.isPending),
    error: asks.find((ask) => ask.error)?.error ?? null,
  };
}

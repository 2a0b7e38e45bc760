import type { Handlers } from '#shared/contract/registry.ts';
import type { Queue } from '../features/queue/queue.ts';

type One = { batchId: string };

export function queueHandlers(queue: Queue) {
  return {
    'queue.list': () => ({ batches: queue.list() }),
    'queue.batch': ({ batchId }: One) => queue.batch(batchId),
    'queue.claim': ({ batchId }: One) => queue.claim(batchId),
    'queue.release': ({ batchId }: One) => queue.release(batchId),
    'queue.download': ({ batchId }: One) => queue.download(batchId),
    'queue.pause': ({ batchId }: One) => queue.pause(batchId),
  } satisfies Partial<Handlers>;
}

import type { Envelope, Problem } from '#shared/contract/errors.ts';

/** The calls that wait for an answer over a socket, by number. */
export interface PendingCalls {
  open(): { id: number; answer: Promise<Envelope<unknown>> };
  answer(id: number, envelope: Envelope<unknown>): void;
  /** Answers everything that waits with the same problem: the socket is gone. */
  failAll(problem: Problem): void;
  readonly size: number;
}

export function createPendingCalls(): PendingCalls {
  const waiting = new Map<number, (envelope: Envelope<unknown>) => void>();
  let next = 0;
  return {
    open() {
      const id = next++;
      const answer = new Promise<Envelope<unknown>>((resolve) => waiting.set(id, resolve));
      return { id, answer };
    },
    answer(id, envelope) {
      waiting.get(id)?.(envelope);
      waiting.delete(id);
    },
    failAll(problem) {
      for (const resolve of waiting.values()) resolve({ ok: false, error: problem });
      waiting.clear();
    },
    get size() {
      return waiting.size;
    },
  };
}

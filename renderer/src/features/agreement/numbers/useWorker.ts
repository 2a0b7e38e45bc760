import { useEffect, useState } from 'react';
import type { Told } from './answering.ts';

/** How the numbers stand: the last ones stay while new ones are computed. */
export interface Computed<N> {
  readonly numbers: N | undefined;
  /** From 0 to 1 while something is computed. */
  readonly progress: number | undefined;
  readonly failed: string | undefined;
}

const nothing = { numbers: undefined, progress: undefined, failed: undefined };

/**
 * Computes on a thread of its own; another question ends the computing of the one before.
 * @param begin makes the thread; the same function always
 * @param question the same object as long as nothing has changed
 */
export function useWorker<Q, N>(begin: () => Worker, question: Q | undefined): Computed<N> {
  const [computed, setComputed] = useState<Computed<N>>(nothing);
  useEffect(() => {
    if (question === undefined) return;
    const worker = begin();
    setComputed((before) => ({ ...before, progress: 0, failed: undefined }));
    worker.addEventListener('message', ({ data }: MessageEvent<Told<N>>) => {
      if (data.kind === 'progress') setComputed((before) => ({ ...before, progress: data.done }));
      else if (data.kind === 'failed') setComputed({ ...nothing, failed: data.reason });
      else setComputed({ ...nothing, numbers: data.numbers });
    });
    worker.addEventListener('error', ({ message }) => setComputed({ ...nothing, failed: message }));
    worker.postMessage(question);
    return () => worker.terminate();
  }, [begin, question]);
  return computed;
}

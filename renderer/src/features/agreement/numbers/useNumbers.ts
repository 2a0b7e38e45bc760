import { useEffect, useState } from 'react';
import type { DeskNumbers, Question } from './numbers.ts';
import type { Told } from './numbersWorker.ts';

/** How the numbers stand: the last ones stay while new ones are computed. */
export interface Computed {
  readonly numbers: DeskNumbers | undefined;
  /** From 0 to 1 while something is computed. */
  readonly progress: number | undefined;
  readonly failed: string | undefined;
}

const nothing: Computed = { numbers: undefined, progress: undefined, failed: undefined };

/**
 * Computes on a thread of its own; another question ends the computing of the one before.
 * @param question the same object as long as nothing has changed
 */
export function useNumbers(question: Question | undefined): Computed {
  const [computed, setComputed] = useState<Computed>(nothing);
  useEffect(() => {
    if (question === undefined) return;
    const worker = new Worker(new URL('./numbersWorker.ts', import.meta.url), { type: 'module' });
    setComputed((before) => ({ ...before, progress: 0, failed: undefined }));
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if (data.kind === 'progress') setComputed((before) => ({ ...before, progress: data.done }));
      else if (data.kind === 'failed') setComputed({ ...nothing, failed: data.reason });
      else setComputed({ ...nothing, numbers: data.numbers });
    });
    worker.addEventListener('error', ({ message }) => setComputed({ ...nothing, failed: message }));
    worker.postMessage(question);
    return () => worker.terminate();
  }, [question]);
  return computed;
}

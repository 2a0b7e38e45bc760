/** The other side of `thread.ts`: how a program runs in one. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Problem, ProblemError, problem } from '#shared/contract/errors.ts';

export interface Failed {
  kind: 'failed';
  problem: Problem;
}

/**
 * Runs in a thread until it is done or told to end; it then puts away what it has unpacked.
 * @param failure what is said where it ends by an error that is no problem of anybody's
 */
export function runInThread<M>(
  run: (wish: unknown, tell: (message: M) => void, signal: AbortSignal) => Promise<void>,
  failure: { message: string; remedy: string },
): void {
  const port = parentPort;
  if (!port) return;
  const ending = new AbortController();
  port.once('message', () => ending.abort());
  const failed = (error: unknown): Failed => {
    if (error instanceof ProblemError) return { kind: 'failed', problem: error.problem };
    return { kind: 'failed', problem: problem('internal', failure.message, failure.remedy, error).problem };
  };
  run(workerData, (message) => port.postMessage(message), ending.signal)
    .catch((error: unknown) => port.postMessage(failed(error)))
    .finally(() => port.close());
}

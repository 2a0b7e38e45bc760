import { Worker } from 'node:worker_threads';
import { ProblemError } from '#shared/contract/errors.ts';
import type { Failed } from './inThread.ts';

/** Work in a thread of its own. */
export interface Thread {
  /** When it is over, however it ended. */
  ended: Promise<void>;
  /** Asks it to end, and waits until it has put away what it made. */
  stop(): Promise<void>;
}

/** What a thread tells: what it says, and that it broke off. */
export interface Listener<M> {
  hear(message: M): void;
  /** It ended by an error of its own; it says nothing after it. */
  broke(error: unknown): void;
}

/** Longer than this a thread needs only if something in it hangs. */
const patienceMs = 5_000;

/** Starts a program in a thread. @param wish what it is given, as `workerData` */
export function startThread<M>(program: URL, wish: unknown, { hear, broke }: Listener<M>): Thread {
  const thread = new Worker(program, { workerData: wish });
  const ended = new Promise<void>((end) => thread.once('exit', () => end()));
  thread.on('message', hear);
  thread.on('error', broke);
  return {
    ended,
    stop: async () => {
      thread.postMessage('end');
      const late = setTimeout(() => void thread.terminate(), patienceMs);
      await ended.finally(() => clearTimeout(late));
    },
  };
}

interface Through<M> {
  hear(message: M): void;
  /** What is thrown for an error of the program's own. */
  broke(error: unknown): Error;
  /** Ends it; it then puts away what it made. */
  signal: AbortSignal;
}

/**
 * Runs a program in a thread to its end.
 * @throws ProblemError for what it failed with
 */
export async function throughThread<M extends { kind: string }>(
  program: URL,
  wish: unknown,
  { hear, broke, signal }: Through<Exclude<M, Failed>>,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const isFailed = (message: M | Failed): message is Failed => message.kind === 'failed';
  const thread = startThread<M | Failed>(program, wish, {
    hear: (message) => {
      try {
        if (isFailed(message)) reject(new ProblemError(message.problem));
        else hear(message as Exclude<M, Failed>);
      } catch (error) {
        reject(error);
        stop();
      }
    },
    broke: (error) => reject(broke(error)),
  });
  const stop = () => void thread.stop();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  void thread.ended.then(resolve);
  try {
    await promise;
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.ended;
  }
}

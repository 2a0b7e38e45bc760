import { Worker } from 'node:worker_threads';

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

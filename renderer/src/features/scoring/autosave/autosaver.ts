import { toProblem } from '../../../ipc/problems.ts';
import {
  begin,
  type Change,
  emptyQueue,
  failed,
  hurry,
  nextDue,
  put,
  type SaveQueue,
  type Standing,
  standingOf,
  succeeded,
} from './saveQueue.ts';

export const typingPauseMs = 300;

/** Brings the changes of one reading to disk, and says truly how far it has come. */
export interface Autosaver {
  /** @param pace `typed` waits for a pause in typing */
  save(change: Change, pace: 'now' | 'typed'): void;
  /** Sends all that waits. @returns whether everything is on disk now */
  flush(): Promise<boolean>;
  standing(): Standing;
  /** What is not on disk yet. */
  pending(): Change[];
  subscribe(listener: () => void): () => void;
}

/** @param send saves one change. @returns when it was saved, an instant */
export function createAutosaver(send: (change: Change) => Promise<string>): Autosaver {
  const listeners = new Set<() => void>();
  const flights = new Set<Promise<void>>();
  let queue: SaveQueue = emptyQueue;
  let standing: Standing = standingOf(queue);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function become(next: SaveQueue): void {
    queue = next;
    standing = standingOf(queue);
    for (const listener of listeners) listener();
  }

  function fly(change: Change): void {
    const flight = send(change)
      .then(
        (savedAt) => become(succeeded(queue, change, savedAt)),
        (error: unknown) => become(failed(queue, change, { problem: toProblem(error), now: Date.now() })),
      )
      .finally(() => {
        flights.delete(flight);
        go();
      });
    flights.add(flight);
  }

  function go(): void {
    clearTimeout(timer);
    const step = begin(queue, Date.now());
    if (step.toSend.length > 0) become(step.queue);
    for (const change of step.toSend) fly(change);
    const due = nextDue(queue);
    if (due !== null) timer = setTimeout(go, Math.max(0, due - Date.now()));
  }

  return {
    save(change, pace) {
      become(put(queue, change, Date.now() + (pace === 'typed' ? typingPauseMs : 0)));
      go();
    },
    async flush() {
      become(hurry(queue, Date.now()));
      go();
      // What was typed while the first flight was under way takes a second one; a failure ends the wait.
      while (flights.size > 0) {
        await Promise.all(flights);
        if (standing.kind === 'failed') break;
        become(hurry(queue, Date.now()));
        go();
      }
      return queue.entries.size === 0;
    },
    standing: () => standing,
    pending: () => [...queue.entries.values()].map(({ change }) => change),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

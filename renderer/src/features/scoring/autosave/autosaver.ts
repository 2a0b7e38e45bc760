import type { EditsSaved, Stepped } from '#shared/contract/scoring.ts';
import type { Edit } from '#shared/domain/change.ts';
import { toProblem } from '../../../ipc/problems.ts';
import {
  begin,
  emptyQueue,
  failed,
  hurry,
  nextDue,
  pendingOf,
  put,
  type SaveQueue,
  type Standing,
  standingOf,
  succeeded,
} from './saveQueue.ts';

export const typingPauseMs = 300;

export type Direction = 'undo' | 'redo';

/** The way to the workstation and back, for one reading. */
export interface Wire {
  save(edits: readonly Edit[]): Promise<EditsSaved>;
  step(direction: Direction): Promise<Stepped>;
}

/** Brings the edits of one reading to disk in their order, and says truly how far it has come. */
export interface Autosaver {
  /** @param pace `typed` waits for a pause in typing */
  save(edit: Edit, pace: 'now' | 'typed'): void;
  /** Sends all that waits. @returns whether everything is on disk now */
  flush(): Promise<boolean>;
  /**
   * Takes a step back or forward once everything before it is on disk; what is edited meanwhile comes after it.
   * @returns null where something could not be saved, so that there is no step to take yet
   */
  step(direction: Direction): Promise<Stepped | null>;
  standing(): Standing;
  /** What is not on disk yet, in its order. */
  pending(): Edit[];
  subscribe(listener: () => void): () => void;
}

export function createAutosaver(wire: Wire): Autosaver {
  const listeners = new Set<() => void>();
  let queue: SaveQueue = emptyQueue;
  let standing: Standing = standingOf(queue);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flight: Promise<void> | null = null;
  // Steps follow one another. What is edited after a step was asked for is held until it is done, to come after it.
  let steps: Promise<unknown> = Promise.resolve();
  let stepsAhead = 0;
  let held: readonly Edit[] = [];

  function become(next: SaveQueue): void {
    queue = next;
    const known = standingOf(queue);
    standing = held.length > 0 && known.kind !== 'failed' ? { kind: 'saving' } : known;
    for (const listener of listeners) listener();
  }

  function fly(edits: readonly Edit[]): void {
    flight = wire
      .save(edits)
      .then(
        ({ savedAt }) => become(succeeded(queue, savedAt)),
        (error: unknown) => become(failed(queue, { problem: toProblem(error), now: Date.now() })),
      )
      .finally(() => {
        flight = null;
        go();
      });
  }

  function go(): void {
    clearTimeout(timer);
    const step = begin(queue, Date.now());
    if (step.toSend.length > 0) {
      become(step.queue);
      fly(step.toSend);
    }
    const due = nextDue(queue);
    if (due !== null) timer = setTimeout(go, Math.max(0, due - Date.now()));
  }

  async function flush(): Promise<boolean> {
    become(hurry(queue, Date.now()));
    go();
    // What was typed while the first flight was under way takes a second one; a failure ends the wait.
    while (flight !== null) {
      await flight;
      if (standing.kind === 'failed') break;
      become(hurry(queue, Date.now()));
      go();
    }
    return pendingOf(queue).length === 0;
  }

  async function takeStep(direction: Direction): Promise<Stepped | null> {
    if (!(await flush())) return null;
    const stepped = await wire.step(direction);
    become({ ...queue, savedAt: stepped.savedAt });
    return stepped;
  }

  function take(edit: Edit, pace: 'now' | 'typed'): void {
    become(put(queue, edit, Date.now() + (pace === 'typed' ? typingPauseMs : 0)));
    go();
  }

  function hold(edit: Edit, pace: 'now' | 'typed'): void {
    held = [...held, edit];
    become(queue);
    steps = steps.then(() => {
      held = held.slice(1);
      take(edit, pace);
    });
  }

  return {
    save(edit, pace) {
      if (stepsAhead > 0) hold(edit, pace);
      else take(edit, pace);
    },
    async flush() {
      await steps;
      return flush();
    },
    step(direction) {
      stepsAhead += 1;
      const step = steps.then(() => takeStep(direction));
      const done = () => {
        stepsAhead -= 1;
      };
      steps = step.then(done, done);
      return step;
    },
    standing: () => standing,
    pending: () => [...pendingOf(queue), ...held],
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

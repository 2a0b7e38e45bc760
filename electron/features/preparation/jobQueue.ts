import type { Job } from '#shared/contract/evidence.ts';
import { newId } from '#shared/domain/primitives.ts';

/** Heavy work keeps every core busy for minutes; there is one such job at a time, and one light one beside it. */
type Weight = 'heavy' | 'light';

export interface JobOrder {
  kind: Job['kind'];
  sha256: string;
  title: string;
  weight: Weight;
  /** Does it. Rejects once the signal aborts, and then has left nothing behind. */
  run(signal: AbortSignal, progress: (share: number) => void): Promise<void>;
  /** Told once: whether it was done, and if not, why. */
  ended(end: JobEnd): void;
}

export type JobEnd =
  | { kind: 'done' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'cancelled' }
  | { kind: 'stopped' };

/** Work in the background, in the order in which it was asked for. */
export interface JobQueue {
  add(order: JobOrder): void;
  /** What runs, then what waits. */
  list(): Job[];
  find(sha256: string, kind: Job['kind']): Job | undefined;
  /** Ends a job; one that is over already is no error. */
  cancel(jobId: string): void;
  /** Ends all that is done for a recording, as if it had never been asked for, and waits until nothing of it runs. */
  abandon(sha256: string): Promise<void>;
  /** Ends everything, and waits until nothing of it runs any more. */
  stop(): Promise<void>;
}

interface Entry {
  id: string;
  order: JobOrder;
  /** How it is ended early; its reason says by whom. */
  ending: AbortController;
  running: { since: number; share: number | null } | null;
  /** Settles when it is over; at once while it waits. */
  over: Promise<void>;
}

/** A guess from what is done makes sense only after a while. */
const guessAfterMs = 1_500;

function timeLeft({ since, share }: { since: number; share: number | null }, now: number): number | null {
  const elapsed = now - since;
  if (share === null || share < 0.01 || elapsed < guessAfterMs) return null;
  return Math.round((elapsed * (1 - share)) / share);
}

function shown({ id, order, running }: Entry): Job {
  const { kind, sha256, title } = order;
  const state = running ? 'running' : 'waiting';
  const timeLeftMs = running && timeLeft(running, performance.now());
  return { id, kind, sha256, title, state, progress: running?.share ?? null, timeLeftMs };
}

const cancelled = Symbol('cancelled by a person');

function endOf(entry: Entry, error: unknown): JobEnd {
  if (!entry.ending.signal.aborted) return { kind: 'failed', error };
  return entry.ending.signal.reason === cancelled ? { kind: 'cancelled' } : { kind: 'stopped' };
}

/** @param changed told after every change of what `list` gives; often, while something runs */
export function openJobQueue(changed: (sha256: string) => void): JobQueue {
  let entries: Entry[] = [];
  const busy = new Set<Promise<void>>();
  let stopped = false;

  const leave = (entry: Entry, end: JobEnd) => {
    entries = entries.filter((other) => other !== entry);
    entry.order.ended(end);
    changed(entry.order.sha256);
  };

  const run = async (entry: Entry) => {
    const running = { since: performance.now(), share: null as number | null };
    entry.running = running;
    changed(entry.order.sha256);
    try {
      await entry.order.run(entry.ending.signal, (share) => {
        running.share = Math.min(1, Math.max(running.share ?? 0, share));
        changed(entry.order.sha256);
      });
      leave(entry, { kind: 'done' });
    } catch (error) {
      leave(entry, endOf(entry, error));
    }
  };

  const begin = () => {
    for (const weight of ['light', 'heavy'] as const) {
      const same = entries.filter(({ order }) => order.weight === weight);
      const next = same.some(({ running }) => running) ? undefined : same[0];
      if (stopped || next === undefined) continue;
      const work = run(next).finally(() => {
        busy.delete(work);
        begin();
      });
      busy.add(work);
      next.over = work;
    }
  };

  return {
    add: (order) => {
      if (stopped) return;
      entries.push({
        id: newId(),
        order,
        ending: new AbortController(),
        running: null,
        over: Promise.resolve(),
      });
      changed(order.sha256);
      begin();
    },
    list: () => [...entries].sort((a, b) => Number(!a.running) - Number(!b.running)).map(shown),
    find: (sha256, kind) => {
      const entry = entries.find(({ order }) => order.sha256 === sha256 && order.kind === kind);
      return entry && shown(entry);
    },
    cancel: (jobId) => {
      const entry = entries.find(({ id }) => id === jobId);
      entry?.ending.abort(cancelled);
      if (entry && !entry.running) leave(entry, { kind: 'cancelled' });
    },
    abandon: async (sha256) => {
      const all = entries.filter(({ order }) => order.sha256 === sha256);
      for (const { ending } of all) ending.abort();
      for (const entry of all) if (!entry.running) leave(entry, { kind: 'stopped' });
      await Promise.all(all.map(({ over }) => over));
    },
    stop: async () => {
      stopped = true;
      for (const { ending } of entries) ending.abort();
      await Promise.all(busy);
      entries = [];
    },
  };
}

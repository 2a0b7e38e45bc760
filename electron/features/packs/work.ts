import { type Problem, ProblemError, problem } from '#shared/contract/errors.ts';
import type { PackWork } from '#shared/contract/packs.ts';

/** What is told of work while it goes on. */
export type Told = Omit<PackWork, 'packId' | 'leftMs'>;

/** One piece of work at a time, for one pack, beside everything else. */
export interface Works {
  /**
   * Begins; how it ends is told by `problemOf`.
   * @throws ProblemError `invalid_input` while something else is under way
   */
  begin(packId: string, run: (tell: (told: Told) => void, signal: AbortSignal) => Promise<void>): void;
  current(): PackWork | null;
  isAt(packId: string): boolean;
  /** Why the last work on a pack ended before it was done. */
  problemOf(packId: string): Problem | null;
  stop(): Promise<void>;
}

/** The screen is told so often at most. */
const tellEveryMs = 200;
/** Before that the rest cannot be reckoned. */
const reckonFromMs = 1_000;

export interface WorksListener {
  /** It began or ended. */
  changed(): void;
  /** It is further than before. */
  progressed(): void;
  /** It ended by an error that is no problem of anybody's. @returns what is said of it */
  broke(error: unknown): Problem;
}

export function openWorks({ changed, progressed, broke }: WorksListener): Works {
  let running: { work: PackWork; abort: AbortController; ended: Promise<void> } | undefined;
  const problems = new Map<string, Problem>();
  let toldAt = Number.NEGATIVE_INFINITY;
  const tell = (packId: string) => {
    let begun = { what: '', at: 0, done: 0 };
    return ({ what, done, all }: Told) => {
      if (running?.work.packId !== packId) return;
      const now = performance.now();
      if (begun.what !== what) begun = { what, at: now, done };
      const [spent, moved] = [now - begun.at, done - begun.done];
      const leftMs = spent > reckonFromMs && moved > 0 ? (spent / moved) * (all - done) : null;
      running.work = { packId, what, done, all, leftMs: leftMs === null ? null : Math.max(leftMs, 0) };
      if (now - toldAt < tellEveryMs) return;
      toldAt = now;
      progressed();
    };
  };
  return {
    begin: (packId, run) => {
      if (running)
        throw problem(
          'invalid_input',
          'Something is under way for a pack already.',
          'Wait until it is done, or stop it.',
        );
      problems.delete(packId);
      const abort = new AbortController();
      const work: PackWork = { packId, what: 'make', done: 0, all: 0, leftMs: null };
      const ended = Promise.resolve()
        .then(() => run(tell(packId), abort.signal))
        .catch((error: unknown) => {
          if (abort.signal.aborted) return;
          problems.set(packId, error instanceof ProblemError ? error.problem : broke(error));
        })
        .finally(() => {
          running = undefined;
          changed();
        });
      running = { work, abort, ended };
      changed();
    },
    current: () => running?.work ?? null,
    isAt: (packId) => running?.work.packId === packId,
    problemOf: (packId) => problems.get(packId) ?? null,
    stop: async () => {
      running?.abort.abort();
      await running?.ended;
    },
  };
}

import { type Problem, ProblemError } from '#shared/contract/errors.ts';
import { steadyMs, waitAfter } from './backoff.ts';

/** How the last attempt went, and when the next one comes. */
export interface LoopState {
  connection: 'unknown' | 'online' | 'offline';
  busy: boolean;
  problem: Problem | null;
  nextTryAt: Date | null;
}

export interface Loop {
  /** From here on attempts come by themselves. */
  start(): void;
  started(): boolean;
  /** Runs an attempt that begins after this call, and waits for its end. Never throws. */
  now(): Promise<void>;
  state(): LoopState;
  stop(): Promise<void>;
}

export interface LoopWork {
  /** One attempt. @throws whatever went wrong */
  attempt(): Promise<void>;
  /** Called when the state changed. */
  changed(): void;
  /** Told of failures that are not a ProblemError: faults of ours. */
  fault(error: unknown): Problem;
}

const offlineCodes = new Set(['exchange_unreachable', 'exchange_certificate', 'exchange_unexpected']);

/** Repeats an attempt: every half minute while it succeeds, with growing waits while it fails. */
export function openLoop(work: LoopWork): Loop {
  let state: LoopState = { connection: 'unknown', busy: false, problem: null, nextTryAt: null };
  let failures = 0;
  let started = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> | undefined;
  let following: Promise<void> | undefined;

  const change = (next: Partial<LoopState>) => {
    state = { ...state, ...next };
    work.changed();
  };
  const schedule = () => {
    clearTimeout(timer);
    if (!started || stopped) return null;
    const wait = failures === 0 ? steadyMs : waitAfter(failures, Math.random());
    timer = setTimeout(() => void now(), wait);
    return new Date(Date.now() + wait);
  };
  const settle = (problem: Problem | null) => {
    failures = problem === null ? 0 : failures + 1;
    const offline = problem !== null && offlineCodes.has(problem.code);
    const connection = problem?.code === 'not_enrolled' ? 'unknown' : offline ? 'offline' : 'online';
    const shown = problem?.code === 'not_enrolled' ? null : problem;
    if (!stopped) change({ connection, problem: shown, busy: false, nextTryAt: schedule() });
  };
  const run = async () => {
    change({ busy: true });
    try {
      await work.attempt();
      settle(null);
    } catch (error) {
      if (!stopped) settle(error instanceof ProblemError ? error.problem : work.fault(error));
    }
  };
  const begin = () => {
    clearTimeout(timer);
    current = stopped ? Promise.resolve() : run();
    return current.finally(() => {
      current = undefined;
    });
  };
  const now = (): Promise<void> => {
    if (current === undefined) return begin();
    // One that is under way may have read the outbox already: the next one will not have.
    following ??= current.then(() => {
      following = undefined;
      return begin();
    });
    return following;
  };
  return {
    start: () => {
      if (started) return;
      started = true;
      void now();
    },
    started: () => started,
    now,
    state: () => state,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}

export interface Throttle {
  /** Calls `tell` for the key now, or once the interval since its last call is over. */
  tell(key: string): void;
  stop(): void;
}

/** At most one call per key and interval; the last change is always told. */
export function throttle(tell: (key: string) => void, intervalMs: number): Throttle {
  const timers = new Map<string, NodeJS.Timeout>();
  const last = new Map<string, number>();
  const fire = (key: string) => {
    timers.delete(key);
    last.set(key, performance.now());
    tell(key);
  };
  return {
    tell: (key) => {
      if (timers.has(key)) return;
      const wait = (last.get(key) ?? Number.NEGATIVE_INFINITY) + intervalMs - performance.now();
      if (wait <= 0) fire(key);
      else timers.set(key, setTimeout(fire, wait, key));
    },
    stop: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}

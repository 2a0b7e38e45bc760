/** A part of a recording, milliseconds. */
export interface TimeRange {
  startMs: number;
  endMs: number;
}

export interface PlayerStatus {
  playing: boolean;
  durationMs: number;
  rate: number;
  /** The speed of the shuttle keys, negative backwards; 0 where they are not used. */
  shuttle: number;
  /** 0 to 1. */
  volume: number;
  muted: boolean;
  loop: TimeRange | null;
  /** Whether steps are exact: the frame times are known. */
  exact: boolean;
  /** The element's MediaError code, if it gave up. */
  failure: number | null;
}

const initial: PlayerStatus = {
  playing: false,
  durationMs: 0,
  rate: 1,
  shuttle: 0,
  volume: 1,
  muted: false,
  loop: null,
  exact: false,
  failure: null,
};

export interface StatusStore {
  get(): PlayerStatus;
  change(part: Partial<PlayerStatus>): void;
  subscribe(listener: () => void): () => void;
}

/** What is shown of a player besides its time; told only where something of it is different. */
export function createStatusStore(durationMs: number): StatusStore {
  const listeners = new Set<() => void>();
  let status: PlayerStatus = { ...initial, durationMs };
  return {
    get: () => status,
    change(part) {
      const next = { ...status, ...part };
      const keys = Object.keys(part) as (keyof PlayerStatus)[];
      if (keys.every((key) => next[key] === status[key])) return;
      status = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

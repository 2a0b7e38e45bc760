/** Seeking one at a time: a decoder that is asked again before it answered only falls further behind. */
export interface SeekQueue {
  /** The target the element is on its way to, milliseconds. */
  outstanding: number | null;
  /** Where to go after that; a later wish replaces an earlier one. */
  next: number | null;
}

export interface SeekStep {
  queue: SeekQueue;
  /** What to ask of the element now, if anything. */
  seekTo: number | null;
}

export const idleQueue: SeekQueue = { outstanding: null, next: null };

export function requestSeek(queue: SeekQueue, target: number): SeekStep {
  if (queue.outstanding === null) return { queue: { outstanding: target, next: null }, seekTo: target };
  return { queue: { ...queue, next: target }, seekTo: null };
}

/** The element arrived. */
export function seekSettled({ next }: SeekQueue): SeekStep {
  return { queue: { outstanding: next, next: null }, seekTo: next };
}

/** Where the person wants to be, while the element is still on its way. */
export function seekTarget({ outstanding, next }: SeekQueue): number | null {
  return next ?? outstanding;
}

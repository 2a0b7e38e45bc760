/** Times of frames as they come out of a file: nearly in order, some millions of them. */
export interface TickList {
  readonly length: number;
  add(tick: number): void;
  /** All of them, rising, each once. */
  sorted(): Float64Array;
}

/** B-frames come a few places late; what comes later than this is left to the sorting at the end. */
const nearby = 64;

/** Keeps times in order while they come, so that no long sorting stands at the end of ten hours of them. */
export function createTickList(): TickList {
  let ticks = new Float64Array(4_096);
  let length = 0;
  let disordered = false;

  const placeOf = (tick: number): number => {
    let at = length;
    const lowest = Math.max(0, length - nearby);
    while (at > lowest && (ticks[at - 1] ?? 0) > tick) at -= 1;
    if (at === lowest && at > 0 && (ticks[at - 1] ?? 0) > tick) disordered = true;
    return at;
  };

  return {
    get length() {
      return length;
    },
    add(tick) {
      if (length === ticks.length) {
        const wider = new Float64Array(length * 2);
        wider.set(ticks);
        ticks = wider;
      }
      const at = placeOf(tick);
      if (at > 0 && ticks[at - 1] === tick) return;
      ticks.copyWithin(at + 1, at, length);
      ticks[at] = tick;
      length += 1;
    },
    sorted() {
      const all = ticks.subarray(0, length);
      // In order, they are each there once already.
      return disordered ? Float64Array.from(new Set(all.sort())) : all;
    },
  };
}

/** The lowest and highest sample of a part of a recording, -128 to 127. */
export interface Peak {
  low: number;
  high: number;
}

/**
 * The loudness of a recording as it comes in, at several resolutions: a stretch is read from a handful of values,
 * however long it is.
 */
export interface Peaks {
  perSecond: number;
  /** How far it is known, milliseconds. */
  knownMs(): number;
  /** Takes further bytes: pairs of signed bytes, the lowest and the highest of each part. A half pair waits. */
  append(bytes: Uint8Array): void;
  /** What is known of a stretch; null where nothing of it is. */
  between(fromMs: number, toMs: number): Peak | null;
  /** Told after each append, until the returned function is called. */
  subscribe(listener: () => void): () => void;
}

/** Parts of one level that make one of the next. */
const fold = 4;

/** A list of pairs that grows without copying itself each time. */
interface Level {
  pairs: Int8Array;
  /** Pairs in use. */
  count: number;
}

function push(level: Level, low: number, high: number): void {
  if ((level.count + 1) * 2 > level.pairs.length) {
    const larger = new Int8Array(Math.max(1_024, level.pairs.length * 2));
    larger.set(level.pairs);
    level.pairs = larger;
  }
  level.pairs[level.count * 2] = low;
  level.pairs[level.count * 2 + 1] = high;
  level.count += 1;
}

function peakOf({ pairs }: Level, from: number, to: number): Peak {
  let low = 127;
  let high = -128;
  for (let i = from; i < to; i++) {
    low = Math.min(low, pairs[i * 2] ?? 0);
    high = Math.max(high, pairs[i * 2 + 1] ?? 0);
  }
  return { low, high };
}

/** Folds what is complete of each level into the next. */
function grow(levels: Level[]): void {
  for (let i = 0; i < levels.length; i++) {
    const level = levels[i];
    if (level === undefined || level.count < fold) return;
    levels[i + 1] ??= { pairs: new Int8Array(), count: 0 };
    const next = levels[i + 1];
    while (next !== undefined && (next.count + 1) * fold <= level.count) {
      const { low, high } = peakOf(level, next.count * fold, (next.count + 1) * fold);
      push(next, low, high);
    }
  }
}

/** The coarsest level whose parts fit into a stretch of the finest one's. */
function levelFor(levels: readonly Level[], parts: number): number {
  const wanted = Math.floor(Math.log(Math.max(1, parts)) / Math.log(fold));
  return Math.min(Math.max(0, wanted), levels.length - 1);
}

/** Reads [from, to), counted in parts of the finest level: whole parts of this level, what sticks out from finer ones. */
function read(levels: readonly Level[], at: number, [from, to]: readonly [number, number]): Peak {
  const level = levels[at];
  if (level === undefined || from >= to) return { low: 127, high: -128 };
  const size = fold ** at;
  const first = Math.ceil(from / size);
  const last = Math.min(Math.floor(to / size), level.count);
  if (at === 0 || first >= last) return at === 0 ? peakOf(level, from, to) : read(levels, at - 1, [from, to]);
  const inside = peakOf(level, first, last);
  const before = read(levels, at - 1, [from, first * size]);
  const after = read(levels, at - 1, [last * size, to]);
  return {
    low: Math.min(inside.low, before.low, after.low),
    high: Math.max(inside.high, before.high, after.high),
  };
}

export function createPeaks(perSecond: number): Peaks {
  const finest: Level = { pairs: new Int8Array(), count: 0 };
  const levels: Level[] = [finest];
  const listeners = new Set<() => void>();
  let half: number | null = null;

  function append(bytes: Uint8Array): void {
    for (const byte of bytes) {
      const value = (byte << 24) >> 24;
      if (half === null) half = value;
      else {
        push(finest, half, value);
        half = null;
      }
    }
    grow(levels);
    for (const listener of listeners) listener();
  }

  return {
    perSecond,
    append,
    knownMs: () => (finest.count * 1000) / perSecond,
    between(fromMs, toMs) {
      const from = Math.max(0, Math.floor((fromMs * perSecond) / 1000));
      const to = Math.min(finest.count, Math.max(from + 1, Math.ceil((toMs * perSecond) / 1000)));
      return from >= to ? null : read(levels, levelFor(levels, to - from), [from, to]);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

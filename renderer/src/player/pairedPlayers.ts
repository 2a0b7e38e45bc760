import { correctionFor } from './drift.ts';
import type { Player } from './player.ts';

/** Two recordings of the same lesson, played as one. */
export interface PairedPlayers {
  /** The second's time is the first's plus this, milliseconds. */
  offsetMs(): number;
  setOffset(ms: number): void;
  /** Shows the second so many of its frames later, or earlier where negative, against the first. */
  nudge(frames: number): void;
  /** While it is free the second is moved by itself and does not follow. */
  free(): boolean;
  setFree(free: boolean): void;
  /** What both show now is the same moment: sets the offset and follows from there. */
  alignHere(): void;
  subscribe(listener: () => void): () => void;
  /** Ends the pair. */
  end(): void;
}

/** Starts and stops the second with the first, and shows the same moment while they rest. */
function createFollower(first: Player, second: Player) {
  // Where the second was led last while it rested: where it cannot come there, it is not asked again.
  let led: number | null = null;
  const rest = (wanted: number) => {
    const past = wanted - second.position();
    const sameFrame = past >= 0 && past < second.clock.frameMs();
    if (sameFrame) return;
    led = wanted;
    second.seek(wanted);
  };
  return {
    follow(offsetMs: number): void {
      const wanted = first.position() + offsetMs;
      const { durationMs, playing } = second.status();
      // Outside of its length the second waits at its end or its start.
      const plays = first.status().playing && wanted >= 0 && (durationMs === 0 || wanted < durationMs);
      if (playing && !plays) second.pause();
      if (!playing && plays) second.play();
      if (plays) led = null;
      else rest(wanted);
    },
    /** A frame has come on screen: the last one of either comes after it was stopped. */
    settle(offsetMs: number): void {
      if (first.status().playing || second.status().playing || first.onItsWay() || second.onItsWay()) return;
      const wanted = first.position() + offsetMs;
      if (wanted !== led) rest(wanted);
    },
  };
}

/** Keeps the second in step while both play. */
function createCorrector(first: Player, second: Player) {
  let soughtAt: number | null = null;
  // How long the second takes to come where it is asked: the first has gone on by as much by then.
  let leadMs = 0;
  const longestLeadMs = 2_000;
  return (offsetMs: number): void => {
    const { playing, rate, shuttle } = first.status();
    if (!playing || !second.status().playing || second.onItsWay()) return;
    if (soughtAt !== null) leadMs = Math.min(longestLeadMs, performance.now() - soughtAt);
    soughtAt = null;
    const speed = shuttle > 0 ? shuttle : rate;
    const wanted = first.clock.now() + offsetMs;
    const correction = correctionFor(second.position() - wanted, speed);
    if (correction.kind === 'rate') {
      second.setRate(correction.rate);
      return;
    }
    soughtAt = performance.now();
    second.seek(wanted + leadMs * speed);
  };
}

/**
 * Lets a second recording follow a first. The second is muted, because two microphones of one room are an echo.
 * @param onOffset told every offset a person set, to be kept
 */
export function pairPlayers(
  first: Player,
  second: Player,
  { offsetMs: initial, onOffset }: { offsetMs: number; onOffset: (offsetMs: number) => void },
): PairedPlayers {
  const listeners = new Set<() => void>();
  let offset = Math.round(initial);
  let free = false;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const follower = createFollower(first, second);
  const followNow = () => {
    if (!free) follower.follow(offset);
  };
  const settle = () => {
    if (!free) follower.settle(offset);
  };
  const setOffset = (ms: number) => {
    offset = Math.round(ms);
    free = false;
    onOffset(offset);
    followNow();
    tell();
  };
  const correct = createCorrector(first, second);
  second.setMuted(true);
  followNow();
  const stops = [
    first.onMove(() => {
      if (!free) second.seek(first.position() + offset);
    }),
    first.subscribe(followNow),
    first.clock.subscribe(() => {
      if (!free) correct(offset);
      settle();
    }),
    second.clock.subscribe(settle),
  ];
  return {
    offsetMs: () => offset,
    setOffset,
    nudge: (frames) => setOffset(offset + frames * second.clock.frameMs()),
    free: () => free,
    setFree(next) {
      free = next;
      if (free) second.pause();
      else followNow();
      tell();
    },
    alignHere: () => setOffset(second.position() - first.position()),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end() {
      for (const stop of stops) stop();
      second.pause();
    },
  };
}

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type PairedPlayers, pairPlayers } from './pairedPlayers.ts';
import type { Player } from './player.ts';

/** Keeps a second recording in step with a first for as long as both are on screen. */
export function usePair(
  first: Player | null,
  second: Player | null,
  { offsetMs, onOffset }: { offsetMs: number; onOffset: (offsetMs: number) => void },
): PairedPlayers | null {
  const [pair, setPair] = useState<PairedPlayers | null>(null);
  const latest = useRef({ offsetMs, onOffset });
  useEffect(() => {
    latest.current = { offsetMs, onOffset };
  });
  useEffect(() => {
    if (first === null || second === null) return;
    const made = pairPlayers(first, second, {
      offsetMs: latest.current.offsetMs,
      onOffset: (ms) => latest.current.onOffset(ms),
    });
    setPair(made);
    return () => {
      made.end();
      setPair(null);
    };
  }, [first, second]);
  return pair;
}

const never = () => () => undefined;

/** How the second recording stands to the first, shown anew when it changes. */
export function usePairStanding(pair: PairedPlayers | null): { offsetMs: number; free: boolean } {
  const offsetMs = useSyncExternalStore(pair?.subscribe ?? never, () => pair?.offsetMs() ?? 0);
  const free = useSyncExternalStore(pair?.subscribe ?? never, () => pair?.free() ?? false);
  return { offsetMs, free };
}

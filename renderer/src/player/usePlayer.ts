import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Clock } from './clock.ts';
import type { Player, PlayerStatus } from './player.ts';

export function usePlayerStatus(player: Player): PlayerStatus {
  return useSyncExternalStore(player.subscribe, player.status);
}

/** Calls `show` with the time at every tick, without rendering. */
export function useTick(clock: Clock, show: (ms: number) => void): void {
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
    show(clock.now());
  });
  useEffect(() => clock.subscribe((ms) => latest.current(ms)), [clock]);
}

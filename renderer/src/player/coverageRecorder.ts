import { type Stretch, unionOf } from '#shared/domain/coverage.ts';
import { frameMs } from '#shared/domain/frameTimes.ts';
import type { Player } from './player.ts';
import { nothingWatched, type Watching, watch } from './watched.ts';

/** How long what was watched is kept before it is handed out. */
const handOutMs = 5_000;

/** The stay of the frame on screen. */
function frameOnScreen({ clock, status }: Player): { startMs: number; endMs: number } {
  const [times, frame] = [clock.times(), clock.frame()];
  const startMs = clock.now();
  if (times === null || frame === null) return { startMs, endMs: startMs };
  const last = frame === times.ticks.length - 1;
  return { startMs, endMs: last ? Math.max(startMs, status().durationMs) : frameMs(times, frame + 1) };
}

/**
 * Hands out what of a recording was really watched, every few seconds while it plays, when it stops and at the end.
 * @returns how to end it; what is left is handed out first
 */
export function recordCoverage(player: Player, onWatched: (stretches: Stretch[]) => void): () => void {
  let watched = nothingWatched;
  let handedOut = performance.now();
  let wasPlaying = player.status().playing;
  let stepping = false;

  const handOut = () => {
    handedOut = performance.now();
    const stretches = unionOf(watched.stretches);
    watched = { since: watched.since, stretches: [] };
    if (stretches.length > 0) onWatched(stretches);
  };
  const take = (happened: Watching) => {
    watched = watch(watched, happened);
  };
  const stopClock = player.clock.subscribe(() => {
    if (stepping) {
      // The step has arrived once its frame is the one on screen.
      stepping = player.clock.now() !== player.position();
      if (!stepping) take({ kind: 'shown', ...frameOnScreen(player) });
    } else if (player.status().playing) take({ kind: 'played', ...frameOnScreen(player) });
    if (performance.now() - handedOut >= handOutMs) handOut();
  });
  const stopMoves = player.onMove((move) => {
    take({ kind: 'broke' });
    stepping = move === 'step';
  });
  const stopStatus = player.subscribe(() => {
    const { playing } = player.status();
    if (playing === wasPlaying) return;
    wasPlaying = playing;
    take({ kind: 'broke' });
    if (!playing) handOut();
  });
  return () => {
    stopClock();
    stopMoves();
    stopStatus();
    handOut();
  };
}

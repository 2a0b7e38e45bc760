import { type FrameGrid, nearestFrame } from './frames.ts';
import type { LaidLane } from './laneLayout.ts';

/** What a dragged end can catch on. */
export interface Catches {
  /** Times to catch on, rising: the playhead, the ends of other spans and of the recording. */
  times: Float64Array;
  grid: FrameGrid;
}

interface CatchSources {
  laid: readonly LaidLane[];
  /** The span that is dragged: it does not catch on itself. */
  draggedId: string;
  playheadMs: number;
  durationMs: number;
}

export function catchTimes({ laid, draggedId, playheadMs, durationMs }: CatchSources): Float64Array {
  const times = [0, durationMs, playheadMs];
  for (const { rows } of laid) {
    for (const { spans } of rows) {
      for (const { id, startMs, endMs } of spans) if (id !== draggedId) times.push(startMs, endMs);
    }
  }
  return Float64Array.from(times).sort();
}

function nearest(times: Float64Array, ms: number): number | null {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < ms) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [times[low - 1], times[low]];
  if (before === undefined || after === undefined) return before ?? after ?? null;
  return after - ms < ms - before ? after : before;
}

/** A time, and whether it caught on something that a person should see it caught on. */
export interface Snapped {
  ms: number;
  caught: boolean;
}

/** The time to catch on within reach; otherwise the nearest frame, whole milliseconds. */
export function snapped(ms: number, { times, grid }: Catches, reachMs: number): Snapped {
  const near = nearest(times, ms);
  if (near !== null && Math.abs(near - ms) <= reachMs) return { ms: Math.round(near), caught: true };
  return { ms: nearestFrame(ms, grid), caught: false };
}

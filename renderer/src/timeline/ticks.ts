import { formatTimecode } from '#shared/domain/timecode.ts';
import { pxPerMs, type Scale } from './view.ts';

export interface Tick {
  ms: number;
  /** What stands beside it; small ticks say nothing. */
  label: string | null;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Distances that read as round numbers, each with the small one that divides it. */
const distances: readonly (readonly [large: number, small: number])[] = [
  [10, 2],
  [20, 5],
  [50, 10],
  [100, 20],
  [200, 50],
  [500, 100],
  [second, 200],
  [2 * second, 500],
  [5 * second, second],
  [10 * second, 2 * second],
  [15 * second, 5 * second],
  [30 * second, 5 * second],
  [minute, 10 * second],
  [2 * minute, 30 * second],
  [5 * minute, minute],
  [10 * minute, 2 * minute],
  [15 * minute, 5 * minute],
  [30 * minute, 5 * minute],
  [hour, 10 * minute],
  [2 * hour, 30 * minute],
  [6 * hour, hour],
];

/** A time as a ruler writes it: no more decimals than the distance between two labels needs. */
export function tickLabel(ms: number, distanceMs: number): string {
  if (distanceMs >= second) return formatTimecode(ms, 'short');
  const decimals = distanceMs >= 100 ? 1 : 2;
  const part = String(Math.round(ms) % 1000).padStart(3, '0');
  return `${formatTimecode(Math.floor(ms / 1000) * 1000, 'short')}.${part.slice(0, decimals)}`;
}

/** The smallest distances whose labels stand at least so many pixels apart. */
export function tickDistances(scale: Scale, leastPx = 72): { large: number; small: number } {
  const perPixel = 1 / pxPerMs(scale);
  const found = distances.find(([large]) => large >= leastPx * perPixel);
  const [large, small] = found ?? [12 * hour, 2 * hour];
  return { large, small };
}

/** The ticks of a view, in order, from the one before it to the one after it, so that labels run off the edges. */
export function ticksOf(scale: Scale): Tick[] {
  const { large, small } = tickDistances(scale);
  const { fromMs, toMs } = scale.view;
  const ticks: Tick[] = [];
  for (let ms = Math.floor(fromMs / large) * large; ms <= toMs; ms += small) {
    ticks.push({ ms, label: ms % large === 0 ? tickLabel(ms, large) : null });
  }
  return ticks;
}

import { type Bar, barOf, type LaidLane } from './laneLayout.ts';
import { type Placed, spansIn } from './rows.ts';
import { type Scale, timeOf, xOf } from './view.ts';

export type BarPart = 'start' | 'body' | 'end';

export interface Hit extends Bar {
  part: BarPart;
}

/** How near to an end the pointer must be to take hold of it, and of a bar that is thinner than a pointer. */
const grip = 5;
/** Shorter bars have no ends of their own: they can only be moved. */
const leastForEnds = 18;

function partAt(x: number, span: Placed, scale: Scale): BarPart | null {
  const [from, to] = [xOf(span.startMs, scale), xOf(span.endMs, scale)];
  const hasEnds = to - from >= leastForEnds;
  if (x < from - grip || x > to + grip) return null;
  if (hasEnds && x <= from + grip) return 'start';
  if (hasEnds && x >= to - grip) return 'end';
  return 'body';
}

/** How far a place is from a bar; 0 inside it. */
function distance(x: number, span: Placed, scale: Scale): number {
  return Math.max(xOf(span.startMs, scale) - x, x - xOf(span.endMs, scale), 0);
}

/** The bar at a place of the lanes, the nearest where several can be meant, the shortest among those. */
export function hitAt(
  x: number,
  y: number,
  { laid, scale }: { laid: readonly LaidLane[]; scale: Scale },
): Hit | null {
  const one = laid.find(({ top, height }) => y >= top && y < top + height);
  if (one === undefined) return null;
  const [fromMs, toMs] = [timeOf(x - grip, scale), timeOf(x + grip, scale)];
  const hits = one.rows.flatMap((row, index) => {
    const { top, height } = barOf(one, index);
    if (y < top - 1 || y > top + height + 1) return [];
    return spansIn(row, fromMs, toMs).flatMap((span): Hit[] => {
      const part = partAt(x, span, scale);
      return part === null ? [] : [{ span, laneId: one.lane.id, top, height, part }];
    });
  });
  hits.sort(
    (a, b) =>
      distance(x, a.span, scale) - distance(x, b.span, scale) ||
      a.span.endMs - a.span.startMs - (b.span.endMs - b.span.startMs),
  );
  return hits[0] ?? null;
}

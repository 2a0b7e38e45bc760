/** What a strip shows of a recording: a length of time on a width of pixels. */
export interface Extent {
  durationMs: number;
  width: number;
}

export interface Placed {
  id: string;
  startMs: number;
  endMs: number;
}

/** Where a time stands from the left, as a share of the width for CSS; outside times stand at the ends. */
export function percent(ms: number, durationMs: number): string {
  if (durationMs <= 0) return '0%';
  return `${(Math.min(Math.max(ms, 0), durationMs) / durationMs) * 100}%`;
}

/** The time at a place, whole milliseconds. */
export function timeAt(x: number, { durationMs, width }: Extent): number {
  if (width <= 0) return 0;
  return Math.round((Math.min(Math.max(x, 0), width) / width) * durationMs);
}

/**
 * Gives overlapping spans different rows: each takes the first row that is free at its start, so that no two in one
 * row overlap and no row is used without need.
 * @returns the row of each span, from 0, by id
 */
export function stackRows(spans: readonly Placed[]): Map<string, number> {
  const rows = new Map<string, number>();
  const freeFrom: number[] = [];
  const inOrder = [...spans].sort(
    (a, b) => a.startMs - b.startMs || a.endMs - b.endMs || (a.id < b.id ? -1 : 1),
  );
  for (const { id, startMs, endMs } of inOrder) {
    const free = freeFrom.findIndex((from) => from <= startMs);
    const row = free === -1 ? freeFrom.length : free;
    // A moment still takes its place: two at the same time must both be seen.
    freeFrom[row] = Math.max(endMs, startMs + 1);
    rows.set(id, row);
  }
  return rows;
}

/** A span's place in time: what the timeline needs to know of it. */
export interface Placed {
  id: string;
  startMs: number;
  endMs: number;
}

/**
 * Spans that share a row, by start. `latestEnd[i]` is the latest end of the first i + 1 of them: it never falls, so
 * that the first span that reaches into a view is found by halving even where spans overlap.
 */
export interface Row {
  spans: readonly Placed[];
  starts: Float64Array;
  latestEnd: Float64Array;
}

/** Rows that a lane has at most; where more spans overlap than that, the last row holds what is left over. */
export const mostRows = 6;

function byTime(a: Placed, b: Placed): number {
  return a.startMs - b.startMs || a.endMs - b.endMs || (a.id < b.id ? -1 : 1);
}

export function rowOf(inOrder: readonly Placed[]): Row {
  const starts = new Float64Array(inOrder.length);
  const latestEnd = new Float64Array(inOrder.length);
  let latest = 0;
  for (const [i, { startMs, endMs }] of inOrder.entries()) {
    latest = Math.max(latest, endMs);
    starts[i] = startMs;
    latestEnd[i] = latest;
  }
  return { spans: inOrder, starts, latestEnd };
}

/**
 * Lays overlapping spans in different rows: each in the first row that is free at its start, so that no two in one row
 * overlap and no row is used without need, until there are no more rows.
 */
export function packed(spans: readonly Placed[], most = mostRows): Row[] {
  const rows: Placed[][] = [];
  const freeFrom: number[] = [];
  for (const span of [...spans].sort(byTime)) {
    const free = freeFrom.findIndex((from) => from <= span.startMs);
    const row = free === -1 ? Math.min(freeFrom.length, most - 1) : free;
    // A moment still takes its place: two at the same time must both be seen.
    freeFrom[row] = Math.max(freeFrom[row] ?? 0, span.endMs, span.startMs + 1);
    rows[row] ??= [];
    rows[row].push(span);
  }
  return rows.map(rowOf);
}

/** The first index whose value is at least this; the values never fall. */
function firstAtLeast(values: Float64Array, least: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The indices [from, to) that hold every span of the row touching a range. Others may be among them. */
export function indicesIn({ starts, latestEnd }: Row, fromMs: number, toMs: number): [number, number] {
  const from = firstAtLeast(latestEnd, fromMs);
  let to = firstAtLeast(starts, toMs);
  while (to < starts.length && starts[to] === toMs) to++;
  return [from, Math.max(from, to)];
}

/** The spans of a row that touch a range, ends included, by start. */
export function spansIn(row: Row, fromMs: number, toMs: number): Placed[] {
  const [from, to] = indicesIn(row, fromMs, toMs);
  return row.spans.slice(from, to).filter(({ endMs }) => endMs >= fromMs);
}

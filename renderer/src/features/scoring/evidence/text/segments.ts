/** Anything that covers a part of a text, in UTF-16 code units. */
export interface Covering {
  id: string;
  start: number;
  end: number;
}

/** A part of a text that is covered by the same ranges throughout. */
export interface Segment<T extends Covering> {
  start: number;
  end: number;
  /** In their order. */
  ranges: readonly T[];
  /** Those of them that begin here. */
  begun: readonly T[];
}

/** Cuts a stretch of a text wherever a range begins or ends in it. */
export function segmentsOf<T extends Covering>(
  stretch: { start: number; end: number },
  ranges: readonly T[],
): Segment<T>[] {
  const here = ranges.filter(({ start, end }) => start < stretch.end && end > stretch.start);
  const inside = here
    .flatMap(({ start, end }) => [start, end])
    .filter((at) => at > stretch.start && at < stretch.end);
  const cuts = [...new Set([stretch.start, ...inside, stretch.end])].toSorted((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? stretch.start;
    const over = here.filter((range) => range.start < end && range.end > start);
    return { start, end, ranges: over, begun: over.filter((range) => range.start === start) };
  });
}

/**
 * Which line below the text each range is drawn on, from 0, so that those that overlap are told apart and none changes
 * its line halfway. The ranges are in order of their starts.
 */
export function underlineLanes(ranges: readonly Covering[]): Map<string, number> {
  const free: number[] = [];
  const lanes = new Map<string, number>();
  for (const { id, start, end } of ranges) {
    const found = free.findIndex((until) => until <= start);
    const lane = found === -1 ? free.length : found;
    free[lane] = end;
    lanes.set(id, lane);
  }
  return lanes;
}

import type { Marked } from './matching.ts';

/** What was there to be marked, in whole units of time, such as milliseconds. */
export interface Continuum {
  readonly begin: number;
  readonly end: number;
}

/** A piece of one rater's timeline: what was marked, or the gap between two marks. */
export interface Segment {
  readonly begin: number;
  readonly end: number;
  /** Undefined for a gap. */
  readonly category: string | undefined;
}

/** Spans with a length, and what is said of those without. */
export interface Lasting {
  readonly raters: readonly (readonly Marked[])[];
  readonly warnings: readonly string[];
}

export const noSample = 'The spans of one recording are no sample: there is no error and no interval.';

/** @throws RangeError unless the continuum has a whole length above 0 */
export function lengthOf({ begin, end }: Continuum): number {
  const length = end - begin;
  if (!(Number.isInteger(length) && length > 0))
    throw new RangeError('a continuum has a whole length above 0');
  return length;
}

/** Leaves instants out, with a warning: they take no part of a timeline. */
export function lastingOf(raters: ReadonlyMap<string, readonly Marked[]>): Lasting {
  const all = [...raters.values()];
  const lasting = all.map((marked) => marked.filter(({ start, end }) => end > start));
  const instants = all.flat().length - lasting.flat().length;
  const warnings = instants === 0 ? [] : [`Instants have no length and are left out: ${instants}.`];
  return { raters: lasting, warnings: [...warnings, noSample] };
}

/**
 * One rater's whole timeline, marked pieces and gaps by turns.
 * @throws RangeError where two spans overlap or leave the continuum, or a time is not whole
 */
export function segmentsOf(marked: readonly Marked[], { begin, end }: Continuum): Segment[] {
  const segments: Segment[] = [];
  let at = begin;
  for (const unit of marked.toSorted((a, b) => a.start - b.start)) {
    if (unit.start < at || unit.end > end || !Number.isInteger(unit.start) || !Number.isInteger(unit.end))
      throw new RangeError(
        `“${unit.category}” from ${unit.start} to ${unit.end}: spans of one rater are whole, lie in the continuum, and do not overlap`,
      );
    if (unit.start > at) segments.push({ begin: at, end: unit.start, category: undefined });
    segments.push({ begin: unit.start, end: unit.end, category: unit.category });
    at = unit.end;
  }
  if (at < end) segments.push({ begin: at, end, category: undefined });
  return segments;
}

/** Calls for every two segments of two raters that meet, along the timeline. */
export function eachMeeting(
  ours: readonly Segment[],
  theirs: readonly Segment[],
  meet: (one: Segment, two: Segment) => void,
): void {
  for (let i = 0, j = 0; i < ours.length && j < theirs.length; ) {
    const [one, two] = [ours[i], theirs[j]];
    if (!one || !two) break;
    meet(one, two);
    if (one.end <= two.end) i++;
    if (two.end <= one.end) j++;
  }
}

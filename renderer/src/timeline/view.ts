/** The part of a recording that is shown, milliseconds, not rounded. */
export interface View {
  fromMs: number;
  toMs: number;
}

/** What a view is bound by: the recording's length, and the least of it that can fill the screen. */
export interface Bounds {
  durationMs: number;
  leastMs: number;
}

/** At 60 frames a second a dozen frames; at 24, five. */
export const leastViewMs = 200;

export const boundsOf = (durationMs: number): Bounds => ({ durationMs, leastMs: leastViewMs });

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** The whole recording. One without a length shows its least. */
export function wholeOf({ durationMs, leastMs }: Bounds): View {
  return { fromMs: 0, toMs: Math.max(durationMs, leastMs) };
}

/** The view of this length that begins as near to `fromMs` as the recording allows. */
export function viewFrom(fromMs: number, lengthMs: number, bounds: Bounds): View {
  const whole = wholeOf(bounds);
  const length = clamp(lengthMs, bounds.leastMs, whole.toMs);
  const from = clamp(fromMs, 0, whole.toMs - length);
  return { fromMs: from, toMs: from + length };
}

/** Moves along; stops at the ends without changing the length. */
export function panned({ fromMs, toMs }: View, byMs: number, bounds: Bounds): View {
  return viewFrom(fromMs + byMs, toMs - fromMs, bounds);
}

interface Zoom {
  /** How much of the recording is shown afterwards for what is shown now: under 1 is nearer. */
  factor: number;
  /** The time that stays where it is on the screen. */
  aboutMs: number;
}

/** Nearer or farther; the time it is about stays in its place as long as the recording's ends allow. */
export function zoomed({ fromMs, toMs }: View, { factor, aboutMs }: Zoom, bounds: Bounds): View {
  const length = clamp((toMs - fromMs) * factor, bounds.leastMs, wholeOf(bounds).toMs);
  const share = clamp((aboutMs - fromMs) / (toMs - fromMs), 0, 1);
  return viewFrom(clamp(aboutMs, fromMs, toMs) - share * length, length, bounds);
}

/** A view of a range with a tenth of room on either side. */
export function viewOf(range: { startMs: number; endMs: number }, bounds: Bounds): View {
  const room = (range.endMs - range.startMs) * 0.1;
  const length = Math.max(range.endMs - range.startMs + 2 * room, bounds.leastMs * 5);
  return viewFrom((range.startMs + range.endMs) / 2 - length / 2, length, bounds);
}

/** The same zoom where the range can be seen: unchanged if its beginning already is. */
export function revealing(view: View, range: { startMs: number; endMs: number }, bounds: Bounds): View {
  const { fromMs, toMs } = view;
  if (range.startMs >= fromMs && range.startMs <= toMs) return view;
  const length = toMs - fromMs;
  return viewFrom(
    range.startMs - Math.max(length * 0.1, (length - (range.endMs - range.startMs)) / 2),
    length,
    bounds,
  );
}

/**
 * Turns the page when the playhead runs out of what is shown, and only then: where a person looked away from it, the
 * view stays with them.
 */
export function following(
  view: View,
  { wasMs, isMs }: { wasMs: number; isMs: number },
  bounds: Bounds,
): View {
  const seen = (ms: number) => ms >= view.fromMs && ms <= view.toMs;
  if (!seen(wasMs) || seen(isMs)) return view;
  const length = view.toMs - view.fromMs;
  return viewFrom(isMs - length * (isMs > view.toMs ? 0.1 : 0.9), length, bounds);
}

/** A view on a width of CSS pixels. */
export interface Scale {
  view: View;
  width: number;
}

export const pxPerMs = ({ view, width }: Scale): number => width / (view.toMs - view.fromMs);

/** Where a time stands from the left, CSS pixels; outside the view outside the width. */
export function xOf(ms: number, scale: Scale): number {
  return (ms - scale.view.fromMs) * pxPerMs(scale);
}

/** The time at a place, not rounded; without a width the beginning of the view. */
export function timeOf(x: number, { view, width }: Scale): number {
  if (width <= 0) return view.fromMs;
  return view.fromMs + (x / width) * (view.toMs - view.fromMs);
}

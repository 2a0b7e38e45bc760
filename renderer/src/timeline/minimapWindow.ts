import { type Bounds, type View, viewFrom, wholeOf } from './view.ts';

export type WindowPart = 'from' | 'body' | 'to' | 'outside';

const edgePx = 7;

/** A minimap's window on a width of CSS pixels. */
interface Shown {
  view: View;
  bounds: Bounds;
  width: number;
}

/** What of the window is under the pointer. A narrow one has no edges. */
export function windowPartAt(x: number, { view, bounds, width }: Shown): WindowPart {
  const whole = wholeOf(bounds).toMs;
  const [from, to] = [(view.fromMs / whole) * width, (view.toMs / whole) * width];
  if (x < from - edgePx || x > to + edgePx) return 'outside';
  if (to - from < 4 * edgePx) return 'body';
  if (x < from + edgePx) return 'from';
  return x > to - edgePx ? 'to' : 'body';
}

/** The view after the window, or one edge of it, was drawn along by so many milliseconds. */
export function windowDragged(
  before: View,
  { part, byMs }: { part: WindowPart; byMs: number },
  bounds: Bounds,
): View {
  const { fromMs, toMs } = before;
  if (part === 'from') {
    const from = Math.min(Math.max(0, fromMs + byMs), toMs - bounds.leastMs);
    return viewFrom(from, toMs - from, bounds);
  }
  if (part === 'to') {
    const to = Math.min(Math.max(fromMs + bounds.leastMs, toMs + byMs), wholeOf(bounds).toMs);
    return viewFrom(fromMs, to - fromMs, bounds);
  }
  return viewFrom(fromMs + byMs, toMs - fromMs, bounds);
}

/** The view about a time, as long as before. */
export function centred({ fromMs, toMs }: View, aboutMs: number, bounds: Bounds): View {
  const length = toMs - fromMs;
  return viewFrom(aboutMs - length / 2, length, bounds);
}

/** What a key does to the window: moves by a tenth, with shift by the whole, goes to an end, zooms. */
export function windowKeyed(
  view: View,
  { code, shiftKey }: { code: string; shiftKey: boolean },
  bounds: Bounds,
): View | null {
  const length = view.toMs - view.fromMs;
  const by = shiftKey ? length : length / 10;
  const middle = (view.fromMs + view.toMs) / 2;
  switch (code) {
    case 'ArrowLeft':
      return viewFrom(view.fromMs - by, length, bounds);
    case 'ArrowRight':
      return viewFrom(view.fromMs + by, length, bounds);
    case 'ArrowUp':
      return viewFrom(middle - length / 3, length / 1.5, bounds);
    case 'ArrowDown':
      return viewFrom(middle - length * 0.75, length * 1.5, bounds);
    case 'Home':
      return viewFrom(0, length, bounds);
    case 'End':
      return viewFrom(wholeOf(bounds).toMs, length, bounds);
    default:
      return null;
  }
}

import { newId } from '#shared/domain/primitives.ts';
import { type Burst, createBurst } from './burst.ts';
import type { Range } from './drag.ts';
import {
  type Bounds,
  boundsOf,
  following,
  panned,
  revealing,
  type Scale,
  type View,
  viewFrom,
  viewOf,
  wholeOf,
  zoomed,
} from './view.ts';

/** One step of the zoom keys and buttons. */
export const zoomStep = 1.5;

/**
 * What a timeline shows of its recording, outside React: a change of it draws, and renders nothing.
 * One for each recording; it outlives the screen that shows it.
 */
export interface TimelineView {
  /** The view, and the width it is shown on; 0 before it is shown. */
  scale(): Scale;
  /** Told after each change of the scale, until the returned function is called. */
  subscribe(listener: () => void): () => void;
  bounds(): Bounds;
  isWhole(): boolean;
  /** Takes a length that becomes known, or known better: a view of the whole stays one. */
  setDuration(durationMs: number): void;
  setWidth(width: number): void;
  /** @param factor under 1 is nearer */
  zoom(factor: number, aboutMs: number): void;
  pan(byMs: number): void;
  show(fromMs: number, lengthMs: number): void;
  fit(): void;
  zoomTo(range: Range): void;
  /** Moves to a range that cannot be seen; the zoom stays. */
  reveal(range: Range): void;
  /** Goes with a playhead that was in sight. */
  follow(wasMs: number, isMs: number): void;
  /** The ids of edits made from this timeline. */
  burst: Burst;
}

export function createTimelineView(knownDurationMs = 0): TimelineView {
  const listeners = new Set<() => void>();
  let bounds = boundsOf(knownDurationMs);
  let scale: Scale = { view: wholeOf(bounds), width: 0 };

  function take(view: View, width = scale.width): void {
    const { fromMs, toMs } = scale.view;
    if (view.fromMs === fromMs && view.toMs === toMs && width === scale.width) return;
    scale = { view, width };
    for (const listener of listeners) listener();
  }
  const isWhole = () => scale.view.toMs - scale.view.fromMs >= wholeOf(bounds).toMs;

  return {
    scale: () => scale,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    bounds: () => bounds,
    isWhole,
    setDuration(durationMs) {
      if (durationMs === bounds.durationMs) return;
      const whole = isWhole();
      bounds = boundsOf(durationMs);
      const { fromMs, toMs } = scale.view;
      take(whole ? wholeOf(bounds) : viewFrom(fromMs, toMs - fromMs, bounds));
    },
    setWidth: (width) => take(scale.view, width),
    zoom: (factor, aboutMs) => take(zoomed(scale.view, { factor, aboutMs }, bounds)),
    pan: (byMs) => take(panned(scale.view, byMs, bounds)),
    show: (fromMs, lengthMs) => take(viewFrom(fromMs, lengthMs, bounds)),
    fit: () => take(wholeOf(bounds)),
    zoomTo: (range) => take(viewOf(range, bounds)),
    reveal: (range) => take(revealing(scale.view, range, bounds)),
    follow: (wasMs, isMs) => take(following(scale.view, { wasMs, isMs }, bounds)),
    burst: createBurst({ now: () => performance.now(), newId }),
  };
}

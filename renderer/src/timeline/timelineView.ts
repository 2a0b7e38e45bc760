import { createStore, type StoreApi } from 'zustand/vanilla';
import { newId } from '#shared/domain/primitives.ts';
import { type Burst, createBurst } from './burst.ts';
import type { Range } from './drag.ts';
import {
  type Bounds,
  boundsOf,
  following,
  panned,
  revealing,
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
  store: StoreApi<View>;
  bounds(): Bounds;
  /** Takes a length that becomes known, or known better: a view of the whole stays one. */
  setDuration(durationMs: number): void;
  /** @param factor under 1 is nearer */
  zoom(factor: number, aboutMs: number): void;
  pan(byMs: number): void;
  show(fromMs: number, lengthMs: number): void;
  fit(): void;
  zoomTo(range: Range): void;
  reveal(range: Range): void;
  follow(wasMs: number, isMs: number): void;
  isWhole(): boolean;
  /** The ids of edits made from this timeline. */
  burst: Burst;
}

export function createTimelineView(knownDurationMs = 0): TimelineView {
  let bounds = boundsOf(knownDurationMs);
  const store = createStore<View>(() => wholeOf(bounds));
  const view = store.getState;
  const set = (next: View) => {
    const { fromMs, toMs } = view();
    if (next.fromMs !== fromMs || next.toMs !== toMs) store.setState(next, true);
  };
  const isWhole = () => view().toMs - view().fromMs >= wholeOf(bounds).toMs;
  return {
    store,
    isWhole,
    bounds: () => bounds,
    setDuration(durationMs) {
      if (durationMs === bounds.durationMs) return;
      const whole = isWhole();
      bounds = boundsOf(durationMs);
      const { fromMs, toMs } = view();
      set(whole ? wholeOf(bounds) : viewFrom(fromMs, toMs - fromMs, bounds));
    },
    zoom: (factor, aboutMs) => set(zoomed(view(), { factor, aboutMs }, bounds)),
    pan: (byMs) => set(panned(view(), byMs, bounds)),
    show: (fromMs, lengthMs) => set(viewFrom(fromMs, lengthMs, bounds)),
    fit: () => set(wholeOf(bounds)),
    zoomTo: (range) => set(viewOf(range, bounds)),
    reveal: (range) => set(revealing(view(), range, bounds)),
    follow: (wasMs, isMs) => set(following(view(), { wasMs, isMs }, bounds)),
    burst: createBurst({ now: () => performance.now(), newId }),
  };
}

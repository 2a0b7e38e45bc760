import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createFrameQueue } from './frameQueue.ts';
import { type Palette, paletteOf, watchTheme } from './palette.ts';
import { type Scene, type TimelineClock, timeUnder } from './scene.ts';
import type { TimelineView } from './timelineView.ts';
import { pxPerMs } from './view.ts';

/** Colours until the theme has been read. */
const unread: Palette = {
  ground: '#ffffff',
  softGround: '#f7f8f8',
  text: '#1d2226',
  softText: '#5d666c',
  line: '#e1e4e6',
  strongLine: '#868e93',
  accent: '#186486',
  font: '11px sans-serif',
};

/** The theme's colours where an element stands, read once for each theme. */
function usePalette(element: RefObject<HTMLElement | null>): Palette {
  const [palette, setPalette] = useState(unread);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    const read = () => {
      const now = paletteOf(current);
      setPalette((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
    };
    read();
    return watchTheme(current, read);
  }, [element]);
  return palette;
}

interface SceneGround {
  view: TimelineView;
  clock: TimelineClock;
  durationMs: number;
}

/** What the parts of a timeline share; the view takes the recording's length and goes with the playhead. */
export function useScene(
  element: RefObject<HTMLElement | null>,
  { view, clock, durationMs }: SceneGround,
): Scene {
  const [queue] = useState(() => createFrameQueue());
  const held = useRef(false);
  const palette = usePalette(element);
  useEffect(() => () => queue.close(), [queue]);
  useLayoutEffect(() => view.setDuration(durationMs), [view, durationMs]);
  useEffect(() => {
    let was = clock.now();
    return clock.subscribe((ms) => {
      if (!held.current) view.follow(was, ms);
      was = ms;
    });
  }, [clock, view]);
  return useMemo(() => ({ view, clock, queue, palette, held }), [view, clock, queue, palette]);
}

/** Tells the view how wide it is shown. */
export function useWidth(field: RefObject<HTMLElement | null>, view: TimelineView): void {
  useLayoutEffect(() => {
    const { current } = field;
    if (current === null) return;
    const measure = () => view.setWidth(current.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [field, view]);
}

/** Pixels of a wheel's turn, whatever it is told in. */
function turned({ deltaX, deltaY, deltaMode }: WheelEvent): [x: number, y: number] {
  const unit =
    deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : deltaMode === WheelEvent.DOM_DELTA_PAGE ? 400 : 1;
  return [deltaX * unit, deltaY * unit];
}

/** Whether the lanes would scroll with it. */
function scrolls(element: HTMLElement, event: WheelEvent): boolean {
  const inside = event.target instanceof Node && element.contains(event.target);
  return inside && !event.shiftKey && event.deltaX === 0 && element.scrollHeight > element.clientHeight + 1;
}

interface WheelParts {
  timeline: RefObject<HTMLElement | null>;
  /** What is as wide as the view. */
  field: RefObject<HTMLElement | null>;
  scroller: RefObject<HTMLDivElement | null>;
}

/** The wheel moves along, with Control it zooms about the pointer; lanes that do not fit scroll with it. */
export function useWheel({ timeline, field, scroller }: WheelParts, view: TimelineView): void {
  useEffect(() => {
    const element = timeline.current;
    const onWheel = (event: WheelEvent) => {
      if (field.current === null || scroller.current === null) return;
      const [x, y] = turned(event);
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const aboutMs = timeUnder(event, field.current, view.scale());
        view.zoom(Math.exp(Math.min(Math.max(y, -200), 200) * 0.003), aboutMs);
      } else if (!scrolls(scroller.current, event)) {
        event.preventDefault();
        view.pan((x + y) / pxPerMs(view.scale()));
      }
    };
    // Not as a property: React's listener could not keep the page from zooming.
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [timeline, field, scroller, view]);
}

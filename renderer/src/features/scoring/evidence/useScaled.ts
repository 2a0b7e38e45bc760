import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Point, Size } from '../../../sheets/box.ts';
import { nextScale, scaleOf, wheeledScale, type Zoom } from './zoom.ts';

/** How large an item is shown in its window. */
export interface Scaled {
  zoom: Zoom;
  /** 1 is 100 per cent. */
  scale: number;
  /** Whether the window was measured: until then the scale is a guess. */
  settled: boolean;
  /** The room for a fitted sheet, CSS pixels. */
  free: Size;
  set: (zoom: Zoom) => void;
  in: () => void;
  out: () => void;
}

interface ScaledOptions {
  /** What scrolls. */
  window: RefObject<HTMLElement | null>;
  /** The sheet at 100 per cent. */
  sheet: Size;
  /** What is left free on each side of a fitted sheet, CSS pixels. */
  margin: number;
  start: Zoom;
  /** Takes hold of what lies under a point of the screen. @returns what brings it back there at another scale */
  hold: (at: Point) => () => void;
}

/** The inside of an element, without its scrollbars; nothing until it is laid out. */
function useRoom(window: RefObject<HTMLElement | null>, onChange: () => void): Size | null {
  const [room, setRoom] = useState<Size | null>(null);
  const latest = useRef(onChange);
  useLayoutEffect(() => {
    latest.current = onChange;
  });
  useLayoutEffect(() => {
    const element = window.current;
    if (element === null) return;
    const measure = () => {
      latest.current();
      setRoom({ width: element.clientWidth, height: element.clientHeight });
    };
    const observer = new ResizeObserver(measure);
    measure();
    observer.observe(element);
    return () => observer.disconnect();
  }, [window]);
  return room;
}

function middleOf(element: HTMLElement | null): Point {
  const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
  return { x: x + width / 2, y: y + height / 2 };
}

/** Turns the wheel with Ctrl, or a pinch on a touchpad, into a scale, about the pointer. */
function useWheel(window: RefObject<HTMLElement | null>, onWheel: (event: WheelEvent) => void): void {
  const latest = useRef(onWheel);
  useLayoutEffect(() => {
    latest.current = onWheel;
  });
  useEffect(() => {
    const element = window.current;
    const listen = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      latest.current(event);
    };
    // React listens passively, and the browser would zoom the whole page.
    element?.addEventListener('wheel', listen, { passive: false });
    return () => element?.removeEventListener('wheel', listen);
  }, [window]);
}

/** The scale of an item, which keeps in its place what a person looks at. */
export function useScaled({ window, sheet, margin, start, hold }: ScaledOptions): Scaled {
  const [zoom, setZoom] = useState(start);
  const held = useRef<(() => void) | null>(null);
  // A pane that gets wider makes a fitted sheet larger: what was looked at stays there too.
  const room = useRoom(window, () => {
    held.current ??= hold(middleOf(window.current));
  });
  const free = {
    width: Math.max(1, (room?.width ?? sheet.width) - 2 * margin),
    height: Math.max(1, (room?.height ?? sheet.height) - 2 * margin),
  };
  const scale = scaleOf(zoom, sheet, free);
  const change = (next: Zoom, at = middleOf(window.current)) => {
    // The wheel turns several times before one is drawn: the first hold is the true one.
    held.current ??= hold(at);
    setZoom(next);
  };
  const before = useRef(scale);
  useLayoutEffect(() => {
    if (before.current !== scale) held.current?.();
    before.current = scale;
    held.current = null;
  });
  useWheel(window, ({ deltaY, clientX, clientY }) =>
    change({ kind: 'scale', scale: wheeledScale(scale, deltaY) }, { x: clientX, y: clientY }),
  );
  return {
    zoom,
    scale,
    settled: room !== null,
    free,
    set: (next) => change(next),
    in: () => change({ kind: 'scale', scale: nextScale(scale, 'in') }),
    out: () => change({ kind: 'scale', scale: nextScale(scale, 'out') }),
  };
}

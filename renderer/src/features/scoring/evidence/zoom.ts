import type { Size } from '../../../sheets/box.ts';

/** How large a sheet is shown: fitted to the room it has, or at a scale of its own. */
export type Zoom = { kind: 'width' } | { kind: 'page' } | { kind: 'scale'; scale: number };

export const [leastScale, mostScale] = [0.25, 4];

const stops = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4] as const;
/** Scales closer than this look the same. */
const near = 0.01;

/** The scale at which a sheet is shown; a fitted one may be outside what can be chosen. */
export function scaleOf(zoom: Zoom, sheet: Size, room: Size): number {
  const across = room.width / sheet.width;
  switch (zoom.kind) {
    case 'width':
      return across;
    case 'page':
      return Math.min(across, room.height / sheet.height);
    case 'scale':
      return zoom.scale;
  }
}

/** The next stop above or below a scale, wherever it stands. */
export function nextScale(scale: number, direction: 'in' | 'out'): number {
  if (direction === 'in') return stops.find((stop) => stop > scale + near) ?? Math.max(scale, mostScale);
  return stops.findLast((stop) => stop < scale - near) ?? Math.min(scale, leastScale);
}

/** A scale turned by a wheel: `delta` as in `WheelEvent.deltaY`, pixels. */
export function wheeledScale(scale: number, delta: number): number {
  const turned = scale * Math.exp(-delta / 300);
  return Math.min(Math.max(turned, Math.min(scale, leastScale)), Math.max(scale, mostScale));
}

/** Where a window of that length begins so that the stretch is seen: as it was if it is, otherwise in its middle. */
export function showing(
  stretch: { start: number; end: number },
  window: { start: number; length: number },
): number {
  const { start, end } = stretch;
  if (start >= window.start && end <= window.start + window.length) return window.start;
  // What is longer than the window is shown from its beginning.
  const spare = Math.max(0, (window.length - (end - start)) / 2);
  return Math.max(0, start - spare);
}

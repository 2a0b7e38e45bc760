import type { FrameQueue } from './frameQueue.ts';
import type { Palette } from './palette.ts';
import type { TimelineView } from './timelineView.ts';
import { type Scale, timeOf } from './view.ts';

/** The part of a player's clock that a timeline needs. */
export interface TimelineClock {
  /** Where the picture is, milliseconds. */
  now(): number;
  subscribe(listener: (ms: number) => void): () => void;
}

/** What every part of one timeline shares. */
export interface Scene {
  view: TimelineView;
  clock: TimelineClock;
  queue: FrameQueue;
  palette: Palette;
  /** While something is held with the pointer the view does not go with the playhead. */
  held: { current: boolean };
}

/** The time under a pointer over an element that is as wide as the view. */
export function timeUnder(event: { clientX: number }, element: Element, scale: Scale): number {
  const { left, width } = element.getBoundingClientRect();
  return timeOf(Math.min(Math.max(event.clientX - left, 0), width), { view: scale.view, width });
}

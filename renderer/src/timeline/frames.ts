import { type FrameTimes, frameAt, frameMs } from '#shared/domain/frameTimes.ts';
import { pxPerMs, type Scale } from './view.ts';

/** What is known of a recording's frames: when each is presented, or else about how long one lasts. */
export interface FrameGrid {
  times: FrameTimes | null;
  nominalMs: number;
}

/** A recording whose rate nobody knows steps as one of 25 frames a second. */
export const unknownFrames: FrameGrid = { times: null, nominalMs: 40 };

/** Spans are kept in whole milliseconds, so a time up to half of one short of a frame is that frame. */
const rounding = 0.5;

const known = ({ times }: FrameGrid): FrameTimes | null =>
  times !== null && times.ticks.length > 0 ? times : null;

/**
 * A time moved by so many frames, whole milliseconds. From between two frames the first step back is to the beginning
 * of the one on screen.
 */
export function movedByFrames(ms: number, frames: number, grid: FrameGrid): number {
  const times = known(grid);
  if (times === null) return Math.round(ms + frames * grid.nominalMs);
  const on = frameAt(times, ms + rounding);
  const between = ms - frameMs(times, on) > rounding;
  return Math.round(frameMs(times, on + frames + (between && frames < 0 ? 1 : 0)));
}

/** The beginning of the frame that is nearest, whole milliseconds; the time itself where frames are not known. */
export function nearestFrame(ms: number, grid: FrameGrid): number {
  const times = known(grid);
  if (times === null) return Math.round(ms);
  const on = frameAt(times, ms);
  const [before, after] = [frameMs(times, on), frameMs(times, on + 1)];
  return Math.round(Math.abs(after - ms) < Math.abs(ms - before) ? after : before);
}

/** Where the frames of a view begin, for drawing; empty while they stand too close to be told apart. */
export function frameLines(scale: Scale, grid: FrameGrid, leastPx = 8): number[] {
  const times = known(grid);
  const mostLines = scale.width / leastPx;
  if (times === null) return [];
  const [first, last] = [frameAt(times, scale.view.fromMs), frameAt(times, scale.view.toMs)];
  if (last - first > mostLines || pxPerMs(scale) <= 0) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => frameMs(times, first + i));
}

import { type FrameTimes, frameAt, frameMs, seekTimeOf } from '#shared/domain/frameTimes.ts';

/** A place one asked to be at. */
export interface Target {
  /** The presentation time of its frame, whole milliseconds; without frame times the time that was asked for. */
  ms: number;
  /** Null without frame times. */
  frame: number | null;
  /** What to ask of the element so that it shows exactly this, milliseconds. */
  elementMs: number;
}

/** What a target is reckoned on. */
export interface Extent {
  times: FrameTimes | null;
  /** 0 where it is not known yet. */
  durationMs: number;
}

/** Times that are kept are whole milliseconds, so a frame's own may lie half of one before it. */
const roundingMs = 0.5;

/** The frame that a whole millisecond stands for: the one on screen at that time, or whose time was rounded to it. */
export function frameOf(times: FrameTimes, ms: number): number {
  return frameAt(times, ms + roundingMs);
}

/** A frame, or the first or last where there is none of that number. */
export function frameTarget(times: FrameTimes, frame: number, durationMs: number): Target {
  const held = Math.min(Math.max(0, frame), times.ticks.length - 1);
  const ms = frameMs(times, held);
  return { ms: Math.round(ms), frame: held, elementMs: seekTimeOf(times, held, durationMs) };
}

/** A time, held inside the recording and on the frame that is shown at it. */
export function timeTarget({ times, durationMs }: Extent, ms: number): Target {
  const held = Math.min(Math.max(0, ms), durationMs > 0 ? durationMs : Number.POSITIVE_INFINITY);
  if (times !== null && times.ticks.length > 0) return frameTarget(times, frameOf(times, held), durationMs);
  return { ms: Math.round(held), frame: null, elementMs: Math.round(held) };
}

/** Where one is so many frames further; without frame times about there. */
export function steppedTarget(
  extent: Extent,
  from: { frame: number | null; ms: number; frameMs: number },
  frames: number,
): Target {
  const { times, durationMs } = extent;
  if (times !== null && from.frame !== null) return frameTarget(times, from.frame + frames, durationMs);
  const wanted = timeTarget(extent, from.ms + frames * from.frameMs);
  // A little into the frame, so that rounding never shows the one before; the place stays, or steps would add that up.
  return { ...wanted, elementMs: timeTarget(extent, wanted.ms + 0.1 * from.frameMs).ms };
}

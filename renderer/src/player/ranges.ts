import type { FrameTimes } from '#shared/domain/frameTimes.ts';
import type { Clock } from './clock.ts';
import type { PlayerStatus, TimeRange } from './playerStatus.ts';
import { frameOf, steppedTarget } from './target.ts';

/** A moment is heard for this long. */
const momentMs = 2_000;
const shortestMs = 200;

/** What of a recording is played for a span: a moment has no length of its own. */
export function heardRange({ startMs, endMs }: TimeRange): TimeRange {
  return { startMs, endMs: Math.max(endMs, startMs + (endMs === startMs ? momentMs : shortestMs)) };
}

/** Whether the frame on screen is the last of a range, or later. */
export function atEnd({ endMs }: TimeRange, ms: number, times: FrameTimes | null): boolean {
  if (times === null || times.ticks.length === 0) return ms >= endMs;
  return frameOf(times, ms) >= frameOf(times, endMs);
}

/** The loop that begins here; it keeps its end where that is later. */
export function loopFrom(ms: number, loop: TimeRange | null, durationMs: number): TimeRange {
  return { startMs: ms, endMs: loop !== null && loop.endMs > ms ? loop.endMs : Math.max(durationMs, ms) };
}

/** The loop that ends here; it keeps its start where that is earlier. */
export function loopTo(ms: number, loop: TimeRange | null): TimeRange {
  return { startMs: loop !== null && loop.startMs < ms ? loop.startMs : 0, endMs: ms };
}

/** A loop with one end moved by frames; the ends never pass each other. */
export function movedEnd(
  loop: TimeRange,
  { end, frames }: { end: 'startMs' | 'endMs'; frames: number },
  { clock, status }: { clock: Clock; status: () => PlayerStatus },
): TimeRange {
  const times = clock.times();
  const { durationMs } = status();
  const from = { ms: loop[end], frame: times && frameOf(times, loop[end]), frameMs: clock.frameMs() };
  const moved = { ...loop, [end]: steppedTarget({ times, durationMs }, from, frames).ms };
  return moved.startMs < moved.endMs ? moved : loop;
}

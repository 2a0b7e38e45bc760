import type { BarPart } from './hit.ts';
import { type Catches, snapped } from './snap.ts';

export interface Range {
  startMs: number;
  endMs: number;
}

/** A span under the pointer: what it was, which part is held, and how far the pointer has gone. */
export interface Drag {
  before: Range;
  part: BarPart;
  byMs: number;
}

export interface DragRules {
  durationMs: number;
  /** Null while nothing shall catch. */
  catches: Catches | null;
  reachMs: number;
}

export interface Dragged {
  range: Range;
  /** The time it caught on, for the line that shows it. */
  caughtMs: number | null;
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

function caughtOn(ms: number, { catches, reachMs }: DragRules) {
  return catches === null ? { ms: Math.round(ms), caught: false } : snapped(ms, catches, reachMs);
}

/** Keeps its length; whichever end finds something to catch on decides. */
function moved({ before, byMs }: Drag, rules: DragRules): Dragged {
  const length = before.endMs - before.startMs;
  const start = caughtOn(before.startMs + byMs, rules);
  const end = caughtOn(before.endMs + byMs, rules);
  const byEnd = end.caught && !start.caught;
  const wanted = byEnd ? end.ms - length : start.ms;
  const startMs = clamp(wanted, 0, Math.max(0, rules.durationMs - length));
  const held = byEnd ? startMs + length === end.ms : startMs === start.ms;
  const caughtMs = held && (byEnd || start.caught) ? (byEnd ? end.ms : start.ms) : null;
  return { range: { startMs, endMs: startMs + length }, caughtMs };
}

/** Where a dragged span is now. An end never passes the other, nothing leaves the recording. */
export function dragged(drag: Drag, rules: DragRules): Dragged {
  const { before, part, byMs } = drag;
  if (part === 'body') return moved(drag, rules);
  const end = caughtOn((part === 'start' ? before.startMs : before.endMs) + byMs, rules);
  const ms =
    part === 'start' ? clamp(end.ms, 0, before.endMs) : clamp(end.ms, before.startMs, rules.durationMs);
  const range = part === 'start' ? { ...before, startMs: ms } : { ...before, endMs: ms };
  return { range, caughtMs: end.caught && ms === end.ms ? ms : null };
}

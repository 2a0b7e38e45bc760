import type { Range } from './drag.ts';
import { type FrameGrid, movedByFrames } from './frames.ts';

export type NudgedPart = 'start' | 'end' | 'both';

export interface NudgeRules {
  grid: FrameGrid;
  durationMs: number;
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** A range with an end, or both, so many frames earlier or later. Moved whole, it keeps its length. */
export function nudged(
  range: Range,
  { part, frames }: { part: NudgedPart; frames: number },
  rules: NudgeRules,
): Range {
  const { startMs, endMs } = range;
  const latest = Math.max(rules.durationMs, endMs);
  if (part === 'end')
    return { startMs, endMs: clamp(movedByFrames(endMs, frames, rules.grid), startMs, latest) };
  const start = movedByFrames(startMs, frames, rules.grid);
  if (part === 'start') return { startMs: clamp(start, 0, endMs), endMs };
  const length = endMs - startMs;
  const to = clamp(start, 0, Math.max(0, latest - length));
  return { startMs: to, endMs: to + length };
}

/** A range with one end at a time; the other gives way where it would be passed. */
export function withEndAt({ startMs, endMs }: Range, part: 'start' | 'end', ms: number): Range {
  if (part === 'start') return { startMs: ms, endMs: Math.max(ms, endMs) };
  return { startMs: Math.min(ms, startMs), endMs: ms };
}

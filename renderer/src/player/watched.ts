import { type Stretch, unionOf } from '#shared/domain/coverage.ts';

/** What happened to a recording, as far as watching it goes. Times in milliseconds. */
export type Watching =
  /** A frame came on screen while it played; it stays until `endMs`, if the playing goes on. */
  | { kind: 'played'; startMs: number; endMs: number }
  /** A frame was shown by a step. */
  | { kind: 'shown'; startMs: number; endMs: number }
  /** It went somewhere else, or stopped: what lies between was not played. */
  | { kind: 'broke' };

export interface Watched {
  /** Where playing has come to without a break; null after one. */
  since: number | null;
  stretches: readonly Stretch[];
}

export const nothingWatched: Watched = { since: null, stretches: [] };

/** Takes in what happened. Playing counts from one frame to the next and never over a break, at any speed. */
export function watch({ since, stretches }: Watched, happened: Watching): Watched {
  if (happened.kind === 'broke') return { since: null, stretches };
  const [startMs, endMs] = [Math.round(happened.startMs), Math.round(happened.endMs)];
  if (happened.kind === 'shown') return { since: null, stretches: [...stretches, { startMs, endMs }] };
  // Going back without a break is no playing.
  const from = since !== null && since <= startMs ? since : startMs;
  return { since: startMs, stretches: unionOf([...stretches, { startMs: from, endMs }]) };
}

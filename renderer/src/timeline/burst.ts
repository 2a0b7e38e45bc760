import type { Range } from './drag.ts';

/** Nudges that follow each other closer than this are one. */
const pauseMs = 1_000;

export interface Nudge {
  spanId: string;
  /** What of the span is moved. */
  part: string;
  from: Range;
  to: Range;
}

/** Gives nudges of one burst the same edit id, so that they are undone in one step. */
export interface Burst {
  idFor(nudge: Nudge): string;
  /** The next nudge begins another burst: something else was edited. */
  end(): void;
}

interface BurstGround {
  now(): number;
  newId(): string;
}

const same = (a: Range, b: Range) => a.startMs === b.startMs && a.endMs === b.endMs;

export function createBurst({ now, newId }: BurstGround): Burst {
  let last: (Nudge & { id: string; at: number }) | null = null;

  /** The same part of the same span, soon after, with nothing in between that moved it. */
  function goesOn({ spanId, part, from }: Nudge, at: number): boolean {
    if (last === null || at - last.at > pauseMs) return false;
    return last.spanId === spanId && last.part === part && same(last.to, from);
  }

  return {
    idFor(nudge) {
      const at = now();
      const id = last !== null && goesOn(nudge, at) ? last.id : newId();
      last = { ...nudge, id, at };
      return id;
    },
    end() {
      last = null;
    },
  };
}

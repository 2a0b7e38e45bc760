import type { Session } from '#shared/contract/scoring.ts';

/** Time of work that was told when it ended. */
interface Work {
  at: string;
  ms: number;
}

/** What a session is told from. */
export interface SessionFacts {
  now: Date;
  /** In whichever batch, in order. */
  work: readonly Work[];
  /** Readings of the batch submitted by now: when, and how long each was worked on. */
  submitted: readonly { submittedAt: string; activeMs: number }[];
  remaining: number;
}

const minute = 60_000;
/** A pause from here on is a break. */
const breakMs = 5 * minute;
/** A pause from here on ends the session: what comes after is another day's, or another shift's. */
const apartMs = 4 * 60 * minute;
/** Under so many readings there is no pace to speak of. */
const enoughForPace = 3;

/** Work without a pause of five minutes, milliseconds since 1970. */
interface Run {
  from: number;
  to: number;
}

/** Work in runs, the pauses between which are breaks. */
function runsOf(work: readonly Work[]): Run[] {
  const runs: Run[] = [];
  for (const { at, ms } of work) {
    const to = Date.parse(at);
    const last = runs.at(-1);
    if (last && to - ms - last.to < breakMs) last.to = Math.max(last.to, to);
    else runs.push({ from: to - ms, to });
  }
  return runs;
}

/** The runs of the session that goes on now; none where the last one is over. */
function currentRuns(runs: readonly Run[], now: number): Run[] {
  const session: Run[] = [];
  let until = now;
  for (const run of runs.toReversed()) {
    if (until - run.to >= apartMs) break;
    session.unshift(run);
    until = run.from;
  }
  return session;
}

/** The middle value, whole; of an even number the mean of the middle two. */
function medianOf(values: readonly number[]): number {
  const inOrder = values.toSorted((a, b) => a - b);
  const middle = Math.floor(inOrder.length / 2);
  const upper = inOrder[middle] ?? 0;
  return inOrder.length % 2 === 1 ? upper : Math.round(((inOrder[middle - 1] ?? upper) + upper) / 2);
}

const asInstant = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());

/** How the stretch of work that goes on now goes; for whoever does it. */
export function sessionOf({ now, work, submitted, remaining }: SessionFacts): Session {
  const runs = currentRuns(runsOf(work), now.getTime());
  const start = runs[0]?.from;
  const within = (at: string) => start !== undefined && Date.parse(at) >= start;
  const times = submitted.filter((one) => within(one.submittedAt)).map((one) => one.activeMs);
  const medianMs = times.length < enoughForPace ? null : medianOf(times);
  return {
    startedAt: asInstant(start),
    activeMs: work.reduce((sum, { at, ms }) => sum + (within(at) ? ms : 0), 0),
    submitted: times.length,
    medianMs,
    remaining,
    remainingMs: medianMs === null ? null : medianMs * remaining,
    breaks: Math.max(0, runs.length - 1),
    workingSince: asInstant(runs.at(-1)?.from),
  };
}

/** Work longer ago than this cannot be of the session that goes on. */
export const longestSessionMs = 7 * 24 * 60 * minute;

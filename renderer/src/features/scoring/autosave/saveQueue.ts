import type { Problem } from '#shared/contract/errors.ts';
import type { Annotation, Score } from '#shared/domain/reading.ts';

/** A change of a draft that belongs on disk. */
export type Change =
  | { kind: 'score'; score: Score }
  | { kind: 'annotation'; annotation: Annotation }
  | { kind: 'annotation removed'; annotationId: string }
  | { kind: 'feedback'; feedback: string };

/** What a change is about: of two changes with one key the later is the whole truth. */
export function keyOf(change: Change): string {
  switch (change.kind) {
    case 'score':
      return `score ${change.score.criterionId}`;
    case 'annotation':
      return `annotation ${change.annotation.id}`;
    case 'annotation removed':
      return `annotation ${change.annotationId}`;
    case 'feedback':
      return 'feedback';
  }
}

interface Entry {
  change: Change;
  /** When it may be sent, milliseconds of the caller's clock. */
  dueAt: number;
  /** The change that is under way for this key, which may be an older one. */
  sending: Change | null;
  failures: number;
  problem: Problem | null;
}

/** Everything that is not on disk yet, and when the last change reached it. */
export interface SaveQueue {
  entries: ReadonlyMap<string, Entry>;
  /** The workstation's word, an instant. */
  savedAt: string | null;
}

export const emptyQueue: SaveQueue = { entries: new Map(), savedAt: null };

function withEntry(queue: SaveQueue, key: string, entry: Entry | null): SaveQueue {
  const entries = new Map(queue.entries);
  if (entry === null) entries.delete(key);
  else entries.set(key, entry);
  return { ...queue, entries };
}

/** Takes a change in, to be sent from `dueAt` on. A later change of the same thing takes its place. */
export function put(queue: SaveQueue, change: Change, dueAt: number): SaveQueue {
  const key = keyOf(change);
  const known = queue.entries.get(key);
  const entry = known ?? { sending: null, failures: 0, problem: null };
  return withEntry(queue, key, { ...entry, change, dueAt });
}

/** Makes everything due: nothing waits for the person to stop typing, nor for a pause to pass. */
export function hurry(queue: SaveQueue, now: number): SaveQueue {
  const entries = [...queue.entries].map(
    ([key, entry]) => [key, { ...entry, dueAt: Math.min(entry.dueAt, now) }] as const,
  );
  return { ...queue, entries: new Map(entries) };
}

/** Begins what is due: at most one at a time for each key, so that an older text never lands last. */
export function begin(queue: SaveQueue, now: number): { queue: SaveQueue; toSend: Change[] } {
  let next = queue;
  const toSend: Change[] = [];
  for (const [key, entry] of queue.entries) {
    if (entry.sending !== null || entry.dueAt > now) continue;
    next = withEntry(next, key, { ...entry, sending: entry.change });
    toSend.push(entry.change);
  }
  return { queue: next, toSend };
}

/** The workstation has it on disk. */
export function succeeded(queue: SaveQueue, sent: Change, savedAt: string): SaveQueue {
  const key = keyOf(sent);
  const entry = queue.entries.get(key);
  if (!entry) return { ...queue, savedAt };
  const rest = entry.change === sent ? null : { ...entry, sending: null, failures: 0, problem: null };
  return { ...withEntry(queue, key, rest), savedAt };
}

/** How long to wait after so many failures in a row, milliseconds. */
export function pauseAfter(failures: number): number {
  return Math.min(1_000 * 2 ** (failures - 1), 30_000);
}

/** It could not be saved: it stays, and is tried again after a growing pause. */
export function failed(queue: SaveQueue, sent: Change, why: { problem: Problem; now: number }): SaveQueue {
  const key = keyOf(sent);
  const entry = queue.entries.get(key);
  if (!entry) return queue;
  const failures = entry.failures + 1;
  const dueAt = why.now + pauseAfter(failures);
  return withEntry(queue, key, { ...entry, sending: null, failures, problem: why.problem, dueAt });
}

/** When something becomes due next; null where nothing waits for a time. */
export function nextDue({ entries }: SaveQueue): number | null {
  const times = [...entries.values()].filter(({ sending }) => sending === null).map(({ dueAt }) => dueAt);
  return times.length === 0 ? null : Math.min(...times);
}

/** What may truly be said about saving. */
export type Standing =
  | { kind: 'untouched' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; problem: Problem };

export function standingOf({ entries, savedAt }: SaveQueue): Standing {
  for (const { problem } of entries.values()) if (problem !== null) return { kind: 'failed', problem };
  if (entries.size > 0) return { kind: 'saving' };
  return savedAt === null ? { kind: 'untouched' } : { kind: 'saved', at: savedAt };
}

import type { Problem } from '#shared/contract/errors.ts';
import type { Edit } from '#shared/domain/change.ts';

interface Waiting {
  edit: Edit;
  /** When it may be sent, milliseconds of the caller's clock. */
  dueAt: number;
}

/** Everything that is not on disk yet, in the order it was made, and when the last of it reached the disk. */
export interface SaveQueue {
  /** The batch that is under way. */
  sending: readonly Edit[];
  waiting: readonly Waiting[];
  failures: number;
  problem: Problem | null;
  /** The workstation's word, an instant. */
  savedAt: string | null;
}

export const emptyQueue: SaveQueue = {
  sending: [],
  waiting: [],
  failures: 0,
  problem: null,
  savedAt: null,
};

/** A batch stays far below what a host takes in one message, also when every edit is a long text. */
export const mostInBatch = 40;

/**
 * Takes an edit in, to be sent from `dueAt` on. One that goes on an edit still waiting takes its place; any other ends
 * the wait of those before it, because edits reach the disk in their order.
 */
export function put(queue: SaveQueue, edit: Edit, dueAt: number): SaveQueue {
  const last = queue.waiting.at(-1);
  if (last?.edit.id === edit.id)
    return { ...queue, waiting: [...queue.waiting.slice(0, -1), { edit, dueAt }] };
  return { ...queue, waiting: [...queue.waiting, { edit, dueAt }] };
}

/** Makes everything due: nothing waits for the person to stop typing, nor for a pause to pass. */
export function hurry(queue: SaveQueue, now: number): SaveQueue {
  const waiting = queue.waiting.map(({ edit, dueAt }) => ({ edit, dueAt: Math.min(dueAt, now) }));
  return { ...queue, waiting };
}

/** Begins the next batch if one is due: everything up to the last edit that is, one batch at a time. */
export function begin(queue: SaveQueue, now: number): { queue: SaveQueue; toSend: readonly Edit[] } {
  if (queue.sending.length > 0) return { queue, toSend: [] };
  const due = queue.waiting.findLastIndex(({ dueAt }) => dueAt <= now) + 1;
  const count = Math.min(due, mostInBatch);
  const toSend = queue.waiting.slice(0, count).map(({ edit }) => edit);
  return { queue: { ...queue, sending: toSend, waiting: queue.waiting.slice(count) }, toSend };
}

/** The workstation has the batch on disk. */
export function succeeded(queue: SaveQueue, savedAt: string): SaveQueue {
  return { ...queue, sending: [], failures: 0, problem: null, savedAt };
}

/** How long to wait after so many failures in a row, milliseconds. */
export function pauseAfter(failures: number): number {
  return Math.min(1_000 * 2 ** (failures - 1), 30_000);
}

/**
 * The batch could not be saved: all of it stays first in line, and is tried again after a growing pause. Nothing goes
 * before it.
 */
export function failed(queue: SaveQueue, why: { problem: Problem; now: number }): SaveQueue {
  const failures = queue.failures + 1;
  const retryAt = why.now + pauseAfter(failures);
  // The first that waits may be a later form of the last that was sent.
  const again = queue.sending.filter(({ id }) => id !== queue.waiting[0]?.edit.id);
  const waiting = [
    ...again.map((edit) => ({ edit, dueAt: retryAt })),
    ...queue.waiting.map(({ edit }) => ({ edit, dueAt: retryAt })),
  ];
  return { ...queue, sending: [], waiting, failures, problem: why.problem };
}

/** When something becomes due next; null where nothing waits for a time. */
export function nextDue({ sending, waiting }: SaveQueue): number | null {
  if (sending.length > 0 || waiting.length === 0) return null;
  return Math.min(...waiting.map(({ dueAt }) => dueAt));
}

/** What is not on disk yet, in its order. */
export function pendingOf({ sending, waiting }: SaveQueue): Edit[] {
  return [...sending, ...waiting.map(({ edit }) => edit)];
}

/** What may truly be said about saving. */
export type Standing =
  | { kind: 'untouched' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; problem: Problem };

export function standingOf(queue: SaveQueue): Standing {
  const { problem, savedAt } = queue;
  const empty = queue.sending.length + queue.waiting.length === 0;
  if (problem !== null && !empty) return { kind: 'failed', problem };
  if (!empty) return { kind: 'saving' };
  return savedAt === null ? { kind: 'untouched' } : { kind: 'saved', at: savedAt };
}

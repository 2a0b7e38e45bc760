import { describe, expect, it } from 'vitest';
import {
  begin,
  type Change,
  emptyQueue,
  failed,
  hurry,
  nextDue,
  pauseAfter,
  put,
  standingOf,
  succeeded,
} from '../../../../renderer/src/features/scoring/autosave/saveQueue.ts';

const text = (feedback: string): Change => ({ kind: 'feedback', feedback });
const problem = { code: 'disk_full', message: 'The disk is full.', remedy: 'Make room.' } as const;

describe('what waits to be saved', () => {
  it('sends one change of a thing at a time, and the latest of those made meanwhile', () => {
    const first = text('a');
    let { queue, toSend } = begin(put(emptyQueue, first, 0), 0);
    expect(toSend).toEqual([first]);
    queue = put(put(queue, text('ab'), 0), text('abc'), 0);
    expect(begin(queue, 0).toSend).toEqual([]);
    queue = succeeded(queue, first, '2026-01-01T00:00:00.000Z');
    expect(standingOf(queue)).toEqual({ kind: 'saving' });
    ({ queue, toSend } = begin(queue, 0));
    expect(toSend).toEqual([text('abc')]);
  });

  it('is not said to be saved before the answer', () => {
    const change = text('a');
    const { queue } = begin(put(emptyQueue, change, 0), 0);
    expect(standingOf(queue).kind).toBe('saving');
    const at = '2026-01-01T00:00:00.000Z';
    expect(standingOf(succeeded(queue, change, at))).toEqual({ kind: 'saved', at });
  });

  it('keeps what could not be saved, says so, and pauses longer each time', () => {
    const change = text('a');
    let queue = put(emptyQueue, change, 0);
    for (const failures of [1, 2, 3]) {
      const due = nextDue(queue) ?? Number.NaN;
      queue = failed(begin(queue, due).queue, change, { problem, now: due });
      expect(standingOf(queue)).toEqual({ kind: 'failed', problem });
      expect(nextDue(queue)).toBe(due + pauseAfter(failures));
    }
    expect([1, 2, 3, 9].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 30_000]);
  });

  it('goes at once when hurried', () => {
    const queue = hurry(put(emptyQueue, text('a'), 300), 10);
    expect(begin(queue, 10).toSend).toEqual([text('a')]);
  });
});

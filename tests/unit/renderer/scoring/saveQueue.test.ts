import { describe, expect, it } from 'vitest';
import type { Edit } from '#shared/domain/change.ts';
import { newId } from '#shared/domain/primitives.ts';
import {
  begin,
  emptyQueue,
  failed,
  hurry,
  mostInBatch,
  nextDue,
  pauseAfter,
  pendingOf,
  put,
  standingOf,
  succeeded,
} from '../../../../renderer/src/features/scoring/autosave/saveQueue.ts';

const text = (feedback: string, id = newId()): Edit => ({ id, changes: [{ kind: 'feedback', feedback }] });
const problem = { code: 'disk_full', message: 'The disk is full.', remedy: 'Make room.' } as const;
const at = '2026-01-01T00:00:00.000Z';

describe('what waits to be saved', () => {
  it('goes in its order, one batch at a time', () => {
    const [first, second, third] = [text('a'), text('b'), text('c')];
    let { queue, toSend } = begin(put(put(emptyQueue, first, 0), second, 0), 0);
    expect(toSend).toEqual([first, second]);
    queue = put(queue, third, 0);
    expect(begin(queue, 0).toSend).toEqual([]);
    queue = succeeded(queue, at);
    expect(standingOf(queue)).toEqual({ kind: 'saving' });
    expect(begin(queue, 0).toSend).toEqual([third]);
  });

  it('of a text that is being typed is its newest form, under one id', () => {
    const typed = text('a');
    const queue = put(put(emptyQueue, typed, 300), text('ab', typed.id), 350);
    expect(begin(queue, 320).toSend).toEqual([]);
    expect(begin(queue, 350).toSend).toEqual([text('ab', typed.id)]);
  });

  it('does not let a later edit overtake a text that still waits', () => {
    const [typed, level] = [text('a'), text('b')];
    expect(begin(put(put(emptyQueue, typed, 300), level, 10), 10).toSend).toEqual([typed, level]);
  });

  it('is not said to be saved before the answer', () => {
    const { queue } = begin(put(emptyQueue, text('a'), 0), 0);
    expect(standingOf(queue).kind).toBe('saving');
    expect(standingOf(succeeded(queue, at))).toEqual({ kind: 'saved', at });
  });

  it('stays first in line when it could not be saved, says so, and pauses longer each time', () => {
    const edit = text('a');
    let queue = put(emptyQueue, edit, 0);
    for (const failures of [1, 2, 3]) {
      const due = nextDue(queue) ?? Number.NaN;
      queue = failed(begin(queue, due).queue, { problem, now: due });
      expect(standingOf(queue)).toEqual({ kind: 'failed', problem });
      expect(nextDue(queue)).toBe(due + pauseAfter(failures));
    }
    const later = text('b');
    expect(pendingOf(put(queue, later, 0))).toEqual([edit, later]);
    expect([1, 2, 3, 9].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 30_000]);
  });

  it('is sent once in its newest form when it failed while it was typed on', () => {
    const typed = text('a');
    const sent = begin(put(emptyQueue, typed, 0), 0).queue;
    const queue = failed(put(sent, text('ab', typed.id), 0), { problem, now: 0 });
    expect(pendingOf(queue)).toEqual([text('ab', typed.id)]);
  });

  it('goes at once when hurried, and in batches that a host takes', () => {
    const edits = Array.from({ length: mostInBatch + 1 }, (_, index) => text(String(index)));
    const queue = edits.reduce((waiting, edit) => put(waiting, edit, 300), emptyQueue);
    expect(begin(hurry(queue, 10), 10).toSend).toEqual(edits.slice(0, mostInBatch));
  });
});

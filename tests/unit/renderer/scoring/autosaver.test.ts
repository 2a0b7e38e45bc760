import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { problem } from '#shared/contract/errors.ts';
import { createAutosaver } from '../../../../renderer/src/features/scoring/autosave/autosaver.ts';
import type { Change } from '../../../../renderer/src/features/scoring/autosave/saveQueue.ts';

const typed = (feedback: string): Change => ({ kind: 'feedback', feedback });
const savedAt = '2026-01-01T00:00:00.000Z';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function recording() {
  const sent: Change[] = [];
  const send = async (change: Change) => {
    sent.push(change);
    return savedAt;
  };
  return { sent, autosaver: createAutosaver(send) };
}

it('saves a level at once, and text after a pause in typing', async () => {
  const { sent, autosaver } = recording();
  const score = { criterionId: 'a', levelId: 'l', noEvidence: false, rationale: '' };
  autosaver.save({ kind: 'score', score }, 'now');
  autosaver.save(typed('H'), 'typed');
  await vi.advanceTimersByTimeAsync(200);
  autosaver.save(typed('He'), 'typed');
  expect(sent).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(299);
  expect(sent).toHaveLength(1);
  expect(autosaver.standing().kind).toBe('saving');
  await vi.advanceTimersByTimeAsync(1);
  expect(sent.at(-1)).toEqual(typed('He'));
  expect(autosaver.standing()).toEqual({ kind: 'saved', at: savedAt });
});

it('flushes what was typed without waiting, and answers when it is on disk', async () => {
  const { sent, autosaver } = recording();
  autosaver.save(typed('Half a sentence'), 'typed');
  await expect(autosaver.flush()).resolves.toBe(true);
  expect(sent).toEqual([typed('Half a sentence')]);
  expect(autosaver.pending()).toEqual([]);
});

it('flushes also what is typed while a save is under way', async () => {
  const answers: (() => void)[] = [];
  const sent: Change[] = [];
  const autosaver = createAutosaver((change) => {
    sent.push(change);
    return new Promise((resolve) => answers.push(() => resolve(savedAt)));
  });
  autosaver.save(typed('a'), 'now');
  const flushed = autosaver.flush();
  autosaver.save(typed('ab'), 'typed');
  answers[0]?.();
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  answers[1]?.();
  await expect(flushed).resolves.toBe(true);
  expect(sent.at(-1)).toEqual(typed('ab'));
});

it('keeps failed text, says so, and saves the newest of it once the disk takes it again', async () => {
  let full = true;
  const sent: Change[] = [];
  const autosaver = createAutosaver(async (change) => {
    if (full) throw problem('disk_full', 'The disk is full.', 'Make room.');
    sent.push(change);
    return savedAt;
  });
  autosaver.save(typed('a'), 'now');
  await expect(autosaver.flush()).resolves.toBe(false);
  expect(autosaver.standing()).toMatchObject({ kind: 'failed', problem: { code: 'disk_full' } });
  autosaver.save(typed('ab'), 'typed');
  await vi.advanceTimersByTimeAsync(400);
  expect(autosaver.standing().kind).toBe('failed');
  full = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toEqual([typed('ab')]);
  expect(autosaver.standing().kind).toBe('saved');
});

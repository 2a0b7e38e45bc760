import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { problem } from '#shared/contract/errors.ts';
import type { Edit } from '#shared/domain/change.ts';
import { newId } from '#shared/domain/primitives.ts';
import { createAutosaver, type Wire } from '../../../../renderer/src/features/scoring/autosave/autosaver.ts';

const typed = (feedback: string, id = newId()): Edit => ({ id, changes: [{ kind: 'feedback', feedback }] });
const savedAt = '2026-01-01T00:00:00.000Z';
const history = { undo: 'feedback', redo: null } as const;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Everything that was asked of the workstation, in the order it came. */
function recording(save?: Wire['save']) {
  const asked: (Edit | 'undo' | 'redo')[] = [];
  const wire: Wire = {
    save: async (edits) => {
      const saved = await (save?.(edits) ?? { savedAt, history });
      asked.push(...edits);
      return saved;
    },
    step: async (direction) => {
      asked.push(direction);
      return { savedAt, changes: [], history };
    },
  };
  return { asked, autosaver: createAutosaver(wire) };
}

it('saves a level at once, and text after a pause in typing', async () => {
  const { asked, autosaver } = recording();
  const level = typed('stands for a level');
  autosaver.save(level, 'now');
  await vi.advanceTimersByTimeAsync(0);
  const text = typed('H');
  autosaver.save(text, 'typed');
  await vi.advanceTimersByTimeAsync(200);
  autosaver.save(typed('He', text.id), 'typed');
  await vi.advanceTimersByTimeAsync(299);
  expect(asked).toEqual([level]);
  expect(autosaver.standing().kind).toBe('saving');
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual([level, typed('He', text.id)]);
  expect(autosaver.standing()).toEqual({ kind: 'saved', at: savedAt });
});

it('flushes what was typed without waiting, and answers when it is on disk', async () => {
  const { asked, autosaver } = recording();
  const text = typed('Half a sentence');
  autosaver.save(text, 'typed');
  await expect(autosaver.flush()).resolves.toBe(true);
  expect(asked).toEqual([text]);
  expect(autosaver.pending()).toEqual([]);
});

it('flushes also what is typed while a save is under way', async () => {
  const answers: (() => void)[] = [];
  const { asked, autosaver } = recording(
    () => new Promise((resolve) => answers.push(() => resolve({ savedAt, history }))),
  );
  const [first, second] = [typed('a'), typed('ab')];
  autosaver.save(first, 'now');
  const flushed = autosaver.flush();
  autosaver.save(second, 'typed');
  answers[0]?.();
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.();
  await expect(flushed).resolves.toBe(true);
  expect(asked).toEqual([first, second]);
});

it('keeps failed text, says so, and saves the newest of it once the disk takes it again', async () => {
  let full = true;
  const { asked, autosaver } = recording(async () => {
    if (full) throw problem('disk_full', 'The disk is full.', 'Make room.');
    return { savedAt, history };
  });
  const text = typed('a');
  autosaver.save(text, 'now');
  await expect(autosaver.flush()).resolves.toBe(false);
  expect(autosaver.standing()).toMatchObject({ kind: 'failed', problem: { code: 'disk_full' } });
  autosaver.save(typed('ab', text.id), 'typed');
  await vi.advanceTimersByTimeAsync(400);
  expect(autosaver.standing().kind).toBe('failed');
  full = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toEqual([typed('ab', text.id)]);
  expect(autosaver.standing().kind).toBe('saved');
});

it('steps back only after what was typed is on disk, and saves what comes after the step behind it', async () => {
  const { asked, autosaver } = recording();
  const [before, after] = [typed('a'), typed('b')];
  autosaver.save(before, 'typed');
  const steps = [autosaver.step('undo'), autosaver.step('redo')];
  await steps[0];
  autosaver.save(after, 'now');
  await Promise.all(steps);
  await autosaver.flush();
  expect(asked.filter((one) => one !== 'redo')).toEqual([before, 'undo', after]);
});

it('takes no step back while something could not be saved', async () => {
  const { asked, autosaver } = recording(async () => {
    throw problem('disk_full', 'The disk is full.', 'Make room.');
  });
  autosaver.save(typed('a'), 'now');
  await expect(autosaver.step('undo')).resolves.toBeNull();
  expect(asked).toEqual([]);
});

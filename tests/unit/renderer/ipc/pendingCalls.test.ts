import { describe, expect, it } from 'vitest';
import { createPendingCalls } from '../../../../renderer/src/ipc/pendingCalls.ts';

const problem = {
  code: 'internal',
  message: 'The workstation does not answer.',
  remedy: 'Start it.',
} as const;

describe('calls over a socket', () => {
  it('get their own answer, in whatever order answers come', async () => {
    const calls = createPendingCalls();
    const [first, second] = [calls.open(), calls.open()];
    calls.answer(second.id, { ok: true, data: 'second' });
    calls.answer(first.id, { ok: true, data: 'first' });
    expect(await first.answer).toEqual({ ok: true, data: 'first' });
    expect(await second.answer).toEqual({ ok: true, data: 'second' });
    expect(calls.size).toBe(0);
  });

  it('all end with the problem once the socket is gone', async () => {
    const calls = createPendingCalls();
    const { answer } = calls.open();
    calls.failAll(problem);
    expect(await answer).toEqual({ ok: false, error: problem });
    expect(calls.size).toBe(0);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Loop, openLoop } from '#electron/sync/loop.ts';
import { problem } from '#shared/contract/errors.ts';

let attempts: PromiseWithResolvers<void>[];
let loop: Loop;

beforeEach(() => {
  vi.useFakeTimers();
  attempts = [];
  loop = openLoop({
    attempt: () => {
      const one = Promise.withResolvers<void>();
      attempts.push(one);
      return one.promise;
    },
    changed: () => {},
    fault: () => problem('internal', 'A fault.', 'Again.').problem,
  });
});
afterEach(async () => {
  for (const one of attempts) one.resolve();
  await loop.stop();
  vi.useRealTimers();
});

const end = async (index: number, error?: unknown) => {
  if (error === undefined) attempts[index]?.resolve();
  else attempts[index]?.reject(error);
  await vi.advanceTimersByTimeAsync(0);
};
const unreachable = problem('exchange_unreachable', 'No answer.', 'Wait.');

describe('the sync loop', () => {
  it('tries again half a minute after a success', async () => {
    loop.start();
    await end(0);
    expect(loop.state()).toMatchObject({ connection: 'online', busy: false, problem: null });
    await vi.advanceTimersByTimeAsync(29_000);
    expect(attempts).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(attempts).toHaveLength(2);
  });

  it('a wish during an attempt gets an attempt of its own, one for all who wish', async () => {
    const first = loop.now();
    const second = loop.now();
    const third = loop.now();
    expect(attempts).toHaveLength(1);
    await end(0);
    await first;
    expect(attempts).toHaveLength(2);
    await end(1);
    await Promise.all([second, third]);
    expect(attempts).toHaveLength(2);
  });

  it('is offline when nobody answers, and comes back sooner than after a success', async () => {
    loop.start();
    await end(0, unreachable);
    expect(loop.state()).toMatchObject({ connection: 'offline', problem: { code: 'exchange_unreachable' } });
    await vi.advanceTimersByTimeAsync(1_001);
    expect(attempts).toHaveLength(2);
  });

  it('keeps waiting at most a minute however long it fails', async () => {
    loop.start();
    for (let i = 0; i < 20; i++) {
      await end(i, unreachable);
      await vi.advanceTimersByTimeAsync(60_001);
      expect(attempts).toHaveLength(i + 2);
    }
  });

  it('never throws, whatever an attempt throws', async () => {
    const now = loop.now();
    await end(0, 'a text');
    await now;
    expect(loop.state().problem?.code).toBe('internal');
  });

  it('does not come back after it was stopped', async () => {
    loop.start();
    const stopped = loop.stop();
    await end(0);
    await stopped;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(attempts).toHaveLength(1);
  });
});

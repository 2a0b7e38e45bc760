import { describe, expect, it, vi } from 'vitest';
import { openWorks } from '#electron/features/packs/work.ts';
import { problem } from '#shared/contract/errors.ts';

function works() {
  const broke = () => problem('internal', 'It broke off.', 'Begin again.').problem;
  const listener = { changed: vi.fn(), progressed: vi.fn(), broke: vi.fn(broke) };
  return { listener, works: openWorks(listener) };
}

const until = (over: () => boolean) => vi.waitFor(() => expect(over()).toBe(true));

describe('work on packs', () => {
  it('is for one pack at a time, and says how far it is', async () => {
    const { works: one, listener } = works();
    const { promise, resolve: end } = Promise.withResolvers<void>();
    one.begin('first', async (tell) => {
      tell({ what: 'make', done: 3, all: 10 });
      await promise;
    });
    await until(() => one.current()?.done === 3);
    expect(one.current()).toEqual({ packId: 'first', what: 'make', done: 3, all: 10, leftMs: null });
    expect(one.isAt('first')).toBe(true);
    expect(() => one.begin('second', async () => undefined)).toThrow(/under way for a pack already/);
    end();
    await until(() => one.current() === null);
    expect(listener.changed).toHaveBeenCalledTimes(2);
    expect(listener.progressed).toHaveBeenCalledTimes(1);
    expect(one.problemOf('first')).toBeNull();
  });

  it('that cannot go on tells why, until it is begun again', async () => {
    const { works: one } = works();
    one.begin('first', () => Promise.reject(problem('disk_full', 'The disk is full.', 'Free some space.')));
    await until(() => one.current() === null);
    expect(one.problemOf('first')?.code).toBe('disk_full');
    one.begin('first', async () => undefined);
    expect(one.problemOf('first')).toBeNull();
    await one.stop();
  });

  it('that breaks off by a fault ends nothing but itself', async () => {
    const { works: one, listener } = works();
    const fault = new TypeError('a fault');
    one.begin('first', () => Promise.reject(fault));
    await until(() => one.current() === null);
    expect(listener.broke).toHaveBeenCalledWith(fault);
    expect(one.problemOf('first')?.message).toBe('It broke off.');
  });

  it('that is stopped has no problem', async () => {
    const { works: one } = works();
    one.begin('first', async (_tell, signal) => {
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    await Promise.resolve();
    await one.stop();
    expect(one.current()).toBeNull();
    expect(one.problemOf('first')).toBeNull();
  });
});

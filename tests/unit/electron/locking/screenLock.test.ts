import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keyFileStore } from '#electron/hosts/secretFile.ts';
import { passphraseStore } from '#electron/locking/passphraseStore.ts';
import { openScreenLock, type ScreenLock } from '#electron/locking/screenLock.ts';
import { changeSecrets } from '#electron/secrets.ts';

const passphrase = 'four words of mine';
const minute = 60_000;

let profile: string;
let told: string[];
let lock: ScreenLock;

function start(): ScreenLock {
  told = [];
  return openScreenLock({
    secrets: passphraseStore(keyFileStore(profile), 2 ** 10),
    idleMs: () => 10 * minute,
    open: () => told.push('opened'),
    changed: (locked) => told.push(locked ? 'locked' : 'unlocked'),
  });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  profile = mkdtempSync(join(tmpdir(), 'rangefinder-profile-'));
  changeSecrets(keyFileStore(profile), { profileKey: 'ab'.repeat(32) });
  lock = start();
});
afterEach(() => {
  lock.close();
  vi.useRealTimers();
  rmSync(profile, { recursive: true, force: true });
});

describe('the lock', () => {
  it('locks nobody out who has no passphrase', () => {
    vi.advanceTimersByTime(60 * minute);
    expect(lock.lock()).toEqual({ passphrase: false, locked: false });
    expect(told).toEqual([]);
  });

  it('counts from when a passphrase was set, however long the program ran before', async () => {
    vi.advanceTimersByTime(60 * minute);
    await lock.set(passphrase, undefined);
    vi.advanceTimersByTime(9.9 * minute);
    expect(lock.locked()).toBe(false);
    vi.advanceTimersByTime(0.2 * minute);
    expect(lock.locked()).toBe(true);
  });

  it('locks after the time in the settings, and not while somebody is there', async () => {
    await lock.set(passphrase, undefined);
    for (let i = 0; i < 5; i++) {
      vi.advanceTimersByTime(9 * minute);
      lock.active();
    }
    expect(told).toEqual([]);
    vi.advanceTimersByTime(9.9 * minute);
    expect(lock.locked()).toBe(false);
    vi.advanceTimersByTime(0.2 * minute);
    expect(lock.locked()).toBe(true);
    await lock.unlock(passphrase);
    expect(told).toEqual(['locked', 'opened', 'unlocked']);
    vi.advanceTimersByTime(9.9 * minute);
    expect(lock.locked()).toBe(false);
  });

  it('is locked where a program with a passphrase starts, and opens the profile for whoever knows it', async () => {
    await lock.set(passphrase, undefined);
    lock.close();
    lock = start();
    expect(lock.state()).toEqual({ passphrase: true, locked: true });
    await expect(lock.unlock('four words of yours')).rejects.toThrow(/not the passphrase/);
    expect(told).toEqual([]);
    await lock.unlock(passphrase);
    expect(told).toEqual(['opened', 'unlocked']);
  });

  it('stays locked where the profile cannot be opened', async () => {
    await lock.set(passphrase, undefined);
    lock.close();
    lock = openScreenLock({
      secrets: passphraseStore(keyFileStore(profile), 2 ** 10),
      idleMs: () => undefined,
      open: () => {
        throw new Error('the disk is full');
      },
      changed: () => {},
    });
    await expect(lock.unlock(passphrase)).rejects.toThrow('the disk is full');
    expect(lock.locked()).toBe(true);
  });

  it('looks at guesses ever more slowly, and forgets that once the right one came', async () => {
    await lock.set(passphrase, undefined);
    lock.lock();
    for (let i = 0; i < 2; i++) await expect(lock.unlock('a wrong passphrase')).rejects.toThrow(/not the/);
    await expect(lock.unlock('a wrong passphrase')).rejects.toThrow(/in 1 seconds/);
    // The right one too: else waiting would cost only those who guess wrong.
    await expect(lock.unlock(passphrase)).rejects.toThrow(/looked at in 1 seconds/);
    vi.advanceTimersByTime(1_000);
    await expect(lock.unlock('a wrong passphrase')).rejects.toThrow(/in 2 seconds/);
    vi.advanceTimersByTime(2_000);
    await lock.unlock(passphrase);
    lock.lock();
    await expect(lock.unlock('a wrong passphrase')).rejects.not.toThrow(/seconds/);
  });

  it('changes a passphrase, or does without, only for whoever knows it', async () => {
    await lock.set(passphrase, undefined);
    await expect(lock.set('other words of mine', undefined)).rejects.toThrow(/not the passphrase/);
    await expect(lock.remove('four words of yours')).rejects.toThrow(/not the passphrase/);
    await lock.set('other words of mine', passphrase);
    expect(await lock.remove('other words of mine')).toEqual({ passphrase: false, locked: false });
  });
});

import { problem } from '#shared/contract/errors.ts';
import type { Handlers, Parsed } from '#shared/contract/registry.ts';
import type { ScreenLock } from '../locking/screenLock.ts';

function noPassphrase() {
  return problem(
    'not_allowed',
    'Without a passphrase nothing would open this workstation again.',
    'Set a passphrase in the settings first.',
  );
}

/** What is answered also while the workstation is locked. */
export function openingHandlers(lock: ScreenLock) {
  return {
    'locking.state': () => lock.state(),
    'locking.unlock': ({ passphrase }: Parsed<'locking.unlock'>) => lock.unlock(passphrase),
  } satisfies Partial<Handlers>;
}

export function lockingHandlers(lock: ScreenLock) {
  return {
    'locking.set': ({ passphrase, current }: Parsed<'locking.set'>) => lock.set(passphrase, current),
    'locking.remove': ({ current }: Parsed<'locking.remove'>) => lock.remove(current),
    'locking.lock': () => {
      if (!lock.state().passphrase) throw noPassphrase();
      return lock.lock();
    },
    'locking.active': () => {
      lock.active();
      return {};
    },
  } satisfies Partial<Handlers>;
}

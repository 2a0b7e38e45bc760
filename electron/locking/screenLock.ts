import { problem } from '#shared/contract/errors.ts';
import type { LockState } from '#shared/contract/locking.ts';
import type { PassphraseStore } from './passphraseStore.ts';

/** Whether the workstation answers, and what has to be said to it before it does. */
export interface ScreenLock {
  state(): LockState;
  locked(): boolean;
  /** Locks at once; nothing happens where no passphrase would open it again. */
  lock(): LockState;
  /** @throws ProblemError `passphrase_wrong`, and what `open` throws; it stays locked then */
  unlock(passphrase: string): Promise<LockState>;
  /** @throws ProblemError `passphrase_wrong` where there is one and it was not given, `internal` */
  set(passphrase: string, current: string | undefined): Promise<LockState>;
  /** @throws ProblemError `passphrase_wrong`, `internal` */
  remove(current: string): Promise<LockState>;
  /** Somebody is at work, or watches. */
  active(): void;
  close(): void;
}

export interface ScreenLockOptions {
  secrets: PassphraseStore;
  /** After how long without anybody it locks itself; undefined as long as nothing is open. */
  idleMs: () => number | undefined;
  /** Called before it is unlocked for the first time, and where there is no passphrase never. */
  open: () => void;
  changed: (locked: boolean) => void;
}

const lookEveryMs = 5_000;
/** So many tries are free; from then on each wrong one makes the next wait twice as long. */
const freeTries = 3;
const longestWaitMs = 60_000;

const tryAgain = 'Try again. Look at the language of the keyboard and at capital letters.';

function wrongPassphrase(waitMs: number) {
  const wait = waitMs > 0 ? ` The next one is looked at in ${Math.ceil(waitMs / 1_000)} seconds.` : '';
  return problem('passphrase_wrong', `That is not the passphrase of this profile.${wait}`, tryAgain);
}

function tooEarly(waitMs: number) {
  const seconds = Math.ceil(waitMs / 1_000);
  return problem('passphrase_wrong', `The next passphrase is looked at in ${seconds} seconds.`, tryAgain);
}

/** Tries of a passphrase, one after another, and ever slower while they are wrong. */
function createTries(secrets: PassphraseStore) {
  let wrong = 0;
  let notBefore = 0;
  let last: Promise<unknown> = Promise.resolve();
  const tryOne = async (passphrase: string): Promise<void> => {
    const waitMs = notBefore - Date.now();
    if (waitMs > 0) throw tooEarly(waitMs);
    if (await secrets.unseal(passphrase)) {
      wrong = 0;
      return;
    }
    wrong += 1;
    const pauseMs = wrong < freeTries ? 0 : Math.min(1_000 * 2 ** (wrong - freeTries), longestWaitMs);
    notBefore = Date.now() + pauseMs;
    throw wrongPassphrase(pauseMs);
  };
  return (passphrase: string): Promise<void> => {
    const mine = last.then(() => tryOne(passphrase));
    last = mine.catch(() => undefined);
    return mine;
  };
}

export function openScreenLock({ secrets, idleMs, open, changed }: ScreenLockOptions): ScreenLock {
  const tried = createTries(secrets);
  // Known here: to look each time would ask the system's keychain each time.
  let passphrase = secrets.sealed();
  let locked = passphrase;
  let activeAt = Date.now();
  const state = (): LockState => ({ passphrase, locked });
  const become = (next: boolean) => {
    if (next === locked) return;
    locked = next;
    activeAt = Date.now();
    changed(locked);
  };
  const lock = () => {
    if (passphrase) become(true);
    return state();
  };
  const clock = setInterval(() => {
    const idle = idleMs();
    if (!locked && idle !== undefined && Date.now() - activeAt >= idle) lock();
  }, lookEveryMs);
  clock.unref();
  return {
    state,
    locked: () => locked,
    lock,
    unlock: async (given) => {
      await tried(given);
      if (locked) open();
      become(false);
      return state();
    },
    set: async (chosen, current) => {
      if (passphrase) await tried(current ?? '');
      await secrets.seal(chosen);
      passphrase = true;
      activeAt = Date.now();
      return state();
    },
    remove: async (current) => {
      await tried(current);
      secrets.doWithout();
      passphrase = false;
      return state();
    },
    active: () => {
      activeAt = Date.now();
    },
    close: () => clearInterval(clock),
  };
}

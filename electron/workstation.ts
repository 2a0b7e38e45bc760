import { assemble } from './assemble.ts';
import { findEnrolment } from './db/queries/enrolment.ts';
import { findMedia } from './db/queries/media.ts';
import { holdProfile, openStore, type StoreOptions } from './db/store.ts';
import type { Host } from './host.ts';
import { type Announcer, createAnnouncer } from './ipc/announcer.ts';
import { lockingHandlers, openingHandlers } from './ipc/lockingHandlers.ts';
import { createRouter } from './ipc/router.ts';
import { passphraseStore } from './locking/passphraseStore.ts';
import { openScreenLock, type ScreenLock } from './locking/screenLock.ts';
import type { ServedFile } from './media/serve.ts';
import { keysOf, profileKeyOf } from './secrets.ts';
import { openGround } from './sync/ground.ts';
import type { Workstation } from './workstation.types.ts';

type Assembled = ReturnType<typeof assemble>;

function servedMedia(parts: Assembled, sha256: string, name?: string): ServedFile | undefined {
  const { store, library } = parts.ground;
  const file = findMedia(store.db, sha256);
  const stored = file?.completeAt ? library.fileOf(sha256) : undefined;
  if (name !== undefined) {
    const made = stored === undefined ? undefined : parts.preparation.made(sha256, name);
    return made && { ...made, sha256 };
  }
  return file && stored !== undefined ? { stored, sha256, mediaType: file.mediaType } : undefined;
}

function openParts(host: Host, options: StoreOptions, emit: Announcer['tell']): Assembled {
  const keyOf = (encrypted: boolean) => keysOf(profileKeyOf(host.secrets, encrypted)).database;
  return assemble(openGround(host, openStore(host.profile, keyOf, options), emit));
}

async function closeParts(parts: Assembled): Promise<void> {
  const { agreement, training, comparing, sync, preparation, calibration, scans, packs } = parts;
  agreement.stop();
  training.stop();
  comparing.stop();
  await Promise.all([sync.stop(), preparation.stop(), calibration.stop(), scans.stop(), packs.close()]);
}

/** The parts of a workstation, which are there once its passphrase was given, where it has one. */
interface Behind {
  parts(): Assembled | undefined;
  /** Opens them if they are not. @throws what opening throws; the profile stays held then */
  open(): void;
  /** Does it now, or as soon as they are open. */
  whenOpen(work: (parts: Assembled) => void): void;
  /** Lets go of a profile that was never opened. */
  release(): void;
}

function behindLock(host: Host, sealed: boolean, openNow: () => Assembled): Behind {
  // Nobody else opens a profile that waits for its passphrase here.
  let release = sealed ? holdProfile(host.profile) : () => {};
  let parts = sealed ? undefined : openNow();
  let waiting: ((parts: Assembled) => void)[] = [];
  const open = () => {
    if (parts !== undefined) return;
    release();
    try {
      parts = openNow();
    } catch (error) {
      release = holdProfile(host.profile);
      throw error;
    }
    release = () => {};
    for (const work of waiting) work(parts);
    waiting = [];
  };
  return {
    parts: () => parts,
    open,
    whenOpen: (work) => {
      if (parts === undefined) waiting.push(work);
      else work(parts);
    },
    release: () => release(),
  };
}

/**
 * Opens the workstation on the host's profile; one with a passphrase answers nothing until that is given.
 * @throws ProblemError `profile_in_use`, `profile_newer`, `profile_damaged`, `disk_full`
 */
export function openWorkstation(host: Host, options: StoreOptions = {}): Workstation {
  const announcer = createAnnouncer(host.log);
  const secrets = passphraseStore(host.secrets);
  let lock: ScreenLock | undefined;
  const emit: Announcer['tell'] = (event) => {
    if (!lock?.locked()) announcer.tell(event);
  };
  const behind = behindLock(host, secrets.sealed(), () => openParts({ ...host, secrets }, options, emit));
  lock = openScreenLock({
    secrets,
    idleMs: () => behind.parts()?.idleMs(),
    open: behind.open,
    changed: (locked) => announcer.tell({ name: 'locking.changed', locked }),
  });
  return carried(host, { lock, behind, announcer });
}

interface Opened {
  lock: ScreenLock;
  behind: Behind;
  announcer: Announcer;
}

function carried(host: Host, { lock, behind, announcer }: Opened): Workstation {
  const opening = openingHandlers(lock);
  const handlersNow = () =>
    lock.locked() ? opening : { ...behind.parts()?.handlers, ...lockingHandlers(lock), ...opening };
  const call = createRouter(handlersNow, host.log);
  const underWay = new Set<Promise<unknown>>();
  return {
    call: (route, input, sender) => {
      const answer = call(route, input, sender);
      underWay.add(answer);
      return answer.finally(() => underWay.delete(answer));
    },
    onEvent: announcer.listen,
    media: (sha256, name) => {
      const parts = lock.locked() ? undefined : behind.parts();
      return parts && servedMedia(parts, sha256, name);
    },
    startSync: () => behind.whenOpen(({ sync }) => sync.start()),
    ensureSample: async () => {
      const parts = behind.parts();
      if (parts && !findEnrolment(parts.ground.store.db)) await parts.sync.sample.enrol();
    },
    lock: () => void lock.lock(),
    close: async () => {
      lock.close();
      const parts = behind.parts();
      if (parts !== undefined) await closeParts(parts);
      await Promise.all(underWay);
      announcer.silence();
      parts?.ground.store.close();
      behind.release();
    },
  };
}

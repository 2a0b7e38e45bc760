import { assemble } from './assemble.ts';
import { findEnrolment } from './db/queries/enrolment.ts';
import { findMedia } from './db/queries/media.ts';
import { openStore, type StoreOptions } from './db/store.ts';
import type { Host } from './host.ts';
import { createAnnouncer } from './ipc/announcer.ts';
import type { ServedFile } from './media/serve.ts';
import { keysOf, profileKeyOf } from './secrets.ts';
import { openGround } from './sync/ground.ts';
import type { Workstation } from './workstation.types.ts';

type Assembled = Pick<ReturnType<typeof assemble>, 'ground' | 'preparation'>;

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

/**
 * Opens the workstation on the host's profile.
 * @throws ProblemError `profile_in_use`, `profile_newer`, `profile_damaged`, `disk_full`
 */
export function openWorkstation(host: Host, options: StoreOptions = {}): Workstation {
  const announcer = createAnnouncer(host.log);
  const keyOf = (encrypted: boolean) => keysOf(profileKeyOf(host.secrets, encrypted)).database;
  const ground = openGround(host, openStore(host.profile, keyOf, options), announcer.tell);
  const parts = assemble(ground);
  const { sync, preparation, agreement, scans, packs, calibration, training, comparing, call } = parts;
  const underWay = new Set<Promise<unknown>>();
  return {
    call: (route, input, sender) => {
      const answer = call(route, input, sender);
      underWay.add(answer);
      return answer.finally(() => underWay.delete(answer));
    },
    onEvent: announcer.listen,
    media: (sha256, name) => servedMedia(parts, sha256, name),
    startSync: () => sync.start(),
    ensureSample: async () => {
      if (!findEnrolment(ground.store.db)) await sync.sample.enrol();
    },
    close: async () => {
      agreement.stop();
      training.stop();
      comparing.stop();
      await Promise.all([sync.stop(), preparation.stop(), calibration.stop(), scans.stop(), packs.close()]);
      await Promise.all(underWay);
      announcer.silence();
      ground.store.close();
    },
  };
}

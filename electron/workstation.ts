import type { Handlers } from '#shared/contract/registry.ts';
import { findEnrolment } from './db/queries/enrolment.ts';
import { findMedia } from './db/queries/media.ts';
import { openStore, type StoreOptions } from './db/store.ts';
import { openAgreement } from './features/agreement/agreement.ts';
import { openCalibration } from './features/calibration/calibration.ts';
import { openComments } from './features/comments/comments.ts';
import { openPractice } from './features/practice/practice.ts';
import { openPreparation } from './features/preparation/preparation.ts';
import { openQualification } from './features/qualification/qualification.ts';
import { openQueue } from './features/queue/queue.ts';
import { openScoring } from './features/scoring/scoring.ts';
import { openSettings } from './features/settings/settings.ts';
import type { Host } from './host.ts';
import { agreementHandlers } from './ipc/agreementHandlers.ts';
import { createAnnouncer } from './ipc/announcer.ts';
import { calibrationHandlers } from './ipc/calibrationHandlers.ts';
import { commentHandlers } from './ipc/commentHandlers.ts';
import { evidenceHandlers } from './ipc/evidenceHandlers.ts';
import { fileHandlers } from './ipc/fileHandlers.ts';
import { practiceHandlers } from './ipc/practiceHandlers.ts';
import { qualificationHandlers } from './ipc/qualificationHandlers.ts';
import { queueHandlers } from './ipc/queueHandlers.ts';
import { createRouter } from './ipc/router.ts';
import { scoringHandlers } from './ipc/scoringHandlers.ts';
import { settingsHandlers } from './ipc/settingsHandlers.ts';
import { syncHandlers } from './ipc/syncHandlers.ts';
import { workstationHandlers } from './ipc/workstationHandlers.ts';
import { findFfmpeg } from './media/ffmpegFind.ts';
import { probeRecording } from './media/probe.ts';
import { type Ground, openGround } from './sync/ground.ts';
import { openSync } from './sync/sync.ts';
import type { ServedMedia, Workstation } from './workstation.types.ts';

function servedMedia(parts: Assembled, sha256: string, name?: string): ServedMedia | undefined {
  const { store, library } = parts.ground;
  const file = findMedia(store.db, sha256);
  const path = file?.completeAt ? library.fileOf(sha256) : undefined;
  if (name !== undefined) {
    const made = path === undefined ? undefined : parts.preparation.made(sha256, name);
    return made && { ...made, sha256 };
  }
  return file && path !== undefined ? { path, sha256, mediaType: file.mediaType } : undefined;
}

/** The features, tied together; each of them knows only what lies below it. */
function assemble(ground: Ground) {
  const sync = openSync(ground);
  const settings = openSettings(ground.store, findFfmpeg);
  const ffmpegPath = () => settings.get().ffmpegPath;
  const preparation = openPreparation({
    ground,
    ffmpegPath,
    probe: (path, signal) => probeRecording(path, { ffmpegPath: ffmpegPath(), signal }),
  });
  const scoring = openScoring({
    ground,
    look: preparation.look,
    submitted: () => sync.nudge(),
  });
  const agreement = openAgreement(ground, sync);
  const calibration = openCalibration(ground, sync);
  const handlers: Handlers = {
    ...workstationHandlers(ground),
    ...settingsHandlers(settings),
    ...queueHandlers(openQueue({ ground, sync })),
    ...scoringHandlers(scoring),
    ...agreementHandlers(agreement),
    ...calibrationHandlers(calibration),
    ...commentHandlers(openComments(ground.store)),
    ...evidenceHandlers(preparation),
    ...fileHandlers(ground.host),
    ...practiceHandlers(openPractice(ground.store)),
    ...qualificationHandlers(openQualification(ground, sync)),
    ...syncHandlers(sync, ground.store),
  };
  return { ground, sync, preparation, agreement, calibration, call: createRouter(handlers, ground.host.log) };
}

type Assembled = Pick<ReturnType<typeof assemble>, 'ground' | 'preparation'>;

/**
 * Opens the workstation on the host's profile.
 * @throws ProblemError `profile_in_use`, `profile_newer`, `profile_damaged`, `disk_full`
 */
export function openWorkstation(host: Host, options: StoreOptions = {}): Workstation {
  const announcer = createAnnouncer(host.log);
  const ground = openGround(host, openStore(host.profile, options), announcer.tell);
  const parts = assemble(ground);
  const { sync, preparation, agreement, calibration, call } = parts;
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
      await Promise.all([sync.stop(), preparation.stop(), calibration.stop()]);
      await Promise.all(underWay);
      announcer.silence();
      ground.store.close();
    },
  };
}

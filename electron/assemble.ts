import type { lockingRoutes } from '#shared/contract/locking.ts';
import type { Handlers } from '#shared/contract/registry.ts';
import { openAgreement } from './features/agreement/agreement.ts';
import { openScans } from './features/blinding/scans.ts';
import { openCalibration } from './features/calibration/calibration.ts';
import { openComments } from './features/comments/comments.ts';
import { openComparing } from './features/comparing/comparing.ts';
import { removeEnded } from './features/keeping/keeping.ts';
import { openOffice } from './features/office/office.ts';
import { openPacks } from './features/packs/packs.ts';
import { openPractice } from './features/practice/practice.ts';
import { openPreparation } from './features/preparation/preparation.ts';
import { openQualification } from './features/qualification/qualification.ts';
import { openQueue } from './features/queue/queue.ts';
import { openScoring } from './features/scoring/scoring.ts';
import { openSettings } from './features/settings/settings.ts';
import { openTraining } from './features/training/training.ts';
import { agreementHandlers } from './ipc/agreementHandlers.ts';
import { blindingHandlers } from './ipc/blindingHandlers.ts';
import { calibrationHandlers } from './ipc/calibrationHandlers.ts';
import { commentHandlers } from './ipc/commentHandlers.ts';
import { comparingHandlers } from './ipc/comparingHandlers.ts';
import { evidenceHandlers } from './ipc/evidenceHandlers.ts';
import { fileHandlers } from './ipc/fileHandlers.ts';
import { officeHandlers } from './ipc/officeHandlers.ts';
import { packHandlers } from './ipc/packHandlers.ts';
import { practiceHandlers } from './ipc/practiceHandlers.ts';
import { qualificationHandlers } from './ipc/qualificationHandlers.ts';
import { queueHandlers } from './ipc/queueHandlers.ts';
import { scoringHandlers } from './ipc/scoringHandlers.ts';
import { settingsHandlers } from './ipc/settingsHandlers.ts';
import { syncHandlers } from './ipc/syncHandlers.ts';
import { trainingHandlers } from './ipc/trainingHandlers.ts';
import { workstationHandlers } from './ipc/workstationHandlers.ts';
import { findFfmpeg } from './media/ffmpegFind.ts';
import { probeRecording } from './media/probe.ts';
import type { Ground } from './sync/ground.ts';
import { openSync } from './sync/sync.ts';

/** What stands before everything else is answered where it stands. */
type LockingRoute = keyof typeof lockingRoutes;

/** The features, tied together; each of them knows only what lies below it. */
export function assemble(ground: Ground) {
  const sync = openSync(ground);
  const settings = openSettings(ground.store, findFfmpeg);
  const ffmpegPath = () => settings.get().ffmpegPath;
  const preparation = openPreparation({
    ground,
    ffmpegPath,
    probe: (input, signal) => probeRecording(input, { ffmpegPath: ffmpegPath(), signal }),
  });
  const scoring = openScoring({
    ground,
    look: preparation.look,
    submitted: () => sync.nudge(),
  });
  const agreement = openAgreement(ground, sync);
  const scans = openScans(ground, ffmpegPath);
  const packs = openPacks(ground, { sync, ffmpegPath, abandon: preparation.abandon });
  const keeping = { ground, sync, abandon: preparation.abandon, forgetPacks: packs.forgetAll };
  sync.beforeSending((gone) => removeEnded(keeping, gone));
  const calibration = openCalibration(ground, sync);
  const training = openTraining(ground, sync);
  const comparing = openComparing(ground, sync);
  const handlers: Omit<Handlers, LockingRoute> = {
    ...workstationHandlers(ground),
    ...settingsHandlers(settings),
    ...queueHandlers(openQueue({ ground, sync })),
    ...scoringHandlers(scoring),
    ...agreementHandlers(agreement),
    ...blindingHandlers(scans),
    ...calibrationHandlers(calibration),
    ...comparingHandlers(comparing),
    ...commentHandlers(openComments(ground.store)),
    ...evidenceHandlers(preparation),
    ...fileHandlers(ground.host),
    ...officeHandlers(openOffice(ground, sync)),
    ...packHandlers(packs),
    ...practiceHandlers(openPractice(ground.store)),
    ...qualificationHandlers(openQualification(ground, sync)),
    ...syncHandlers(sync, ground.store),
    ...trainingHandlers(training),
  };
  return {
    ground,
    sync,
    preparation,
    agreement,
    scans,
    packs,
    calibration,
    training,
    comparing,
    handlers,
    /** After how long without anybody the workstation locks itself. */
    idleMs: () => settings.get().lockAfterMinutes * 60_000,
  };
}

import { problem } from '#shared/contract/errors.ts';
import type { Job, Prepared } from '#shared/contract/evidence.ts';
import { isRecording } from '#shared/domain/evidence.ts';
import { recordingOf, removeArtefact } from '../../db/queries/artefacts.ts';
import { changeMedia, type EvidenceRecord, type MediaRecord } from '../../db/queries/media.ts';
import type { Ground } from '../../sync/ground.ts';
import { openAnnouncing } from './announcing.ts';
import { type JobQueue, openJobQueue } from './jobQueue.ts';
import { openLooking, type Probe, tellReadings } from './looking.ts';
import { orderFor } from './orders.ts';
import { shownPrepared, toBegin } from './shown.ts';
import { type GrowingPeaks, type MadeFile, madeFile, standingOf } from './standing.ts';

/** What the workstation makes of recordings so that they can be shown well. */
export interface Preparation {
  /** Looks into the recordings among some evidence, in the background. */
  look(evidence: readonly EvidenceRecord[]): void;
  /**
   * How far a recording is prepared; begins what was not begun, with `again` also what failed or was cancelled.
   * @throws ProblemError `not_found`, `ffmpeg_unusable`
   */
  prepare(evidenceId: string, again: boolean): Promise<Prepared>;
  jobs(): Job[];
  cancel(jobId: string): void;
  /** Ends everything that is made of a recording, and waits until it has ended. */
  abandon(sha256: string): Promise<void>;
  /** A file that was made of a recording, or of its peaks what there is so far. */
  made(sha256: string, name: string): MadeFile | undefined;
  stop(): Promise<void>;
}

export interface PreparationParts {
  ground: Ground;
  probe: Probe;
  /** The path in Settings, when it is needed. */
  ffmpegPath(): string;
}

function notHere() {
  return problem(
    'not_found',
    'This item of evidence is not on this workstation.',
    'Go back to the queue and open the submission there.',
  );
}

/** Forgets what did not come to be, so that it is begun once more. */
function forgetFailures(ground: Ground, sha256: string): void {
  const { store } = ground;
  const failed = standingOf(ground, sha256).made.filter(({ state }) => state !== 'ready');
  store.transaction((db) => {
    for (const { name } of failed) removeArtefact(db, sha256, name);
    if (failed.some(({ name }) => name === 'proxy')) changeMedia(db, sha256, { unplayable: null });
  });
  if (failed.length > 0) tellReadings(ground, sha256);
}

export function openPreparation({ ground, probe, ffmpegPath }: PreparationParts): Preparation {
  const { store, library, host } = ground;
  const announcing = openAnnouncing(ground.emit);
  const queue: JobQueue = openJobQueue(announcing.changed);
  const looking = openLooking(ground, probe);
  const growing: GrowingPeaks = new Map();
  const ending = new AbortController();
  const tidying = library
    .tidy(ending.signal)
    .catch((error: unknown) => host.log.warn({ error: String(error) }, 'the library was not tidied'));
  const standing = (sha256: string) => standingOf(ground, sha256, { queue, growing });

  const begin = (media: MediaRecord, title: string) => {
    const { sha256 } = media;
    for (const maker of toBegin(standing(sha256))) {
      const order = orderFor({ maker, media, title }, { ground, probe, ffmpegPath, growing });
      const ended: typeof order.ended = (end) => {
        order.ended(end);
        if (end.kind !== 'stopped') begin(media, title);
      };
      queue.add({ ...order, ended });
    }
  };
  return {
    look: (evidence) => {
      for (const item of evidence.filter(isRecording))
        looking.look(item.media).catch((error: unknown) => {
          host.log.warn({ sha256: item.media.sha256, why: String(error) }, 'recording not looked into');
        });
    },
    prepare: async (evidenceId, again) => {
      const item = recordingOf(store.db, evidenceId);
      if (!item) throw notHere();
      const { sha256 } = item.media;
      if (isRecording(item) && item.media.completeAt !== null) {
        await looking.look(item.media, again);
        if (again) forgetFailures(ground, sha256);
        begin(item.media, item.title);
      }
      return shownPrepared(standing(sha256));
    },
    jobs: () => queue.list(),
    cancel: (jobId) => queue.cancel(jobId),
    abandon: queue.abandon,
    made: (sha256, name) => madeFile(standing(sha256), name, { ground, growing }),
    stop: async () => {
      announcing.stop();
      ending.abort();
      await Promise.all([queue.stop(), looking.stop(), tidying]);
    },
  };
}

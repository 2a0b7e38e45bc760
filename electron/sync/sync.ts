import { type Problem, ProblemError, problem } from '#shared/contract/errors.ts';
import type { SyncStatus } from '#shared/contract/sync.ts';
import type { Enrolment } from '#shared/contract/workstation.ts';
import { instant } from '#shared/domain/primitives.ts';
import { storeProblemOf } from '../db/failures.ts';
import { findEnrolment } from '../db/queries/enrolment.ts';
import { listCertifications } from '../db/queries/feedback.ts';
import { withdrawnHere } from '../db/queries/keeping.ts';
import { countOutbox } from '../db/queries/outbox.ts';
import { changeSyncState, readSyncState } from '../db/queries/syncState.ts';
import { deviceOf } from './device.ts';
import { type Downloads, openDownloads } from './downloads.ts';
import { enroller } from './enrolment.ts';
import { exchangeClient } from './exchangeClient.ts';
import { isPassing, withdrawnProblem } from './failures.ts';
import { pullFeedback } from './feedback.ts';
import type { Ground } from './ground.ts';
import { pullKeeping } from './keeping.ts';
import { type Loop, openLoop } from './loop.ts';
import { type Link, pullBatches, pullMissingManifests } from './pull.ts';
import { pushOutbox } from './push.ts';
import { openSample, type Sample } from './sample.ts';

/** Everything between this profile and its exchange. */
export interface Sync {
  downloads: Downloads;
  sample: Sample;
  /** Enrols, and lists the batches at once. @throws ProblemError */
  enrol(wish: { address: string; code: string }): Promise<Enrolment>;
  /** A way to the exchange. @throws ProblemError `not_enrolled`, `credential_refused` */
  link(): Link;
  /**
   * Has this done first in each attempt, by what is known here, and again once the exchange said what may be kept.
   * @param work told which files the exchange holds no longer
   */
  beforeSending(work: (gone: readonly string[]) => Promise<void>): void;
  start(): void;
  /** Tries now, and answers when the attempt is over. */
  now(): Promise<SyncStatus>;
  /** Tries soon, without anybody waiting; nothing before `start`. */
  nudge(): void;
  status(): SyncStatus;
  stop(): Promise<void>;
}

type Step = (link: Link) => Promise<void>;

/** Goes through some steps: one that fails does not keep the others from being tried, unless nobody answers. */
async function goThrough(link: Link, steps: readonly Step[]): Promise<void> {
  let first: ProblemError | undefined;
  for (const step of steps) {
    try {
      await step(link);
    } catch (error) {
      if (!(error instanceof ProblemError) || isPassing(error)) throw error;
      first ??= error;
    }
  }
  if (first) throw first;
}

/**
 * What was made here before what comes from there: readings matter most. Whoever has no access any more is still heard.
 * @param keeping removes what is over by what is known here; asks what may be kept, and removes the rest
 */
async function attempt(
  ground: Ground,
  link: Link,
  { remove, settle }: { remove(gone: readonly string[]): Promise<void>; settle: Step },
): Promise<void> {
  const withdrawn = () => withdrawnHere(ground.store.db);
  const rest = [pullFeedback, pullBatches, pullMissingManifests].map(
    (step): Step =>
      async (way) => {
        if (!withdrawn()) await step(way);
      },
  );
  await goThrough(link, [() => remove([]), settle, pushOutbox, ...rest]).catch((error: unknown) => {
    // Whatever else went wrong: that their access is withdrawn is what whoever sits here has to know.
    if (!withdrawn()) throw error;
  });
  const found = withdrawn();
  if (found) throw new ProblemError(withdrawnProblem(found.reason));
}

function statusOf(ground: Ground, loop: Loop): SyncStatus {
  const { db } = ground.store;
  const { lastContactAt, lastReceiptAt } = readSyncState(db);
  const { nextTryAt, ...state } = loop.state();
  return {
    ...state,
    ...countOutbox(db),
    lastContactAt,
    lastReceiptAt,
    nextTryAt: nextTryAt?.toISOString() ?? null,
    certifications: listCertifications(db),
  };
}

function faultOf(ground: Ground, error: unknown): Problem {
  ground.host.log.error({ error: error instanceof Error ? error.stack : String(error) }, 'sync failed');
  const known = storeProblemOf(error);
  return (
    known ??
    problem(
      'internal',
      'Syncing failed through a fault of this program.',
      'It is tried again by itself. If it stays, start Rangefinder again.',
    )
  ).problem;
}

export function openSync(ground: Ground): Sync {
  const ending = new AbortController();
  const downloads = openDownloads(ground);
  let first: (gone: readonly string[]) => Promise<void> = async () => undefined;
  // A file that cannot be removed now, because it is played for instance, keeps no reading from being sent.
  const remove = async (gone: readonly string[]) => {
    await first(gone).catch((error: unknown) => {
      throw error instanceof ProblemError ? error : new ProblemError(faultOf(ground, error));
    });
  };
  const link = (): Link => {
    const device = deviceOf(ground);
    return { ground, client: exchangeClient(device, ending.signal), address: device.url };
  };
  const enrolFirst = enroller(ground, ending.signal);
  const enrol = async (wish: Parameters<typeof enrolFirst>[0]) => {
    const enrolment = await enrolFirst(wish);
    await loop.now();
    return enrolment;
  };
  const sample = openSample(ground, { enrol, signal: ending.signal });
  const loop = openLoop({
    attempt: async () => {
      await sample.resume();
      ending.signal.throwIfAborted();
      await attempt(ground, link(), { remove, settle: async (way) => remove(await pullKeeping(way)) });
      changeSyncState(ground.store.db, { lastContactAt: instant() });
      downloads.refresh();
    },
    changed: () => ground.emit({ name: 'sync.changed' }),
    fault: (error) => faultOf(ground, error),
  });
  return {
    downloads,
    sample,
    enrol: (wish) => enrol({ ...wish, sample: false }),
    link,
    beforeSending: (work) => {
      first = work;
    },
    start: () => loop.start(),
    now: async () => {
      if (findEnrolment(ground.store.db)) await loop.now();
      return statusOf(ground, loop);
    },
    nudge: () => {
      if (loop.started()) void loop.now();
    },
    status: () => statusOf(ground, loop),
    stop: async () => {
      ending.abort();
      await Promise.all([loop.stop(), downloads.stop()]);
    },
  };
}

import { type Problem, ProblemError } from '#shared/contract/errors.ts';
import type { Recording } from '#shared/contract/scoring.ts';
import { changeMedia, type EvidenceRecord, type MediaChange } from '../../db/queries/media.ts';
import type { Ground } from '../../sync/ground.ts';

export interface Probed {
  recording: Recording;
  problem: Problem | null;
}

/** Looks into a recording. @throws ProblemError `not_playable`, `ffmpeg_unusable` */
export type Probe = (path: string, signal: AbortSignal) => Promise<Probed>;

/** Looks into recordings one after the other, when a reading that shows them is opened. */
export interface Probing {
  /** Looks into what was not looked into yet, and says when the reading has changed. */
  look(readingId: string, evidence: readonly EvidenceRecord[]): void;
  stop(): Promise<void>;
}

async function find(probe: Probe, path: string, signal: AbortSignal): Promise<MediaChange> {
  try {
    const { recording, problem } = await probe(path, signal);
    return { recording, unplayable: problem };
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'not_playable')
      return { unplayable: error.problem };
    throw error;
  }
}

export function openProbing(ground: Ground, probe: Probe): Probing {
  const ending = new AbortController();
  // Once per start of the program: a file that could not be read then may be read by a better ffmpeg later.
  const looked = new Set<string>();
  let last: Promise<void> = Promise.resolve();

  const lookInto = async (readingId: string, sha256: string) => {
    const path = ground.library.fileOf(sha256);
    if (ending.signal.aborted || path === undefined) return;
    try {
      const change = await find(probe, path, ending.signal);
      if (ending.signal.aborted) return;
      changeMedia(ground.store.db, sha256, change);
      ground.emit({ name: 'reading.changed', readingId });
    } catch (error) {
      if (ending.signal.aborted) return;
      looked.delete(sha256);
      const why = error instanceof ProblemError ? error.problem.code : String(error);
      ground.host.log.warn({ sha256, why }, 'recording not looked into');
    }
  };
  return {
    look: (readingId, evidence) => {
      for (const { kind, media } of evidence) {
        const known = media.recording !== null || media.completeAt === null || looked.has(media.sha256);
        if (known || (kind !== 'video' && kind !== 'audio')) continue;
        looked.add(media.sha256);
        last = last.then(() => lookInto(readingId, media.sha256));
      }
    },
    stop: async () => {
      ending.abort();
      await last;
    },
  };
}

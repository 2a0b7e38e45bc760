import { z } from 'zod';
import { type Problem, ProblemError } from '#shared/contract/errors.ts';
import type { Recording } from '#shared/contract/scoring.ts';
import { instant } from '#shared/domain/primitives.ts';
import { findArtefact, readingsShowing, saveArtefact } from '../../db/queries/artefacts.ts';
import { changeMedia, type MediaRecord } from '../../db/queries/media.ts';
import type { Db } from '../../db/store.ts';
import type { MediaInput } from '../../media/inputs.ts';
import { RecordingTracks } from '../../media/tracks.ts';
import type { Ground } from '../../sync/ground.ts';

interface Probed {
  recording: Recording;
  tracks: RecordingTracks;
  problem: Problem | null;
  /** Why the player cannot show it as it is. */
  why: string | null;
}

/** Looks into a recording. @throws ProblemError `not_playable`, `ffmpeg_unusable` */
export type Probe = (input: MediaInput, signal: AbortSignal) => Promise<Probed>;

/** What was found in a recording when it was looked into. */
export const Found = z.object({
  tracks: RecordingTracks,
  why: z.string().nullable(),
  durationMs: z.int().min(0),
});
export type Found = z.infer<typeof Found>;

const version = 1;

/** @returns undefined for a recording that was not looked into, or only by an older workstation */
export function foundIn(db: Db, sha256: string): Found | undefined {
  const row = findArtefact(db, sha256, 'probe');
  return row?.version === version ? Found.safeParse(row.facts).data : undefined;
}

/** Looks into recordings one after the other. */
export interface Looking {
  /**
   * Looks into a recording that was not looked into yet, and tells the readings that show it.
   * @throws ProblemError `ffmpeg_unusable`; a recording nothing can be read of is no error here, it is told as such
   */
  look(media: MediaRecord, again?: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** Tells every reading that shows a recording that it has changed. */
export function tellReadings({ store, emit }: Pick<Ground, 'store' | 'emit'>, sha256: string): void {
  for (const readingId of readingsShowing(store.db, sha256)) emit({ name: 'reading.changed', readingId });
}

export function openLooking(ground: Ground, probe: Probe): Looking {
  const { store, library } = ground;
  const ending = new AbortController();
  // Once per start of the program: a file that could not be read then may be read by a better ffmpeg later.
  const looked = new Map<string, Promise<void>>();
  let last: Promise<void> = Promise.resolve();

  const save = (sha256: string, { recording, tracks, why }: Probed) =>
    store.transaction((db) => {
      const facts: Found = { tracks, why, durationMs: recording.durationMs };
      saveArtefact(db, {
        sha256,
        name: 'probe',
        state: 'ready',
        version,
        facts,
        problem: null,
        at: instant(),
      });
      // One that needs a copy is a problem only once that copy could not be made.
      changeMedia(db, sha256, { recording, unplayable: null });
    });
  const lookInto = async (sha256: string) => {
    const recording = library.fileOf(sha256);
    if (recording === undefined || ending.signal.aborted) return;
    try {
      const probed = await probe(recording, ending.signal);
      if (!ending.signal.aborted) save(sha256, probed);
    } catch (error) {
      if (ending.signal.aborted) return;
      if (!(error instanceof ProblemError) || error.problem.code !== 'not_playable') throw error;
      changeMedia(store.db, sha256, { unplayable: error.problem });
    }
    if (!ending.signal.aborted) tellReadings(ground, sha256);
  };
  return {
    look: ({ sha256, completeAt }, again = false) => {
      if (completeAt === null || foundIn(store.db, sha256)) return Promise.resolve();
      const before = looked.get(sha256);
      if (before && !again) return before;
      const looking = last.then(() => lookInto(sha256));
      looked.set(sha256, looking);
      last = looking.catch(() => void looked.delete(sha256));
      return looking;
    },
    stop: async () => {
      ending.abort();
      await last;
    },
  };
}

import { problem } from '#shared/contract/errors.ts';
import type { Prepared } from '#shared/contract/evidence.ts';
import type { Handlers, Parsed } from '#shared/contract/registry.ts';
import { findEvidenceDigest } from '../db/queries/media.ts';
import type { Ground } from '../sync/ground.ts';

const none = { state: 'none', problem: null } as const;

/** Nothing is made from recordings yet: they are shown as they are. */
function unprepared(sha256: string): Prepared {
  return {
    sha256,
    frames: none,
    peaks: { ...none, perSecond: 1, available: 0 },
    thumbnails: { ...none, sheet: null },
    proxy: { ...none, why: null },
    captions: [],
  };
}

export function evidenceHandlers({ store }: Pick<Ground, 'store'>) {
  return {
    'evidence.prepare': ({ evidenceId }: Parsed<'evidence.prepare'>) => {
      const sha256 = findEvidenceDigest(store.db, evidenceId);
      if (sha256 !== undefined) return unprepared(sha256);
      throw problem(
        'not_found',
        'This item of evidence is not on this workstation.',
        'Go back to the queue and open the submission there.',
      );
    },
    'evidence.jobs': () => ({ jobs: [] }),
    'evidence.cancel': () => ({}),
  } satisfies Partial<Handlers>;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '#shared/contract/errors.ts';
import { isRecording } from '#shared/domain/evidence.ts';
import type { DraftFile, DraftSubmission, MadeFile } from '#shared/domain/packDraft.ts';
import type { Ground } from '../../sync/ground.ts';
import { cleanFolder, packFolder } from './folders.ts';
import { cleanCopyOf, identifiersIn, type KnownPack, madeByOf } from './standing.ts';

/** A recording in a pack, with whose it is. */
export interface Placed {
  submission: DraftSubmission;
  file: DraftFile;
}

export function gone() {
  return problem('not_found', 'That recording is not in the pack any more.', 'Open the pack again.');
}

/** All recordings of a pack, in its order. */
export function recordingsIn({ draft }: Pick<KnownPack, 'draft'>): Placed[] {
  return draft.submissions.flatMap((submission) =>
    submission.files
      .filter(({ role }) => role !== 'captions' && isRecording({ kind: role }))
      .map((file) => ({ submission, file })),
  );
}

/** @throws ProblemError `not_found` */
export function recordingIn(pack: KnownPack, fileId: string): Placed {
  const placed = recordingsIn(pack).find(({ file }) => file.id === fileId);
  if (!placed) throw gone();
  return placed;
}

/** The copy without what its file says and with nothing hidden, as if it were the file of the pack. */
export function cleanOf(pack: KnownPack, { submission, file }: Placed): MadeFile | undefined {
  const ready = pack.made.get(file.id);
  const clean = cleanCopyOf(ready, madeByOf(file, identifiersIn(pack.draft, submission), []));
  return ready && clean ? { ...ready, ...clean, clean: null } : undefined;
}

/** Where that copy is in the folders of a pack; undefined where it is not there. */
export function cleanPath({ host }: Ground, packId: string, name: string): string | undefined {
  return [cleanFolder, packFolder].map((folder) => join(folder(host.profile, packId), name)).find(existsSync);
}

import type { FileStanding, PackInMaking } from '#shared/contract/packs.ts';
import type { DraftFile } from '#shared/domain/packDraft.ts';

/** A file with whose it is and how it stands. */
export interface FileRow {
  file: DraftFile;
  educator: string;
  standing: FileStanding;
}

export function filesOf({ draft, files }: PackInMaking): FileRow[] {
  return draft.submissions.flatMap(({ educator, files: own }) =>
    own.map((file) => ({ file, educator, standing: files[file.id] ?? { state: 'waiting' } })),
  );
}

import { type ProblemError, problem } from '#shared/contract/errors.ts';
import type { DraftChange } from '#shared/contract/packs.ts';
import type { DraftSubmission, PackDraft } from '#shared/domain/packDraft.ts';

function gone(): ProblemError {
  return problem('not_found', 'That is not in the pack any more.', 'Open the pack again.');
}

function withSubmission(
  draft: PackDraft,
  isIt: (submission: DraftSubmission) => boolean,
  change: (submission: DraftSubmission) => DraftSubmission[],
): PackDraft {
  if (!draft.submissions.some(isIt)) throw gone();
  return { ...draft, submissions: draft.submissions.flatMap((one) => (isIt(one) ? change(one) : [one])) };
}

/** The pack after a change. @throws ProblemError `not_found` for what is not in it */
export function changed(draft: PackDraft, change: DraftChange): PackDraft {
  switch (change.kind) {
    case 'pack':
      return { ...draft, name: change.name, words: change.words };
    case 'faces':
      return { ...draft, faces: change.faces };
    case 'submission': {
      const { kind: _, submissionId, ...about } = change;
      return withSubmission(
        draft,
        ({ id }) => id === submissionId,
        (one) => [{ ...one, ...about }],
      );
    }
    case 'submission left out':
      return withSubmission(
        draft,
        ({ id }) => id === change.submissionId,
        () => [],
      );
    case 'title':
    case 'file left out': {
      const { fileId } = change;
      const has = ({ files }: DraftSubmission) => files.some(({ id }) => id === fileId);
      return withSubmission(draft, has, (one) => {
        const files =
          change.kind === 'title'
            ? one.files.map((file) => (file.id === fileId ? { ...file, title: change.title } : file))
            : one.files.filter(({ id, captionsOf }) => id !== fileId && captionsOf !== fileId);
        return [{ ...one, files }];
      });
    }
  }
}

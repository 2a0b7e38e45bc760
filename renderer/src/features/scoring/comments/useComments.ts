import { useQueryClient } from '@tanstack/react-query';
import type { Comment, CommentRow } from '#shared/contract/comments.ts';
import type { Problem } from '#shared/contract/errors.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useAsk, useRoute } from '../../../ipc/useRoute.ts';

export interface CommentBank {
  comments: readonly CommentRow[] | undefined;
  problem: Problem | null;
  save(comment: Comment, then: () => void): void;
  remove(id: string): void;
  /** Counts a use. */
  used(id: string): void;
}

/** The assessor's own comments, fetched again after each change. */
export function useComments(): CommentBank {
  const { data, error } = useRoute('comments.list', {});
  const client = useQueryClient();
  const saving = useAsk('comments.save');
  const removing = useAsk('comments.remove');
  const using = useAsk('comments.used');
  const onSettled = () => client.invalidateQueries({ queryKey: ['comments.list'] });
  const failure = error ?? saving.error ?? removing.error;
  return {
    comments: data?.comments,
    problem: failure === null ? null : toProblem(failure),
    save: (comment, then) => saving.mutate(comment, { onSuccess: then, onSettled }),
    remove: (id) => removing.mutate({ id }, { onSettled }),
    used: (id) => using.mutate({ id }, { onSettled }),
  };
}

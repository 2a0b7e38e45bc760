import type { Comment, CommentRow } from '#shared/contract/comments.ts';
import { problem } from '#shared/contract/errors.ts';
import {
  countComments,
  countUse,
  findComment,
  listComments,
  removeComment,
  saveComment,
} from '../../db/queries/comments.ts';
import type { Db, Store } from '../../db/store.ts';

/** The assessor's own comment bank. It stays on this machine. Everything throws ProblemError. */
export interface Comments {
  list(): CommentRow[];
  save(comment: Comment): CommentRow;
  /** Removing what is gone already is no error. */
  remove(id: string): void;
  used(id: string): CommentRow;
}

const mostComments = 5_000;

function requireComment(db: Db, id: string): CommentRow {
  const found = findComment(db, id);
  if (found) return found;
  throw problem(
    'not_found',
    'This comment is no longer in the comment bank.',
    'Pick another, or write it anew.',
  );
}

function requireRoom(db: Db, id: string): void {
  if (countComments(db) < mostComments || findComment(db, id)) return;
  throw problem(
    'invalid_input',
    `The comment bank holds ${mostComments} comments, which is as many as it can.`,
    'Remove comments that are no longer used, then save this one.',
  );
}

export function openComments({ db, transaction }: Pick<Store, 'db' | 'transaction'>): Comments {
  return {
    list: () => listComments(db),
    save: (comment) =>
      transaction(() => {
        requireRoom(db, comment.id);
        saveComment(db, comment);
        return requireComment(db, comment.id);
      }),
    remove: (id) => removeComment(db, id),
    used: (id) =>
      transaction(() => {
        requireComment(db, id);
        countUse(db, id);
        return requireComment(db, id);
      }),
  };
}

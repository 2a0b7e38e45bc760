import { z } from 'zod';
import { Id, Prose } from '../domain/primitives.ts';
import { route } from './route.ts';

/** A text of the assessor's own that is used again and again, with merge fields (shared/domain/mergeFields.ts). */
export const Comment = z.strictObject({
  id: Id,
  /** The criterion it is kept under; null for feedback as a whole. */
  criterionId: Id.nullable(),
  text: Prose.min(1),
});
export type Comment = z.infer<typeof Comment>;

export const CommentRow = Comment.extend({ uses: z.int().min(0) });
export type CommentRow = z.infer<typeof CommentRow>;

const one = z.strictObject({ id: Id });
const nothing = z.strictObject({});

export const commentRoutes = {
  /** Most used first. */
  'comments.list': route(nothing, z.strictObject({ comments: z.array(CommentRow).max(5_000) })),
  'comments.save': route(Comment, CommentRow),
  'comments.remove': route(one, nothing),
  /** Counts a use. */
  'comments.used': route(one, CommentRow),
} as const;

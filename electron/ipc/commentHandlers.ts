import type { Handlers, Parsed } from '#shared/contract/registry.ts';
import type { Comments } from '../features/comments/comments.ts';

export function commentHandlers(comments: Comments) {
  return {
    'comments.list': () => ({ comments: comments.list() }),
    'comments.save': (comment: Parsed<'comments.save'>) => comments.save(comment),
    'comments.remove': ({ id }: Parsed<'comments.remove'>) => {
      comments.remove(id);
      return {};
    },
    'comments.used': ({ id }: Parsed<'comments.used'>) => comments.used(id),
  } satisfies Partial<Handlers>;
}

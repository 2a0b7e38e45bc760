import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Comment, CommentRow } from '#shared/contract/comments.ts';
import { comments } from '../schema.ts';
import type { Db } from '../store.ts';

/** Most used first; of equally used ones the older first. */
export function listComments(db: Db): CommentRow[] {
  return db.select().from(comments).orderBy(desc(comments.uses), asc(comments.id)).all();
}

export function findComment(db: Db, id: string): CommentRow | undefined {
  return db.select().from(comments).where(eq(comments.id, id)).get();
}

export function countComments(db: Db): number {
  return db.select({ count: sql<number>`count(*)` }).from(comments).get()?.count ?? 0;
}

/** Keeps how often a known comment was used. */
export function saveComment(db: Db, { id, criterionId, text }: Comment): void {
  db.insert(comments)
    .values({ id, criterionId, text })
    .onConflictDoUpdate({ target: comments.id, set: { criterionId, text } })
    .run();
}

export function removeComment(db: Db, id: string): void {
  db.delete(comments).where(eq(comments.id, id)).run();
}

export function countUse(db: Db, id: string): void {
  db.update(comments)
    .set({ uses: sql`${comments.uses} + 1` })
    .where(eq(comments.id, id))
    .run();
}

import { and, eq, gt, sql } from 'drizzle-orm';
import type { FeedbackItem } from '#shared/exchange/wire.ts';
import type { Database } from '../database.ts';
import { feedback, people } from '../schema.ts';
import { inChunks } from './chunks.ts';

/**
 * Adds to what a person will be told. The person's own counter gives the positions: its row stays locked until the
 * transaction ends, so no cursor can step over an item that is still being written.
 */
export async function addFeedback(
  tx: Database,
  personId: string,
  items: readonly FeedbackItem[],
): Promise<void> {
  if (items.length === 0) return;
  const [row] = await tx
    .update(people)
    .set({ feedbackCount: sql`${people.feedbackCount} + ${items.length}` })
    .where(eq(people.id, personId))
    .returning({ count: people.feedbackCount });
  if (row === undefined) throw new Error('feedback for a person who is not there');
  const before = row.count - items.length;
  const rows = items.map((body, i) => ({
    id: body.id,
    personId,
    position: before + i + 1,
    at: new Date(body.at),
    body,
  }));
  await inChunks(rows, (some) => tx.insert(feedback).values(some));
}

/** The next items after a position, in order. */
export async function feedbackAfter(
  db: Database,
  personId: string,
  page: { after: number; limit: number },
): Promise<{ position: number; body: FeedbackItem }[]> {
  return await db
    .select({ position: feedback.position, body: feedback.body })
    .from(feedback)
    .where(and(eq(feedback.personId, personId), gt(feedback.position, page.after)))
    .orderBy(feedback.position)
    .limit(page.limit);
}

import type { FeedbackItem, FeedbackPage } from '#shared/exchange/wire.ts';
import { keepConsensus, keepFeedback, saveCertification } from '../db/queries/feedback.ts';
import { changeSyncState, readSyncState } from '../db/queries/syncState.ts';
import type { Db } from '../db/store.ts';
import { ExchangeRefusal } from './failures.ts';
import type { Link } from './pull.ts';
import { applyVerdict, reasonTexts } from './verdicts.ts';

/** @returns the reading that changed, if one did */
function apply(db: Db, item: FeedbackItem): string | undefined {
  if (item.type === 'consensus') {
    keepConsensus(db, item);
    return item.readingId;
  }
  if (!keepFeedback(db, item)) return undefined;
  switch (item.type) {
    case 'certification':
      saveCertification(db, item);
      return undefined;
    case 'receipt': {
      const { eventId, verdict, reason: reasonCode, at } = item;
      const reason = reasonCode === null ? null : reasonTexts[reasonCode];
      return applyVerdict(db, { eventId, verdict, reasonCode, reason, source: 'feedback', at });
    }
  }
}

function take({ ground }: Link, page: FeedbackPage): void {
  const changed = ground.store.transaction((db) => {
    const readings = page.items.map((item) => apply(db, item));
    changeSyncState(db, { feedbackCursor: page.nextCursor });
    return readings;
  });
  for (const readingId of changed) if (readingId) ground.emit({ name: 'reading.changed', readingId });
  ground.emit({ name: 'sync.changed' });
}

/** A page, and the place it was asked from. An exchange that was set up anew does not know old places. */
async function nextPage({ ground, client }: Link): Promise<{ page: FeedbackPage; cursor: string | null }> {
  const cursor = readSyncState(ground.store.db).feedbackCursor;
  try {
    return { page: await client.feedback(cursor), cursor };
  } catch (error) {
    const unknownPlace = error instanceof ExchangeRefusal && error.refusal === 'invalid_request';
    if (cursor === null || !unknownPlace) throw error;
    return { page: await client.feedback(null), cursor: null };
  }
}

/** Takes in receipts, certifications and what practice is compared with since the last time. @throws ProblemError */
export async function pullFeedback(link: Link): Promise<void> {
  const seen = new Set<string>();
  for (;;) {
    const { page, cursor } = await nextPage(link);
    if (page.items.length > 0) take(link, page);
    // A place that comes again leads round in a circle.
    if (page.items.length === 0 || page.nextCursor === cursor || seen.has(page.nextCursor)) return;
    seen.add(page.nextCursor);
  }
}

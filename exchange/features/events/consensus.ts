import { citedAnnotations } from '#shared/domain/anchor.ts';
import { newId } from '#shared/domain/primitives.ts';
import type { FeedbackItem } from '#shared/exchange/wire.ts';
import type { Database } from '../../db/database.ts';
import { anchorOfItem } from '../../db/queries/anchors.ts';

/** What the experts gave, for whoever has scored it for practice or finished its set; undefined where no consensus is known. */
export async function consensusFor(
  tx: Database,
  reading: { readingId: string; itemId: string },
  at: Date,
): Promise<FeedbackItem | undefined> {
  const anchor = await anchorOfItem(tx, reading.itemId);
  if (anchor === undefined) return undefined;
  const { rationale, consensus, evidenceIds } = anchor;
  return {
    id: newId(),
    at: at.toISOString(),
    type: 'consensus',
    readingId: reading.readingId,
    scores: consensus.map(({ spans: _, ...score }) => score),
    annotations: citedAnnotations(consensus, evidenceIds),
    rationale,
  };
}

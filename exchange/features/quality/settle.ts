import { newId } from '#shared/domain/primitives.ts';
import { failedInARow, judgeSeed, type SeedingRule } from '#shared/domain/seeding.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { FeedbackItem } from '#shared/exchange/wire.ts';
import type { Database } from '../../db/database.ts';
import { lockEventLog } from '../../db/queries/events.ts';
import { addFeedback } from '../../db/queries/feedback.ts';
import { dueSeeds, judgedSeeds, peopleWithDueSeeds, seedingOf, setOutcome } from '../../db/queries/seeds.ts';
import { suspensionsOf } from '../../db/queries/suspensions.ts';
import type { Exchange } from '../../exchange.ts';
import { outcomesSince } from './outcomes.ts';
import { handRefresher } from './refresher.ts';
import { suspend } from './suspend.ts';

type Due = Awaited<ReturnType<typeof dueSeeds>>[number];

interface Settling {
  personId: string;
  at: Date;
}

async function judge(tx: Database, due: Due, rule: SeedingRule, at: Date): Promise<void> {
  const { itemId, readingId, ordinal, rubric, consensus, event, returnedFor } = due;
  // Whoever sent a seed back has scored nothing that could be judged.
  const outcome =
    returnedFor === null ? judgeSeed(rubric, { own: event.payload.scores, consensus }, rule) : null;
  await setOutcome(tx, itemId, { readingId, ordinal, outcome, judgedAt: at });
}

/** Nobody suspended by hand, and what was read since the last good seed is held. */
const bySeeds = { suspendedBy: null, reason: null, holds: true };

/** What follows from the seeds of one subject that were judged just now. */
async function follow(
  tx: Database,
  subject: SubjectKey,
  { personId, at, rule }: Settling & { rule: SeedingRule },
): Promise<FeedbackItem[]> {
  const last = (await suspensionsOf(tx, subject, personId)).at(-1);
  const judged = await judgedSeeds(tx, subject, personId);
  const failed = failedInARow(outcomesSince(judged, last));
  if (failed === 0) return [];
  if (failed < rule.suspendAfter) {
    await handRefresher(tx, { personId, subject, submissions: rule.refresher });
    return [];
  }
  const sinceOrdinal = judged.findLast(({ outcome }) => outcome?.passed)?.ordinal ?? 0;
  return await suspend(tx, {
    id: newId(),
    personId,
    ...subject,
    at,
    sinceOrdinal,
    failed,
    ...bySeeds,
  });
}

/**
 * Judges what seeds a person has read in batches that are finished, or a day ago, by the readings that count then, and
 * does what the programme asks for: a refresher after a failed one, a suspension after several.
 * @returns what the person is to be told
 */
export async function settleSeeds(tx: Database, { personId, at }: Settling): Promise<FeedbackItem[]> {
  const due = await dueSeeds(tx, personId, at);
  const bySubject = Map.groupBy(due, (one) => `${one.microCredentialId} ${one.rubricHash}`);
  const news: FeedbackItem[] = [];
  for (const [first, ...rest] of bySubject.values()) {
    if (first === undefined) continue;
    const { microCredentialId, rubricHash } = first;
    const rule = await seedingOf(tx, microCredentialId);
    for (const one of [first, ...rest]) await judge(tx, one, rule, at);
    news.push(...(await follow(tx, { microCredentialId, rubricHash }, { personId, at, rule })));
  }
  return news;
}

/**
 * The same for whoever has read seeds that are due, each in a transaction of their own.
 * @param whose one person, or everybody where it is undefined
 */
export async function settleDueSeeds(exchange: Exchange, whose?: string): Promise<void> {
  const at = exchange.now();
  for (const personId of await peopleWithDueSeeds(exchange.db, at, whose))
    await exchange.db.transaction(async (tx) => {
      await lockEventLog(tx);
      await addFeedback(tx, personId, await settleSeeds(tx, { personId, at }));
    });
}

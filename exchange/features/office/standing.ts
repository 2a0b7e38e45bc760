import { newId } from '#shared/domain/primitives.ts';
import type { StandingWish } from '#shared/exchange/office.ts';
import type { FeedbackItem } from '#shared/exchange/wire.ts';
import type { Database } from '../../db/database.ts';
import { lockEventLog } from '../../db/queries/events.ts';
import { addFeedback } from '../../db/queries/feedback.ts';
import { insertAct } from '../../db/queries/office.ts';
import { type Reader, wasCertified } from '../../db/queries/people.ts';
import { type Step, scoringPeople, stepOf } from '../../db/queries/qualification.ts';
import { judgedSeeds } from '../../db/queries/seeds.ts';
import { insertFreshStart, suspendedCertifications } from '../../db/queries/suspensions.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { grant } from '../qualification/grant.ts';
import { suspend } from '../quality/suspend.ts';

interface Change {
  personId: string;
  lead: Reader;
  step: Step;
  wish: StandingWish;
  at: Date;
}

async function takeAway(tx: Database, { personId, lead, step, wish, at }: Change): Promise<FeedbackItem[]> {
  const { microCredentialId, rubricHash } = step;
  const judged = await judgedSeeds(tx, step, personId);
  const news = await suspend(tx, {
    ...{ id: newId(), personId, microCredentialId, rubricHash, at, failed: 0 },
    ...{ suspendedBy: lead.personId, reason: wish.reason, holds: wish.holds },
    sinceOrdinal: judged.findLast(({ outcome }) => outcome?.passed)?.ordinal ?? 0,
  });
  if (news.length === 0) throw refuse('wrong_state', 'Nothing can be suspended: no certification holds now.');
  return news;
}

async function giveBack(tx: Database, { personId, step, at }: Change): Promise<FeedbackItem[]> {
  if (await wasCertified(tx, personId, { ...step, at }))
    throw refuse('wrong_state', 'A certification holds already: there is nothing to reinstate.');
  const taken = (await suspendedCertifications(tx, personId, { ...step, at })).at(-1);
  if (taken === undefined)
    throw refuse(
      'wrong_state',
      'No certification was suspended that would hold still. A fresh start lets this person qualify again.',
    );
  const { agreement, validUntil } = taken;
  return await grant(tx, { personId, step, at, from: at, validUntil, source: 'office', agreement });
}

async function beginAnew(tx: Database, { personId, step, at }: Change): Promise<FeedbackItem[]> {
  const { microCredentialId, rubricHash } = step;
  await insertFreshStart(tx, { id: newId(), personId, microCredentialId, rubricHash, at });
  return [];
}

const changes = { suspend: takeAway, reinstate: giveBack, freshStart: beginAnew };

/**
 * Suspends somebody by hand, reinstates them, or lets them begin anew; the reason is told to them.
 * @throws Refusal `not_found`; `wrong_state` where there is nothing to suspend or to reinstate
 */
export async function changeStanding(
  exchange: Exchange,
  lead: Reader,
  { personId, ...wish }: StandingWish & { personId: string },
): Promise<void> {
  const at = exchange.now();
  await exchange.db.transaction(async (tx) => {
    await lockEventLog(tx);
    const step = await stepOf(tx, wish);
    const person = (await scoringPeople(tx)).find(({ id }) => id === personId);
    if (!step || !person)
      throw refuse('not_found', 'This person or rubric is not there. Open the office again.');
    const { change, holds, reason, microCredentialId } = wish;
    await addFeedback(tx, personId, await changes[change](tx, { personId, lead, step, wish, at }));
    await insertAct(tx, {
      ...{ personId: lead.personId, microCredentialId, at },
      body: { kind: 'standingChanged', reader: person.reader, change, holds, reason },
    });
  });
}

import type { PolicyHistory } from '#shared/domain/policyCost.ts';
import { goesToAdjudication, isNearPassing, type ScoringPolicy } from '#shared/domain/scoringPolicy.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { Office, PolicyRecord, PolicyWish } from '#shared/exchange/office.ts';
import { type CountedRow, operationalReadings } from '../../db/queries/agreement.ts';
import {
  actsOf,
  insertAct,
  lockOffice,
  operationalBatches,
  policyOf,
  setOrganisation,
  setPolicy,
  waitingSubmissions,
} from '../../db/queries/office.ts';
import type { Reader } from '../../db/queries/people.ts';
import { scoringPeople, stepOf } from '../../db/queries/qualification.ts';
import { seedingOf } from '../../db/queries/seeds.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { settleDueSeeds } from '../quality/settle.ts';
import { settleSecondReads } from './further.ts';
import { follow, progressOf } from './progress.ts';

/** Acts that are shown at once. */
const mostActs = 200;

/** What the readings that were made show of a policy, were it in force: by the first reading of each, and the first two. */
function historyOf(rows: readonly CountedRow[], policy: ScoringPolicy): PolicyHistory {
  const readings = rows.filter(({ third }) => !third);
  const history = { near: { count: 0, of: 0 }, differing: { count: 0, of: 0 } };
  for (const [first, second] of Map.groupBy(readings, ({ submissionId }) => submissionId).values()) {
    if (!first) continue;
    const { rubric, scores } = first;
    history.near.of++;
    if (isNearPassing(rubric, scores, policy.secondReads.nearPassing)) history.near.count++;
    if (!second) continue;
    history.differing.of++;
    if (goesToAdjudication(rubric, [scores, second.scores], policy.resolution)) history.differing.count++;
  }
  return history;
}

/** What the readings of a programme show of a policy that is not in force. */
export async function tryPolicy(exchange: Exchange, wish: PolicyWish): Promise<PolicyRecord> {
  const { policy, seeding, ...subject } = wish;
  return { policy, seeding, history: historyOf(await operationalReadings(exchange.db, subject), policy) };
}

/** The office as it stands. */
export async function readOffice(exchange: Exchange, viewer: Reader, subject: SubjectKey): Promise<Office> {
  const { db } = exchange;
  await settleDueSeeds(exchange);
  await settleSecondReads(
    exchange,
    (await operationalBatches(db, subject)).map(({ batch }) => batch.id),
  );
  const { microCredentialId } = subject;
  const policy = await policyOf(db, microCredentialId);
  const rows = await operationalReadings(db, subject);
  return {
    policy,
    seeding: await seedingOf(db, microCredentialId),
    history: historyOf(rows, policy),
    waiting: (await waitingSubmissions(db, microCredentialId)).length,
    batches: (await follow(exchange, subject, { rows })).map((following) =>
      progressOf(following, viewer.personId),
    ),
    acts: (await actsOf(db, microCredentialId, mostActs)).map(({ at, ...act }) => ({
      ...act,
      at: at.toISOString(),
    })),
  };
}

/**
 * Puts a policy in force for a programme: for what is dealt, read and resolved from now on. Released results stay.
 * @throws Refusal `not_found`
 */
export async function putPolicy(exchange: Exchange, lead: Reader, wish: PolicyWish): Promise<PolicyRecord> {
  const { policy, seeding, microCredentialId } = wish;
  await exchange.db.transaction(async (tx) => {
    await lockOffice(tx);
    if ((await stepOf(tx, wish)) === undefined)
      throw refuse('not_found', 'Nothing is scored by this rubric here. Open the office again.');
    await setPolicy(tx, microCredentialId, { policy, seeding });
    await insertAct(tx, {
      ...{ personId: lead.personId, microCredentialId, at: exchange.now() },
      body: { kind: 'policySet', policy, seeding },
    });
  });
  return await tryPolicy(exchange, wish);
}

/**
 * Notes where a reader works; null forgets it. It holds for what is dealt from now on.
 * @throws Refusal `not_found`
 */
export async function putOrganisation(
  exchange: Exchange,
  lead: Reader,
  { personId, organisation }: { personId: string; organisation: string | null },
): Promise<void> {
  await exchange.db.transaction(async (tx) => {
    await lockOffice(tx);
    const person = (await scoringPeople(tx)).find(({ id }) => id === personId);
    if (!person) throw refuse('not_found', 'Nobody of that id scores here. Open the office again.');
    await setOrganisation(tx, personId, organisation);
    await insertAct(tx, {
      ...{ personId: lead.personId, microCredentialId: null, at: exchange.now() },
      body: { kind: 'organisationSet', reader: person.reader, organisation },
    });
  });
}

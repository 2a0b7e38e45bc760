import { createHash } from 'node:crypto';
import { bradleyTerry, type ComparedModel } from '#shared/agreement/bradleyTerry.ts';
import { randomFrom } from '#shared/agreement/random.ts';
import type { Insufficient } from '#shared/agreement/statistic.ts';
import { type Compared, nextPair } from '#shared/domain/comparing.ts';
import { newId } from '#shared/domain/primitives.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { Judgement, NewRound, Round, RoundList, ShownSubmission } from '#shared/exchange/comparing.ts';
import type { Database } from '../../db/database.ts';
import {
  anchorsOf,
  evidenceOfSubmission,
  findSubmission,
  submissionIdsOf,
} from '../../db/queries/agreement.ts';
import {
  comparisonsOf,
  findRound,
  insertComparison,
  insertRound,
  lockRound,
  roundsOf,
  submissionsOfRound,
  withdrawComparison,
} from '../../db/queries/comparisons.ts';
import type { Reader } from '../../db/queries/people.ts';
import { stepOf } from '../../db/queries/qualification.ts';
import { titlesOfEvidence } from '../../db/queries/sessionChoices.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { deskNames } from '../agreement/subjects.ts';

type Found = NonNullable<Awaited<ReturnType<typeof findRound>>>;

const aboutOf = ({ round: { id, name, openedAt }, ...counted }: Found) => ({
  ...{ id, name, openedAt: openedAt.toISOString() },
  ...counted,
});

/** The rounds of a subject, and what could be compared in another. */
export async function readRounds(exchange: Exchange, subject: SubjectKey): Promise<RoundList> {
  const { db } = exchange;
  const { microCredentialId } = subject;
  const names = await deskNames(exchange, microCredentialId);
  const titles = await titlesOfEvidence(db, microCredentialId);
  const anchors = new Set((await anchorsOf(db, microCredentialId)).map(({ submissionId }) => submissionId));
  return {
    rounds: (await roundsOf(db, subject)).map(aboutOf),
    submissions: [...names].map(([id, name]) => ({
      ...{ id, name, anchor: anchors.has(id) },
      evidence: (titles.get(id) ?? []).map(({ title }) => title),
    })),
  };
}

/**
 * Opens a round.
 * @returns its id
 * @throws Refusal `not_found` for a rubric or a submission that is not there
 */
export async function openRound(exchange: Exchange, lead: Reader, wish: NewRound): Promise<string> {
  const { microCredentialId, rubricHash, name } = wish;
  const id = newId();
  const submissionIds = [...new Set(wish.submissionIds)];
  await exchange.db.transaction(async (tx: Database) => {
    if ((await stepOf(tx, wish)) === undefined)
      throw refuse('not_found', 'Nothing is scored by this rubric here. Open the office again.');
    const known = new Set(await submissionIdsOf(tx, microCredentialId));
    if (!submissionIds.every((one) => known.has(one)))
      throw refuse('not_found', 'A submission is not there any more. Fetch what can be compared again.');
    if (submissionIds.length < 3)
      throw refuse('invalid_request', 'Three submissions or more can be compared. Choose some more.');
    await insertRound(
      tx,
      { id, microCredentialId, rubricHash, name, openedBy: lead.personId, openedAt: exchange.now() },
      submissionIds,
    );
  });
  return id;
}

async function required(db: Database, id: string): Promise<Found> {
  const found = await findRound(db, id);
  if (!found) throw refuse('not_found', 'There is no such round. List them again.');
  return found;
}

async function shown(
  { db }: Exchange,
  submissionId: string,
  names: ReadonlyMap<string, string>,
): Promise<ShownSubmission> {
  return {
    ...{ submissionId, submission: names.get(submissionId) ?? '' },
    answers: (await findSubmission(db, submissionId))?.answers ?? [],
    evidence: await evidenceOfSubmission(db, submissionId),
  };
}

/** What is drawn follows from the round, the person and how much they said: asked again, the pair is another one only where others spoke. */
function pairFor(
  found: Found,
  personId: string,
  ids: readonly string[],
  said: readonly (Compared & { personId: string })[],
) {
  const own = said.filter((one) => one.personId === personId);
  const drawn = createHash('sha256').update(`${found.round.id} ${personId} ${own.length}`).digest();
  return nextPair(ids, { all: said, own }, randomFrom(drawn.readUInt32BE()));
}

const modelOf = (ids: readonly string[], said: readonly Compared[]): ComparedModel | Insufficient =>
  bradleyTerry(
    ids.length,
    said.map(({ better, worse }) => ({ better: ids.indexOf(better), worse: ids.indexOf(worse) })),
  );

/**
 * A round as it stands, with the pair that whoever asks is to compare next.
 * @throws Refusal `not_found`
 */
export async function readRound(exchange: Exchange, reader: Reader, id: string): Promise<Round> {
  const { db } = exchange;
  const found = await required(db, id);
  const { microCredentialId, rubricHash } = found.round;
  const ids = await submissionsOfRound(db, id);
  const said = await comparisonsOf(db, id);
  const names = await deskNames(exchange, microCredentialId);
  const model = modelOf(ids, said);
  const items = ids.map((submissionId, place) => ({
    ...{ submissionId, submission: names.get(submissionId) ?? '' },
    compared: said.filter(({ better, worse }) => better === submissionId || worse === submissionId).length,
    better: said.filter(({ better }) => better === submissionId).length,
    placed: model.kind === 'compared' ? (model.items[place] ?? null) : null,
  }));
  const pair = reader.role === 'lead' ? pairFor(found, reader.personId, ids, said) : undefined;
  return {
    ...aboutOf(found),
    ...{ microCredentialId, rubricHash },
    items: items.toSorted(
      (a, b) =>
        (b.placed?.measure ?? 0) - (a.placed?.measure ?? 0) || a.submission.localeCompare(b.submission, 'en'),
    ),
    reliability: model.kind === 'compared' ? model.reliability : null,
    reason: model.kind === 'insufficient' ? model.reason : null,
    own: said.filter(({ personId }) => personId === reader.personId).length,
    next: pair ? [await shown(exchange, pair[0], names), await shown(exchange, pair[1], names)] : null,
  };
}

/**
 * Notes which of two submissions somebody found to show more.
 * @throws Refusal `not_found`; `wrong_state` where they compared the two already
 */
export async function judge(
  exchange: Exchange,
  lead: Reader,
  { id, better, worse }: Judgement & { id: string },
): Promise<void> {
  await exchange.db.transaction(async (tx: Database) => {
    await lockRound(tx, id);
    await required(tx, id);
    const ids = await submissionsOfRound(tx, id);
    if (better === worse || !ids.includes(better) || !ids.includes(worse))
      throw refuse('not_found', 'These two are not compared in this round. Open it again.');
    const own = (await comparisonsOf(tx, id)).filter(({ personId }) => personId === lead.personId);
    const pair = [better, worse];
    if (own.some((one) => pair.includes(one.better) && pair.includes(one.worse)))
      throw refuse('wrong_state', 'You have compared these two already. Take it back first, or go on.');
    await insertComparison(tx, { roundId: id, personId: lead.personId, better, worse, at: exchange.now() });
  });
}

/**
 * Takes back what somebody said last in a round.
 * @throws Refusal `not_found`; `wrong_state` where they said nothing
 */
export async function takeBack(exchange: Exchange, lead: Reader, id: string): Promise<void> {
  await exchange.db.transaction(async (tx: Database) => {
    await lockRound(tx, id);
    await required(tx, id);
    const last = (await comparisonsOf(tx, id)).findLast(({ personId }) => personId === lead.personId);
    if (!last) throw refuse('wrong_state', 'You have compared nothing in this round yet.');
    await withdrawComparison(tx, last.ordinal, exchange.now());
  });
}

import { newId } from '#shared/domain/primitives.ts';
import type { NewSession, SessionChoices, SessionOpened } from '#shared/exchange/calibration.ts';
import { anchorsOf, submissionIdsOf } from '../../db/queries/agreement.ts';
import type { Reader } from '../../db/queries/people.ts';
import { sessionPeople, stepOf } from '../../db/queries/qualification.ts';
import { kindsOfSubmissions, titlesOfEvidence } from '../../db/queries/sessionChoices.ts';
import { insertSession } from '../../db/queries/sessions.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { deskNames } from '../agreement/subjects.ts';
import { assign } from '../batches/assign.ts';

/** Submissions that are hidden among operational work, and shown nowhere else. */
function seedsAmong(anchors: Awaited<ReturnType<typeof anchorsOf>>): Set<string> {
  return new Set(anchors.flatMap(({ seed, submissionId }) => (seed ? [submissionId] : [])));
}

/** What a session can be opened with: never a submission of a qualification set or a seed, which it would tell. */
export async function readChoices(exchange: Exchange, microCredentialId: string): Promise<SessionChoices> {
  const { db } = exchange;
  const names = await deskNames(exchange, microCredentialId);
  const kinds = await kindsOfSubmissions(db, microCredentialId);
  const titles = await titlesOfEvidence(db, microCredentialId);
  const known = await anchorsOf(db, microCredentialId);
  const anchors = new Set(known.map(({ submissionId }) => submissionId));
  const seeds = seedsAmong(known);
  const submissions: SessionChoices['submissions'] = [];
  for (const [id, name] of names) {
    const inKinds = (kinds.get(id) ?? []).map(({ kind }) => kind);
    if (inKinds.includes('qualification') || seeds.has(id)) continue;
    const evidence = (titles.get(id) ?? []).map(({ title }) => title);
    submissions.push({
      ...{ id, name, evidence },
      anchor: anchors.has(id),
      operational: inKinds.includes('operational'),
    });
  }
  const people = (await sessionPeople(db)).map(({ reader, ...person }) => ({ ...person, name: reader }));
  return { submissions, people };
}

async function requireSound({ db, now }: Exchange, wish: NewSession): Promise<void> {
  if ((await stepOf(db, wish)) === undefined)
    throw refuse('not_found', 'Nothing is scored by this rubric here. Fetch what can be chosen again.');
  if (wish.dueAt !== null && Date.parse(wish.dueAt) <= now().getTime())
    throw refuse('invalid_request', 'The session would be due in the past. Choose a later time.');
  const known = new Set(await submissionIdsOf(db, wish.microCredentialId));
  if (!wish.submissionIds.every((id) => known.has(id)))
    throw refuse('not_found', 'A submission is not there any more. Fetch what can be chosen again.');
  const kinds = await kindsOfSubmissions(db, wish.microCredentialId);
  if (wish.submissionIds.some((id) => kinds.get(id)?.some(({ kind }) => kind === 'qualification')))
    throw refuse(
      'wrong_state',
      'A submission of a qualification set cannot be talked about: the set would be told. Take it out.',
    );
  const seeds = seedsAmong(await anchorsOf(db, wish.microCredentialId));
  if (wish.submissionIds.some((id) => seeds.has(id)))
    throw refuse('wrong_state', 'A seed cannot be talked about: it would be known. Take it out.');
  const people = new Set((await sessionPeople(db)).map(({ id }) => id));
  if (!wish.personIds.every((id) => people.has(id)))
    throw refuse('not_found', 'Somebody chosen cannot take part here. Fetch who can be chosen again.');
}

/**
 * Opens a calibration session: its members get the submissions as a blind batch, each in an order and under names of
 * their own.
 * @throws Refusal `not_found`, `invalid_request`, `wrong_state` for a submission of a qualification set or a seed
 */
export async function openSession(
  exchange: Exchange,
  lead: Reader,
  wish: NewSession,
): Promise<SessionOpened> {
  await requireSound(exchange, wish);
  const { microCredentialId, rubricHash, name, dueAt } = wish;
  const id = newId();
  const at = exchange.now();
  const personIds = [...new Set(wish.personIds)];
  await exchange.db.transaction(async (tx) => {
    await insertSession(
      tx,
      {
        ...{ id, microCredentialId, rubricHash, name, kind: 'calibration', blind: true, secondReadRate: 0 },
        dueAt: dueAt === null ? null : new Date(dueAt),
      },
      {
        ...{ openedBy: lead.personId, openedAt: at, personIds },
        submissionIds: [...new Set(wish.submissionIds)],
      },
    );
    for (const personId of personIds)
      await assign(tx, { batchId: id, personId, secret: exchange.secret, at, seeded: false });
  });
  return { id };
}

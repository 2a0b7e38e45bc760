import { randomFrom } from '#shared/agreement/random.ts';
import { type Dealt, deal, groupsOf, linksOf } from '#shared/domain/dealing.ts';
import { newId } from '#shared/domain/primitives.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { BatchCreated, BatchPlan, NewBatch, OfficeChoices } from '#shared/exchange/office.ts';
import type { Database } from '../../db/database.ts';
import {
  insertAct,
  lockOffice,
  organisationsOf,
  schoolsOf,
  waitingSubmissions,
} from '../../db/queries/office.ts';
import type { Reader } from '../../db/queries/people.ts';
import { insertPlannedBatch } from '../../db/queries/plans.ts';
import { certificationsAt, scoringPeople, stepOf } from '../../db/queries/qualification.ts';
import { titlesOfEvidence } from '../../db/queries/sessionChoices.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { deskNames } from '../agreement/subjects.ts';
import { interestsOf, isSamePlace } from '../quality/interests.ts';

/** What a batch can be made of, and for whom. */
export async function readOfficeChoices(exchange: Exchange, subject: SubjectKey): Promise<OfficeChoices> {
  const { db } = exchange;
  const names = await deskNames(exchange, subject.microCredentialId);
  const titles = await titlesOfEvidence(db, subject.microCredentialId);
  const waiting = await waitingSubmissions(db, subject.microCredentialId);
  const people = await scoringPeople(db);
  const organisations = await organisationsOf(
    db,
    people.map(({ id }) => id),
  );
  const schools = [...(await schoolsOf(db, [...names.keys()])).values()];
  const cameFrom = (organisation: string | undefined) =>
    schools.filter((school) => isSamePlace(school, organisation)).length;
  const certifications = await certificationsAt(db, subject, exchange.now(), undefined);
  const certified = new Set(certifications.map(({ personId }) => personId));
  return {
    submissions: waiting.map((id) => ({
      id,
      name: names.get(id) ?? '',
      evidence: (titles.get(id) ?? []).map(({ title }) => title),
    })),
    people: people.map(({ id, reader: name, role, withdrawn }) => ({
      ...{ id, name, role, withdrawn },
      certified: certified.has(id),
      organisation: organisations.get(id) ?? null,
      ownSubmissions: cameFrom(organisations.get(id)),
    })),
  };
}

async function requireSound({ now }: Exchange, tx: Database, wish: NewBatch): Promise<void> {
  if ((await stepOf(tx, wish)) === undefined)
    throw refuse('not_found', 'Nothing is scored by this rubric here. Fetch what can be chosen again.');
  if (wish.dueAt !== null && Date.parse(wish.dueAt) <= now().getTime())
    throw refuse('invalid_request', 'The batch would be due in the past. Choose a later time.');
  const waiting = new Set(await waitingSubmissions(tx, wish.microCredentialId));
  if (!wish.submissionIds.every((id) => waiting.has(id)))
    throw refuse(
      'wrong_state',
      'A submission is in a batch already, or not there any more. Fetch what can be chosen again.',
    );
  const people = new Set((await scoringPeople(tx)).flatMap(({ id, withdrawn }) => (withdrawn ? [] : [id])));
  if (!wish.personIds.every((id) => people.has(id)))
    throw refuse('not_found', 'Somebody chosen does not score here. Fetch who can be chosen again.');
}

/** Deals as the wish says; the same facts and the same number deal the same. */
async function dealtBy(tx: Database, wish: NewBatch): Promise<Dealt> {
  const submissionIds = [...new Set(wish.submissionIds)].toSorted();
  const personIds = [...new Set(wish.personIds)].toSorted();
  return deal(
    {
      submissionIds,
      readers: personIds.map((id) => ({ id, load: 0 })),
      secondReadRate: wish.secondReadRate,
      ...(await interestsOf(tx, personIds, submissionIds)),
    },
    randomFrom(wish.drawSeed),
  );
}

/**
 * Shows how a batch would be dealt, and keeps nothing of it.
 * @throws Refusal `not_found`, `invalid_request`, `wrong_state` for a submission that does not wait
 */
export async function planBatch(exchange: Exchange, wish: NewBatch): Promise<BatchPlan> {
  const { db } = exchange;
  await requireSound(exchange, db, wish);
  const { reads, unread, single } = await dealtBy(db, wish);
  const readers = (await scoringPeople(db)).filter(({ id }) => wish.personIds.includes(id));
  const readerNames = new Map(readers.map(({ id, reader }) => [id, reader]));
  const names = await deskNames(exchange, wish.microCredentialId);
  const links = linksOf(reads);
  const nameOf = (id: string) => readerNames.get(id) ?? '';
  return {
    readers: readers.map(({ id, reader: name }) => {
      const own = reads.filter(({ readerId }) => readerId === id);
      const second = own.filter((read) => read.second).length;
      return { name, first: own.length - second, second };
    }),
    links: links.map(({ one, other, submissions }) => ({
      one: nameOf(one),
      other: nameOf(other),
      submissions,
    })),
    groups: groupsOf([...readerNames.keys()], links).map((group) => group.map(nameOf)),
    unread: unread.map((id) => names.get(id) ?? ''),
    single: single.map((id) => names.get(id) ?? ''),
  };
}

/**
 * Makes a batch and deals it: each reader gets what is planned for them.
 * @throws Refusal `not_found`, `invalid_request`, `wrong_state` for a submission that does not wait, or that none of the
 * readers may read
 */
export async function dealBatch(exchange: Exchange, lead: Reader, wish: NewBatch): Promise<BatchCreated> {
  const id = newId();
  const at = exchange.now();
  await exchange.db.transaction(async (tx) => {
    await lockOffice(tx);
    await requireSound(exchange, tx, wish);
    const { reads, unread } = await dealtBy(tx, wish);
    if (unread.length > 0)
      throw refuse(
        'wrong_state',
        `Of the submissions ${unread.length} can be read by none of the readers: add readers, or take these submissions out.`,
      );
    const { microCredentialId, rubricHash, name, blind, unwatched, secondReadRate, dueAt, drawSeed } = wish;
    const like = { microCredentialId, rubricHash, name, blind, unwatched, secondReadRate };
    await insertPlannedBatch(
      tx,
      { ...like, id, kind: 'operational', dueAt: dueAt === null ? null : new Date(dueAt) },
      {
        ...{ drawSeed, at, readerIds: [...new Set(wish.personIds)] },
        reads: reads.map(({ readerId: personId, ...read }) => ({ ...read, personId })),
      },
    );
    await insertAct(tx, {
      ...{ personId: lead.personId, microCredentialId, at },
      body: {
        ...{ kind: 'batchDealt', batchId: id, batch: name, drawSeed, reads: reads.length },
        submissions: new Set(reads.map(({ submissionId }) => submissionId)).size,
        readers: new Set(reads.map(({ readerId }) => readerId)).size,
      },
    });
  });
  return { id };
}

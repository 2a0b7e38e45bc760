import type {
  Member,
  Session,
  SessionList,
  SessionReading,
  SessionSubmission,
  SessionSummary,
} from '#shared/exchange/calibration.ts';
import type { Database } from '../../db/database.ts';
import { evidenceAliases, evidenceOfSubmission, findSubmission } from '../../db/queries/agreement.ts';
import { lockEventLog } from '../../db/queries/events.ts';
import { itemEvidenceOf, itemsOf } from '../../db/queries/manifest.ts';
import type { Reader } from '../../db/queries/people.ts';
import {
  changeMember,
  consensusIn,
  findSession,
  listSessions,
  type MemberRow,
  membersOf,
  type SessionRow,
  submissionsOfSessions,
} from '../../db/queries/sessions.ts';
import type { Exchange } from '../../exchange.ts';
import { deskNames, ownIds } from '../agreement/subjects.ts';
import { unknownSession } from './change.ts';
import { type Place, readSaid, type Said, saidOf } from './said.ts';
import { stageOf } from './stage.ts';

/** Whoever was heard of this lately is there: three beats of a following workstation. */
const presentMs = 45_000;

/** Leads and auditors see every session; whoever scores, those they take part in. */
const seesAll = ({ role }: Reader) => role === 'lead' || role === 'auditor';

function aboutOf({ session, batch, microCredential }: SessionRow) {
  return {
    id: batch.id,
    name: batch.name,
    stage: stageOf(session),
    microCredentialId: batch.microCredentialId,
    microCredential,
    rubricHash: batch.rubricHash,
    openedAt: session.openedAt.toISOString(),
    dueAt: batch.dueAt?.toISOString() ?? null,
  };
}

/** The sessions of whoever asks, the newest first. */
export async function readSessions({ db }: Exchange, reader: Reader): Promise<SessionList> {
  const rows = await listSessions(db, seesAll(reader) ? undefined : reader.personId);
  const ids = rows.map(({ batch }) => batch.id);
  const members = Map.groupBy(await membersOf(db, ids), ({ batchId }) => batchId);
  const submissions = Map.groupBy(await submissionsOfSessions(db, ids), ({ batchId }) => batchId);
  const settled = Map.groupBy(await consensusIn(db, ids), ({ batchId }) => batchId);
  const sessions = rows.map((row): SessionSummary => {
    const { id } = row.batch;
    const there = (members.get(id) ?? []).filter(({ leftAt }) => leftAt === null);
    const own = there.find(({ personId }) => personId === reader.personId);
    return {
      ...aboutOf(row),
      submissions: submissions.get(id)?.length ?? 0,
      members: there.length,
      ready: there.filter(({ read, of }) => read === of).length,
      own: own ? { read: own.read, of: own.of } : null,
      settled: settled.get(id)?.length ?? 0,
    };
  });
  return { sessions };
}

/** Names and ids of a session's submissions and evidence as one person knows them. */
interface Eyes {
  submissions: (Pick<SessionSubmission, 'id' | 'name' | 'answers' | 'evidence'> & { submissionId: string })[];
  /** From the submission's own id of an item to this person's. */
  evidenceIds: ReadonlyMap<string, string>;
}

async function leadsEyes(exchange: Exchange, row: SessionRow, ids: readonly string[]): Promise<Eyes> {
  const names = await deskNames(exchange, row.batch.microCredentialId);
  const submissions: Eyes['submissions'] = [];
  for (const submissionId of ids) {
    const evidence = await evidenceOfSubmission(exchange.db, submissionId);
    const answers = (await findSubmission(exchange.db, submissionId))?.answers ?? [];
    const name = names.get(submissionId) ?? '';
    submissions.push({ submissionId, id: submissionId, name, answers, evidence });
  }
  return { submissions, evidenceIds: new Map() };
}

async function membersEyes(db: Database, { assignmentId }: MemberRow): Promise<Eyes> {
  const evidence = await itemEvidenceOf(db, assignmentId);
  const ofItem = Map.groupBy(evidence, ({ itemId }) => itemId);
  const items = await itemsOf(db, assignmentId);
  return {
    submissions: items.map(({ id, submissionId, pseudonym, answers }) => ({
      ...{ submissionId, id, name: pseudonym, answers },
      evidence: (ofItem.get(id) ?? []).map(({ itemId: _, evidenceId: __, ...item }) => item),
    })),
    evidenceIds: new Map(evidence.map(({ evidenceId, id }) => [evidenceId, id])),
  };
}

const nothing = { readings: [], notes: [], votes: [], consensus: null, anchor: null };

type Known = Eyes['submissions'][number];

const bySubmission = (a: Known, b: Known) => (a.submissionId < b.submissionId ? -1 : 1);

function submissionsFor(
  eyes: Eyes,
  told: { said: Said; place: Place; leads: boolean } | null,
): SessionSubmission[] {
  // From the reveal on everybody has them in one order, so that a number means the same to all who talk.
  const order = told === null ? eyes.submissions : eyes.submissions.toSorted(bySubmission);
  return order.map(({ submissionId, ...own }) => {
    if (told === null) return { ...own, ...nothing };
    const { said, place, leads } = told;
    const talk = saidOf(said.entries.get(submissionId) ?? [], said.nameOf, place);
    const placed = ({ annotations, ...reading }: SessionReading): SessionReading => ({
      ...reading,
      annotations: annotations.map((one) => ({ ...one, span: place(one.span) })),
    });
    return {
      ...own,
      readings: (said.readings.get(submissionId) ?? []).map(placed),
      ...talk,
      // What experts gave before would settle the talk: members are told once it is settled.
      anchor: leads || talk.consensus !== null ? (said.anchors.get(submissionId) ?? null) : null,
    };
  });
}

function memberFor(reader: Reader, now: Date) {
  return ({ personId, name, read, of, leftAt, seenAt }: MemberRow): Member => ({
    ...{ name, read, of, left: leftAt !== null, self: personId === reader.personId },
    present: seenAt !== null && now.getTime() - seenAt.getTime() < presentMs,
  });
}

/** Notes, before anything is told, that a member is shown what others gave: a reading that comes later is not blind. */
async function noteShown(exchange: Exchange, member: MemberRow): Promise<void> {
  if (member.shownAt !== null) return;
  await exchange.db.transaction(async (tx) => {
    await lockEventLog(tx);
    await changeMember(tx, member, { shownAt: exchange.now() });
  });
}

/** From one's own names to those of the place a lead brought everybody to. */
function momentFor(moment: SessionRow['session']['moment'], eyes: Eyes): Session['moment'] {
  const known = eyes.submissions.find(({ submissionId }) => submissionId === moment?.submissionId);
  if (!moment || !known) return null;
  const evidenceId = eyes.evidenceIds.get(moment.evidenceId) ?? moment.evidenceId;
  return { ...moment, submissionId: known.id, evidenceId };
}

/**
 * A session for somebody who leads or takes part; nothing of it is told yet.
 * @throws Refusal `not_found` for anybody else
 */
export async function requireSession(db: Database, reader: Reader, id: string) {
  const row = await findSession(db, id);
  const members = row ? await membersOf(db, [id]) : [];
  const own = members.find(({ personId, leftAt }) => personId === reader.personId && leftAt === null);
  if (!row || !(own || seesAll(reader))) throw unknownSession();
  return { row, members, own };
}

/**
 * A session as whoever asks may see it: before the reveal nothing of anybody but how far each has come.
 * @throws Refusal `not_found` for whoever neither leads nor takes part
 */
export async function readSession(exchange: Exchange, reader: Reader, id: string): Promise<Session> {
  const { db } = exchange;
  const { row, members, own } = await requireSession(db, reader, id);
  const { session, rubric } = row;
  const ids = (await submissionsOfSessions(db, [id])).map(({ submissionId }) => submissionId);
  const eyes = own ? await membersEyes(db, own) : await leadsEyes(exchange, row, ids);
  if (own && session.revealedAt) await noteShown(exchange, own);
  const toReal = ownIds(await evidenceAliases(db, ids));
  const toOwn = ownIds(eyes.evidenceIds);
  const told = session.revealedAt
    ? {
        said: await readSaid(db, row, members, reader),
        place: ((one) => toOwn(toReal(one))) as Place,
        leads: own === undefined,
      }
    : null;
  const now = exchange.now();
  return {
    ...aboutOf(row),
    rubric,
    now: now.toISOString(),
    revealedAt: session.revealedAt?.toISOString() ?? null,
    closedAt: session.closedAt?.toISOString() ?? null,
    assignment: own?.state ?? null,
    members: members.map(memberFor(reader, now)),
    moment: momentFor(session.moment, eyes),
    submissions: submissionsFor(eyes, told),
  };
}

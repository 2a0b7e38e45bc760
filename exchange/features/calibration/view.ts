import type { Evidence } from '#shared/domain/evidence.ts';
import { pointsOn } from '#shared/domain/resolution.ts';
import type {
  Member,
  Session,
  SessionConsensus,
  SessionList,
  SessionNote,
  SessionReading,
  SessionSubmission,
  SessionSummary,
  SessionVote,
} from '#shared/exchange/calibration.ts';
import type { Database } from '../../db/database.ts';
import {
  anchorsOf,
  evidenceAliases,
  evidenceOfSubmission,
  findSubmission,
} from '../../db/queries/agreement.ts';
import { lockEventLog } from '../../db/queries/events.ts';
import { itemEvidenceOf, itemsOf } from '../../db/queries/manifest.ts';
import type { Reader } from '../../db/queries/people.ts';
import {
  changeMember,
  consensusIn,
  type EntryRow,
  entriesOf,
  findSession,
  listSessions,
  type MemberRow,
  membersOf,
  readingsOfSession,
  type SessionRow,
  submissionsOfSessions,
} from '../../db/queries/sessions.ts';
import type { Exchange } from '../../exchange.ts';
import { deskNames, ownIds } from '../agreement/subjects.ts';
import { unknownSession } from './change.ts';
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
    const count = submissions.get(id)?.length ?? 0;
    return {
      ...aboutOf(row),
      submissions: count,
      members: there.length,
      ready: there.filter(({ read }) => read === count).length,
      read: there.find(({ personId }) => personId === reader.personId)?.read ?? null,
      settled: settled.get(id)?.length ?? 0,
    };
  });
  return { sessions };
}

/** Names and ids of a session's submissions and evidence as one person knows them. */
interface Eyes {
  submissions: { submissionId: string; id: string; name: string; evidence: Evidence[] }[];
  /** From the submission's own id of an item to this person's. */
  evidenceIds: ReadonlyMap<string, string>;
}

async function leadsEyes(exchange: Exchange, row: SessionRow, ids: readonly string[]): Promise<Eyes> {
  const names = await deskNames(exchange, row.batch.microCredentialId);
  const submissions: Eyes['submissions'] = [];
  for (const submissionId of ids) {
    const evidence = await evidenceOfSubmission(exchange.db, submissionId);
    submissions.push({ submissionId, id: submissionId, name: names.get(submissionId) ?? '', evidence });
  }
  return { submissions, evidenceIds: new Map() };
}

async function membersEyes(db: Database, { assignmentId }: MemberRow): Promise<Eyes> {
  const evidence = await itemEvidenceOf(db, assignmentId);
  const ofItem = Map.groupBy(evidence, ({ itemId }) => itemId);
  const items = await itemsOf(db, assignmentId);
  return {
    submissions: items.map(({ id, submissionId, pseudonym }) => ({
      ...{ submissionId, id, name: pseudonym },
      evidence: (ofItem.get(id) ?? []).map(({ itemId: _, evidenceId: __, ...item }) => item),
    })),
    evidenceIds: new Map(evidence.map(({ evidenceId, id }) => [evidenceId, id])),
  };
}

/** What was said in a session, by submission, under ids that nobody in it has. */
interface Said {
  readings: Map<string, SessionReading[]>;
  entries: Map<string, EntryRow[]>;
  nameOf: (entry: EntryRow) => { by: string; lead: boolean; self: boolean; at: string };
  anchors: Map<string, SessionSubmission['anchor']>;
}

type Place = <T extends { evidenceId: string }>(one: T) => T;

async function readSaid(
  db: Database,
  row: SessionRow,
  members: readonly MemberRow[],
  reader: Reader,
): Promise<Said> {
  const { batchId, revealedAt } = row.session;
  const names = new Map(members.map(({ personId, name }) => [personId, name]));
  const readings = (await readingsOfSession(db, batchId)).map((one) => ({
    submissionId: one.submissionId,
    reading: {
      readingId: one.id,
      by: names.get(one.personId) ?? '',
      self: one.personId === reader.personId,
      at: one.event.at,
      late: revealedAt !== null && one.receivedAt > revealedAt,
      scores: one.event.payload.scores,
      annotations: one.event.payload.annotations,
    },
  }));
  const bySubmission = Map.groupBy(readings, ({ submissionId }) => submissionId);
  const settledHere = new Set((await consensusIn(db, [batchId])).map(({ id }) => id));
  return {
    readings: new Map([...bySubmission].map(([id, some]) => [id, some.map(({ reading }) => reading)])),
    entries: Map.groupBy(await entriesOf(db, batchId), ({ submissionId }) => submissionId),
    nameOf: ({ personId, pseudonym, event }) => {
      const name = names.get(personId);
      const self = personId === reader.personId;
      return { by: name ?? pseudonym, lead: name === undefined, self, at: event.at };
    },
    anchors: new Map(
      (await anchorsOf(db, row.batch.microCredentialId))
        .filter(({ id }) => !settledHere.has(id))
        .map(({ submissionId, consensus }) => [
          submissionId,
          consensus
            .filter(({ levelId, criterionId }) => {
              const criterion = row.rubric.criteria.find(({ id }) => id === criterionId);
              return criterion && pointsOn(criterion, [{ criterionId, levelId }]) !== undefined;
            })
            .map(({ criterionId, levelId }) => ({ criterionId, levelId })),
        ]),
    ),
  };
}

function saidOf(entries: readonly EntryRow[], nameOf: Said['nameOf'], place: Place) {
  const notes: SessionNote[] = [];
  const votes = new Map<string, SessionVote>();
  let consensus: SessionConsensus | null = null;
  for (const entry of entries) {
    const { id, personId, event } = entry;
    const base = { id, ...nameOf(entry) };
    switch (event.type) {
      case 'calibration.noted': {
        const { criterionId, span, text } = event.payload;
        notes.push({ ...base, criterionId, span: span && place(span), text });
        break;
      }
      case 'calibration.voted':
        votes.set(personId, { ...base, scores: event.payload.scores });
        break;
      case 'calibration.settled': {
        const { scores, annotations, rationale } = event.payload;
        const placed = annotations.map((one) => ({ ...one, span: place(one.span) }));
        consensus = { ...base, scores, annotations: placed, rationale };
        break;
      }
    }
  }
  return { notes, votes: [...votes.values()], consensus };
}

const nothing = { readings: [], notes: [], votes: [], consensus: null, anchor: null };

function submissionsFor(
  eyes: Eyes,
  answers: ReadonlyMap<string, SessionSubmission['answers']>,
  told: {
    said: Said;
    place: Place;
  } | null,
): SessionSubmission[] {
  return eyes.submissions.map(({ submissionId, ...own }) => {
    const base = { ...own, answers: answers.get(submissionId) ?? [] };
    if (told === null) return { ...base, ...nothing };
    const { said, place } = told;
    const placed = ({ annotations, ...reading }: SessionReading): SessionReading => ({
      ...reading,
      annotations: annotations.map((one) => ({ ...one, span: place(one.span) })),
    });
    return {
      ...base,
      readings: (said.readings.get(submissionId) ?? []).map(placed),
      ...saidOf(said.entries.get(submissionId) ?? [], said.nameOf, place),
      anchor: said.anchors.get(submissionId) ?? null,
    };
  });
}

function memberFor(reader: Reader, now: Date) {
  return ({ personId, name, read, leftAt, seenAt }: MemberRow): Member => ({
    ...{ name, read, left: leftAt !== null, self: personId === reader.personId },
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
 * A session as whoever asks may see it: before the reveal nothing of anybody but how far each has come.
 * @throws Refusal `not_found` for whoever neither leads nor takes part
 */
export async function readSession(exchange: Exchange, reader: Reader, id: string): Promise<Session> {
  const { db } = exchange;
  const row = await findSession(db, id);
  const members = row ? await membersOf(db, [id]) : [];
  const own = members.find(({ personId, leftAt }) => personId === reader.personId && leftAt === null);
  if (!row || !(own || seesAll(reader))) throw unknownSession();
  const { session, rubric } = row;
  const ids = (await submissionsOfSessions(db, [id])).map(({ submissionId }) => submissionId);
  const eyes = own ? await membersEyes(db, own) : await leadsEyes(exchange, row, ids);
  const answers = new Map<string, SessionSubmission['answers']>();
  for (const one of ids) answers.set(one, (await findSubmission(db, one))?.answers ?? []);
  if (own && session.revealedAt) await noteShown(exchange, own);
  const toReal = ownIds(await evidenceAliases(db, ids));
  const toOwn = ownIds(eyes.evidenceIds);
  const told = session.revealedAt
    ? { said: await readSaid(db, row, members, reader), place: ((one) => toOwn(toReal(one))) as Place }
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
    submissions: submissionsFor(eyes, answers, told),
  };
}

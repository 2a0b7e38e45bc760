import { anchorScores } from '#shared/domain/anchor.ts';
import type { SharedMoment } from '#shared/exchange/calibration.ts';
import type { Database } from '../../db/database.ts';
import { anchorsOf, evidenceAliases, evidenceOfSubmission } from '../../db/queries/agreement.ts';
import { insertAnchors } from '../../db/queries/anchors.ts';
import { findAssignment, findItem, setAssignmentState } from '../../db/queries/assignments.ts';
import { lockEventLog } from '../../db/queries/events.ts';
import type { Reader } from '../../db/queries/people.ts';
import { insertHolds, isPublished } from '../../db/queries/rubricVersions.ts';
import {
  changeMember,
  changeSession,
  consensusIn,
  entriesOf,
  findSession,
  lockSession,
  type MemberRow,
  membersOf,
  type SessionRow,
  submissionsOfSessions,
  tellSession,
} from '../../db/queries/sessions.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { ownIds } from '../agreement/subjects.ts';
import { stageOf } from './stage.ts';

type AnchorInsert = Parameters<typeof insertAnchors>[1][number];

export const unknownSession = () =>
  refuse('not_found', 'There is no such calibration session for you. List the sessions again.');

/** Changes a session in a transaction of its own, and says so to whoever follows it. */
async function change(
  exchange: Exchange,
  id: string,
  work: (tx: Database, found: SessionRow) => Promise<void>,
): Promise<void> {
  await exchange.db.transaction(async (tx) => {
    await lockSession(tx, id);
    const found = await findSession(tx, id);
    if (found === undefined) throw unknownSession();
    await work(tx, found);
    await tellSession(tx, id);
  });
}

/**
 * Shows everybody what everybody gave. From then on whoever was shown it reads no more.
 * @param despite whether to reveal though somebody has not read everything yet
 * @throws Refusal `not_found`; `wrong_state` where it is revealed already, or somebody is not ready
 */
export async function revealSession(
  exchange: Exchange,
  lead: Reader,
  { id, despite }: { id: string; despite: boolean },
): Promise<void> {
  await change(exchange, id, async (tx, found) => {
    // No reading comes in between: what is revealed is what was there.
    await lockEventLog(tx);
    if (stageOf(found.session) !== 'scoring')
      throw refuse('wrong_state', 'The session is revealed or closed already. Look at it again.');
    const members = (await membersOf(tx, [id])).filter(({ leftAt }) => leftAt === null);
    const missing = members.filter(({ read, of }) => read < of).length;
    if (missing > 0 && !despite)
      throw refuse('wrong_state', `${missing} of ${members.length} have not read everything yet.`);
    if (members.every(({ read }) => read === 0))
      throw refuse('wrong_state', 'Nobody has read anything yet: there is nothing to reveal.');
    await changeSession(tx, id, { revealedBy: lead.personId, revealedAt: exchange.now() });
  });
}

/** They hold by the version that they were settled by. */
async function keepAll(tx: Database, { rubricHash, ...batch }: SessionRow['batch'], rows: AnchorInsert[]) {
  await insertAnchors(tx, rows);
  if (!(await isPublished(tx, { ...batch, rubricHash }))) return;
  await insertHolds(
    tx,
    rubricHash,
    rows.map(({ id }) => id),
  );
}

/** The consensus of a session as anchors, of the submissions that have none yet. */
async function keepAnchors(tx: Database, { session, batch }: SessionRow): Promise<void> {
  const id = session.batchId;
  const known = new Set(
    (await anchorsOf(tx, batch.microCredentialId)).map(({ submissionId }) => submissionId),
  );
  const standing = new Set((await consensusIn(tx, [id])).map((one) => one.id));
  const rows = (await entriesOf(tx, id)).filter(
    (one) => standing.has(one.id) && !known.has(one.submissionId),
  );
  if (rows.length === 0) return;
  const own = ownIds(
    await evidenceAliases(
      tx,
      rows.map(({ submissionId }) => submissionId),
    ),
  );
  await keepAll(
    tx,
    batch,
    rows.flatMap(({ id, submissionId, event }) => {
      if (event.type !== 'calibration.settled') return [];
      const { rationale, scores, annotations } = event.payload;
      const cited = annotations.map((one) => ({ ...one, span: own(one.span) }));
      return [{ id, submissionId, rationale, consensus: anchorScores(scores, cited) }];
    }),
  );
}

/**
 * Ends a session. What it settled becomes anchors; one that was never revealed is withdrawn, and stays unseen.
 * @throws Refusal `not_found`, `wrong_state` where it is closed already
 */
export async function closeSession(exchange: Exchange, lead: Reader, id: string): Promise<void> {
  await change(exchange, id, async (tx, found) => {
    await lockEventLog(tx);
    if (stageOf(found.session) === 'closed') throw refuse('wrong_state', 'The session is closed already.');
    await changeSession(tx, id, { closedBy: lead.personId, closedAt: exchange.now() });
    await keepAnchors(tx, found);
  });
}

/** A moment under the submission's own ids: a lead who takes part knows it under those of a member. */
async function itself(
  tx: Database,
  lead: Reader,
  { id, ...moment }: SharedMoment & { id: string },
): Promise<SharedMoment> {
  const own = (await membersOf(tx, [id])).find(
    ({ personId, leftAt }) => personId === lead.personId && leftAt === null,
  );
  const item = own && (await findItem(tx, own.assignmentId, moment.submissionId));
  if (!item) return moment;
  const toReal = ownIds(await evidenceAliases(tx, [item.submissionId]));
  return toReal({ ...moment, submissionId: item.submissionId });
}

/**
 * Brings everybody who follows the session to a moment.
 * @throws Refusal `not_found`; `wrong_state` where it is not revealed
 */
export async function shareMoment(
  exchange: Exchange,
  lead: Reader,
  { id, ...said }: SharedMoment & { id: string },
): Promise<void> {
  await change(exchange, id, async (tx, { session }) => {
    if (stageOf(session) !== 'revealed')
      throw refuse('wrong_state', 'Everybody can be brought together between the reveal and the end.');
    const moment = await itself(tx, lead, { id, ...said });
    const submissions = await submissionsOfSessions(tx, [id]);
    const evidence = await evidenceOfSubmission(tx, moment.submissionId);
    const isHere = submissions.some(({ submissionId }) => submissionId === moment.submissionId);
    if (!isHere || !evidence.some((one) => one.id === moment.evidenceId))
      throw refuse('not_found', 'The moment is not of this session. Open the session again.');
    await changeSession(tx, id, { moment: { ...moment, at: exchange.now().toISOString() } });
  });
}

/** The others do not wait for a member any more. What was read stays, and is told as of somebody who left. */
async function letGo(
  exchange: Exchange,
  id: string,
  isMeant: (member: MemberRow) => boolean,
  unknown: () => Error,
): Promise<void> {
  await change(exchange, id, async (tx) => {
    const member = (await membersOf(tx, [id])).find(isMeant);
    const assignment = member?.leftAt === null ? await findAssignment(tx, id, member.personId) : undefined;
    if (assignment === undefined) throw unknown();
    await changeMember(tx, { batchId: id, personId: assignment.personId }, { leftAt: exchange.now() });
    await setAssignmentState(tx, assignment, 'released');
  });
}

/**
 * Leaves a session.
 * @throws Refusal `not_found` for whoever does not take part
 */
export async function leaveSession(exchange: Exchange, { personId }: Reader, id: string): Promise<void> {
  await letGo(exchange, id, (member) => member.personId === personId, unknownSession);
}

/**
 * Takes a member out of a session, by the name borne there.
 * @throws Refusal `not_found` where nobody of that name takes part
 */
export async function takeOutMember(exchange: Exchange, id: string, name: string): Promise<void> {
  await letGo(
    exchange,
    id,
    (member) => member.name === name,
    () => refuse('not_found', 'Nobody of that name takes part any more. Look at the session again.'),
  );
}

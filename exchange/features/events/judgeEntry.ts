import { isComplete } from '#shared/domain/reading.ts';
import { levelsWholeRubric, pointsOn } from '#shared/domain/resolution.ts';
import type { Role } from '#shared/domain/role.ts';
import { criterionOf, type Rubric } from '#shared/domain/rubric.ts';
import type { SessionStage } from '#shared/exchange/calibration.ts';
import { entryIdOf, type SessionEvent, type VerdictReason } from '#shared/exchange/events.ts';
import type { Database } from '../../db/database.ts';
import { evidenceOfSubmission } from '../../db/queries/agreement.ts';
import { findAssignment, findItem } from '../../db/queries/assignments.ts';
import type { Reader } from '../../db/queries/people.ts';
import {
  consensusIn,
  findEntry,
  findSession,
  insertEntry,
  membersOf,
  submissionsOfSessions,
} from '../../db/queries/sessions.ts';
import { stageOf } from '../calibration/stage.ts';
import type { Decision } from './judge.ts';

/** What the exchange knows about the session that something is said in. */
export interface EntryFacts {
  role: Role;
  /** Whether its author takes part; a lead who does not talks and settles, and has no vote. */
  member: boolean;
  stage: SessionStage | undefined;
  rubric: { body: Rubric; hash: string } | undefined;
  /** The submission’s own id; undefined where it is not of the session. */
  submissionId: string | undefined;
  /** What its evidence is called for the author. */
  evidenceIds: ReadonlySet<string>;
  /** The consensus that stands. */
  consensusId: string | null;
  /** Whether the entry’s id was used before. */
  idTaken: boolean;
}

const isAllowed = ({ type }: SessionEvent, { role, member }: EntryFacts) =>
  role === 'lead' ? member || type !== 'calibration.voted' : member && type !== 'calibration.settled';

/** Whether everything it names is of the rubric and of the submission, each criterion once. */
function isSound({ type, payload }: SessionEvent, rubric: Rubric, { evidenceIds }: EntryFacts): boolean {
  switch (type) {
    case 'calibration.noted': {
      const { criterionId, span } = payload;
      const known = criterionId === null || criterionOf(rubric, criterionId) !== undefined;
      return known && (span === null || evidenceIds.has(span.evidenceId));
    }
    case 'calibration.voted': {
      const { scores } = payload;
      const once = new Set(scores.map(({ criterionId }) => criterionId)).size === scores.length;
      const known = scores.every(({ criterionId }) => {
        const criterion = criterionOf(rubric, criterionId);
        return criterion !== undefined && pointsOn(criterion, scores) !== undefined;
      });
      return once && known;
    }
    case 'calibration.settled': {
      const { annotations, scores } = payload;
      const seen = annotations.every(({ span, criterionIds }) => {
        return evidenceIds.has(span.evidenceId) && criterionIds.every((id) => criterionOf(rubric, id));
      });
      return seen && levelsWholeRubric(rubric, scores);
    }
  }
}

function faultOf(event: SessionEvent, facts: EntryFacts): VerdictReason | null {
  const { rubric, submissionId, stage } = facts;
  if (rubric === undefined || submissionId === undefined) return 'unknown_submission';
  if (!isAllowed(event, facts)) return 'role_not_allowed';
  if (stage !== 'revealed') return 'session_stage';
  if (event.rubricHash !== rubric.hash) return 'rubric_changed';
  if (facts.idTaken || !isSound(event, rubric.body, facts)) return 'payload_invalid';
  if (event.type !== 'calibration.settled') return null;
  if (!isComplete(rubric.body, event.payload)) return 'reading_incomplete';
  return event.payload.replaces === facts.consensusId ? null : 'consensus_changed';
}

/** What becomes of a note, a vote or a consensus: the first thing wrong with it decides. */
export function judgeEntry(event: SessionEvent, facts: EntryFacts): Decision {
  const reason = faultOf(event, facts);
  return { verdict: reason === null ? 'accepted' : 'rejected', reason };
}

/** The submission as its author knows it: a member’s item, or the submission itself for a lead who takes no part. */
async function named(
  tx: Database,
  reader: Reader,
  { sessionId, submissionId, member }: SessionEvent['payload'] & { member: boolean },
) {
  if (reader.role === 'lead' && !member) {
    const all = await submissionsOfSessions(tx, [sessionId]);
    if (!all.some((one) => one.submissionId === submissionId)) return undefined;
    const evidence = await evidenceOfSubmission(tx, submissionId);
    return { submissionId, evidenceIds: new Set(evidence.map(({ id }) => id)) };
  }
  const assignment = await findAssignment(tx, sessionId, reader.personId);
  const item = assignment && (await findItem(tx, assignment.id, submissionId));
  return item && { submissionId: item.submissionId, evidenceIds: item.evidenceIds };
}

export async function entryFacts(tx: Database, reader: Reader, event: SessionEvent): Promise<EntryFacts> {
  const { sessionId } = event.payload;
  const found = await findSession(tx, sessionId);
  const members = found ? await membersOf(tx, [sessionId]) : [];
  const member = members.some(({ personId, leftAt }) => personId === reader.personId && leftAt === null);
  const about = found && (await named(tx, reader, { ...event.payload, member }));
  const standing = (await consensusIn(tx, [sessionId])).find(
    (one) => one.submissionId === about?.submissionId,
  );
  return {
    role: reader.role,
    member,
    stage: found && stageOf(found.session),
    rubric: found && { body: found.rubric, hash: found.batch.rubricHash },
    submissionId: about?.submissionId,
    evidenceIds: about?.evidenceIds ?? new Set(),
    consensusId: standing?.id ?? null,
    idTaken: (await findEntry(tx, entryIdOf(event))) !== undefined,
  };
}

const kinds = {
  'calibration.noted': 'note',
  'calibration.voted': 'vote',
  'calibration.settled': 'consensus',
} as const;

/** Keeps what was said where whoever looks at the session finds it. */
export async function keepEntry(
  tx: Database,
  reader: Reader,
  { event, submissionId }: { event: SessionEvent; submissionId: string | undefined },
): Promise<void> {
  if (submissionId === undefined) throw new Error('something was accepted of a submission that is not there');
  await insertEntry(tx, {
    id: entryIdOf(event),
    eventId: event.eventId,
    batchId: event.payload.sessionId,
    submissionId,
    personId: reader.personId,
    kind: kinds[event.type],
    replaces: event.type === 'calibration.settled' ? event.payload.replaces : null,
  });
}

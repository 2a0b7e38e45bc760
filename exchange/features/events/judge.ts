import type { AssignmentState, BatchKind } from '#shared/domain/batch.ts';
import { isJudged } from '#shared/domain/qualification.ts';
import { isComplete } from '#shared/domain/reading.ts';
import { criterionOf, levelOf, type Rubric } from '#shared/domain/rubric.ts';
import type { ReadingEvent, VerdictReason } from '#shared/exchange/events.ts';

/** What the exchange knows about the readings an event speaks of. */
export interface ReadingFacts {
  batch: { state: AssignmentState; kind: BatchKind; rubric: Rubric; rubricHash: string } | undefined;
  item: { id: string; evidenceIds: ReadonlySet<string> } | undefined;
  /** Whether the reading's id was used before. */
  idTaken: boolean;
  /** The reading it says it replaces, where this person made it. */
  superseded: { itemId: string | null } | undefined;
  /** This person's reading of the submission that counts now. */
  currentId: string | undefined;
  certified: boolean;
  /** Of operational work: the suspension of its author after it was signed, where it came too late to be held with the rest. */
  suspension: { id: string; at: Date } | undefined;
  /** Whether the result of the submission was released: then it stays as it is. */
  released: boolean;
  /** Whether the evidence was kept no longer when it was signed. */
  expired: boolean;
  /** Whether its author may have nothing any more. */
  withdrawn: boolean;
  /** Of a calibration session: whether its author was shown what others gave. */
  shown: boolean;
}

export interface Decision {
  verdict: 'accepted' | 'held' | 'rejected';
  reason: VerdictReason | null;
}

type Payload = ReadingEvent['payload'];

function namesOnlyTheRubric(rubric: Rubric, payload: Payload): boolean {
  const known = payload.scores.every((score) => {
    const criterion = criterionOf(rubric, score.criterionId);
    return criterion !== undefined && levelOf(criterion, score.levelId) !== undefined;
  });
  const once = new Set(payload.scores.map((score) => score.criterionId)).size === payload.scores.length;
  const noted = payload.annotations.every((annotation) => {
    const criteria = annotation.criterionIds.map((id) => criterionOf(rubric, id));
    if (criteria.includes(undefined)) return false;
    const levels = criteria.map((criterion) => criterion && levelOf(criterion, annotation.levelId));
    return annotation.levelId === null || levels.some((level) => level !== undefined);
  });
  return known && once && noted;
}

/** Each flag once, and nothing noted or watched but the submission's own evidence. */
function namesOnlyItsEvidence(evidenceIds: ReadonlySet<string>, payload: Payload): boolean {
  const { annotations, flags = [], coverage = [] } = payload;
  const once = new Set(flags.map((flag) => flag.kind)).size === flags.length;
  const noted = annotations.every((annotation) => evidenceIds.has(annotation.span.evidenceId));
  return once && noted && coverage.every((one) => evidenceIds.has(one.evidenceId));
}

function supersedesRightly(payload: Payload, facts: ReadingFacts): boolean {
  if (payload.supersedes === null) return facts.currentId === undefined;
  if (facts.superseded === undefined) return false;
  const { itemId } = facts.superseded;
  if (itemId !== null && itemId !== facts.item?.id) return false;
  return facts.currentId === undefined || facts.currentId === payload.supersedes;
}

function faultOf(event: ReadingEvent, facts: ReadingFacts): VerdictReason | null {
  const { payload } = event;
  const { batch, item } = facts;
  if (batch === undefined || (batch.state !== 'claimed' && batch.state !== 'finished'))
    return 'batch_not_claimed';
  if (item === undefined) return 'unknown_submission';
  if (isJudged(batch)) return 'set_finished';
  if (facts.shown) return 'session_revealed';
  if (event.rubricHash !== batch.rubricHash) return 'rubric_changed';
  if (facts.idTaken || !namesOnlyTheRubric(batch.rubric, payload)) return 'payload_invalid';
  if (!namesOnlyItsEvidence(item.evidenceIds, payload)) return 'payload_invalid';
  // A flag that sends the submission back stands in for the scores.
  if (!isComplete(batch.rubric, payload)) return 'reading_incomplete';
  return supersedesRightly(payload, facts) ? null : 'supersedes_unknown';
}

/** What becomes of a submitted reading (rules 1 to 3 of the domain): the first thing wrong with it decides. */
export function judge(event: ReadingEvent, facts: ReadingFacts): Decision {
  const reason = faultOf(event, facts);
  if (reason !== null) return { verdict: 'rejected', reason };
  if (facts.released) return { verdict: 'held', reason: 'results_released' };
  if (facts.withdrawn) return { verdict: 'held', reason: 'access_withdrawn' };
  if (facts.expired) return { verdict: 'held', reason: 'batch_expired' };
  if (facts.suspension) return { verdict: 'held', reason: 'recheck' };
  if (facts.batch?.kind === 'operational' && !facts.certified)
    return { verdict: 'held', reason: 'not_certified' };
  return { verdict: 'accepted', reason: null };
}

/** The same in a sentence for the assessor: what happened, and what to do. */
export const reasonMessages: Record<VerdictReason, string> = {
  not_certified:
    'You were not certified when you made this reading. It is kept, and will count once the programme office certifies you.',
  signature_invalid:
    'The signature is not this device’s. Enrol this device again with a new code and submit the reading again.',
  author_mismatch:
    'The reading was signed for another person or device. Submit it from the device that made it.',
  chain_forked:
    'The exchange holds another reading in this place of this device’s history. It was set aside for the programme office; enrol again with a new code.',
  payload_invalid:
    'The reading does not have the form the exchange expects, or names what is not in the batch. Open it, check it and submit it again.',
  unknown_submission: 'The submission is not part of this batch. Pull the batch again.',
  batch_not_claimed: 'The batch is not claimed by you. Claim it, then submit the reading again.',
  rubric_changed:
    'The rubric has changed since this reading. Pull the batch again and score with the new rubric.',
  reading_incomplete:
    'A criterion lacks a level, or spans or “no evidence observed”, and no flag sends the submission back. Complete the reading and submit it again.',
  supersedes_unknown:
    'The reading does not replace your latest reading of this submission. Open the submission again and revise from there.',
  role_not_allowed: 'This is not for your role. Ask the programme office.',
  readings_changed:
    'The readings of this submission have changed since you decided. Open it again, look at them, and decide anew.',
  set_finished:
    'The qualification set is finished and its result is known, so nothing in it can be revised. The reading before this one counts.',
  session_revealed:
    'You have been shown what the others gave in this calibration session, so nothing read after that is blind. What you gave before stands; vote again to change your mind.',
  session_stage:
    'The calibration session is not at the stage this needs: notes, votes and a consensus belong between its reveal and its end. Open the session and look.',
  consensus_changed:
    'Somebody settled this submission while you did. Open the session, look at that consensus, and settle anew if you still want to.',
  recheck:
    'Checks of your scoring failed, so what you read since the last good one is kept and read again by somebody else. Qualification says how to go on.',
  unknown_batch: 'The exchange knows no such batch. Open the programme office again.',
  batch_not_blind: 'The batch is not blind: there is nothing to reveal. Open it, and its names are there.',
  unknown_pack: 'The exchange knows no such pack. List the packs again.',
  own_pack:
    'You made this pack yourself: a second person has to look through it. Ask another lead or an auditor.',
  pack_changed: 'The pack is not the one that you looked at. Open it again, look through it, and sign that.',
  pack_settled: 'Somebody has signed this pack already, and that stays.',
  batch_expired:
    'The evidence of this batch was kept no longer when you signed. It is kept and does not count; tell the programme office if it should.',
  access_withdrawn:
    'The programme office had withdrawn your access when this came. It is kept and does not count. Ask the programme office.',
  results_released:
    'The results of this batch were released before this came. It is kept and changes nothing in them; tell the programme office if it should.',
};

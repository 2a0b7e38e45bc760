import { levelsWholeRubric } from '#shared/domain/resolution.ts';
import type { Role } from '#shared/domain/role.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import type { DecisionEvent, VerdictReason } from '#shared/exchange/events.ts';
import type { Database } from '../../db/database.ts';
import {
  batchOfSubmission,
  insertDecision,
  makesResult,
  readingsOfSubmission,
} from '../../db/queries/agreement.ts';
import type { Reader } from '../../db/queries/people.ts';
import { releasedAmong } from '../../db/queries/releases.ts';
import type { Decision } from './judge.ts';

/** What the exchange knows about the submission that was decided on. */
export interface DecisionFacts {
  role: Role;
  rubric: { body: Rubric; hash: string } | undefined;
  /** Whether the result of the submission was released: then nobody decides on it any more. */
  released: boolean;
  /** The operational readings that count now. */
  readingIds: readonly string[];
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  const known = new Set(a);
  return known.size === new Set(b).size && b.every((id) => known.has(id));
}

function faultOf({ payload, rubricHash }: DecisionEvent, facts: DecisionFacts): VerdictReason | null {
  if (facts.role !== 'lead' && facts.role !== 'auditor') return 'role_not_allowed';
  if (facts.rubric === undefined || facts.readingIds.length === 0) return 'unknown_submission';
  if (facts.rubric.hash !== rubricHash) return 'rubric_changed';
  if (facts.released) return 'results_released';
  if (!sameIds(facts.readingIds, payload.readingIds)) return 'readings_changed';
  return levelsWholeRubric(facts.rubric.body, payload.scores) ? null : 'payload_invalid';
}

/** What becomes of an adjudicator's decision: it must know every reading that counts, and decide every criterion. */
export function judgeDecision(event: DecisionEvent, facts: DecisionFacts): Decision {
  const reason = faultOf(event, facts);
  return { verdict: reason === null ? 'accepted' : 'rejected', reason };
}

export async function decisionFacts(
  tx: Database,
  reader: Reader,
  { payload }: DecisionEvent,
): Promise<DecisionFacts> {
  const held = await batchOfSubmission(tx, payload.submissionId);
  const rows = held ? await readingsOfSubmission(tx, payload.submissionId) : [];
  return {
    role: reader.role,
    rubric: held && { body: held.rubric, hash: held.batch.rubricHash },
    released: (await releasedAmong(tx, [payload.submissionId])).size > 0,
    readingIds: rows.filter(makesResult).map(({ readingId }) => readingId),
  };
}

/** Keeps what an accepted decision says. */
export async function keepDecision(tx: Database, reader: Reader, event: DecisionEvent): Promise<void> {
  const { decisionId, submissionId, readingIds, scores, rationale } = event.payload;
  await insertDecision(tx, {
    id: decisionId,
    eventId: event.eventId,
    personId: reader.personId,
    submissionId,
    readingIds,
    scores,
    rationale,
    decidedAt: new Date(event.at),
  });
}

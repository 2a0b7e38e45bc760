import { judgeSet, type Place, placeOf } from '#shared/domain/qualification.ts';
import type { HeldCertification } from '#shared/exchange/ladder.ts';
import type { FeedbackItem } from '#shared/exchange/wire.ts';
import type { Database } from '../../db/database.ts';
import {
  consensusOf,
  insertOutcome,
  readingsOfAssignment,
  rubricOf,
  type Step,
  setsHandedOut,
  steps,
} from '../../db/queries/qualification.ts';
import { freshStartsOf, suspensionsOf } from '../../db/queries/suspensions.ts';
import { monthsLater } from '../../rules/dates.ts';
import { grant } from './grant.ts';

interface Finished {
  assignment: { id: string; createdAt: Date };
  personId: string;
  step: Pick<Step, 'microCredentialId' | 'rubricHash'>;
  at: Date;
}

type Readings = Awaited<ReturnType<typeof readingsOfAssignment>>;

/** When the last was signed; a wrong clock counts as far as it can be right: after the set was handed out, before it came. */
function signedAt(readings: Readings, handedOut: Date): Date {
  const instants = readings.map(({ event, receivedAt }) =>
    Math.min(Date.parse(event.at), receivedAt.getTime()),
  );
  return new Date(Math.max(handedOut.getTime(), ...instants));
}

/** What the sets that earned a certification say together. */
async function earnedWith(
  tx: Database,
  personId: string,
  step: Step,
): Promise<{ place: Place; agreement: HeldCertification['agreement'] }> {
  const sets = (await setsHandedOut(tx, step, personId)).flatMap(({ outcome, signedAt }) =>
    outcome && signedAt ? [{ outcome, at: signedAt.toISOString() }] : [],
  );
  const place = placeOf(
    sets.map(({ outcome, at }) => ({ passed: outcome.passed, at })),
    step.rule,
    {
      suspendedAt: (await suspensionsOf(tx, step, personId)).at(-1)?.at.toISOString() ?? null,
      freshAt: (await freshStartsOf(tx, step, personId)).get(personId)?.toISOString() ?? null,
    },
  );
  const outcomes = sets.slice(-step.rule.sets).map(({ outcome }) => outcome);
  const sum = (of: 'scores' | 'exact' | 'adjacent') => outcomes.reduce((all, one) => all + one[of], 0);
  const kappa = outcomes.map((one) => one.kappa);
  return {
    place,
    agreement: { scores: sum('scores'), exact: sum('exact'), adjacent: sum('adjacent'), kappa },
  };
}

/**
 * Judges a qualification set whose last reading has come, by the signed readings and the anchors; certifies whoever has
 * passed all sets of an attempt.
 * @returns the readings to be compared with their consensus now, and what else the person is to be told
 */
export async function finishSet(
  tx: Database,
  { assignment, personId, step: wanted, at }: Finished,
): Promise<{ readings: { readingId: string; itemId: string }[]; news: FeedbackItem[] }> {
  const step = (await steps(tx)).find(
    (one) => one.microCredentialId === wanted.microCredentialId && one.rubricHash === wanted.rubricHash,
  );
  const readings = await readingsOfAssignment(tx, assignment.id);
  // A set of a rubric that a newer one has replaced qualifies for nothing any more.
  if (step === undefined) return { readings, news: [] };
  const consensus = await consensusOf(
    tx,
    readings.map(({ submissionId }) => submissionId),
  );
  const compared = readings.map(({ event, submissionId }) => ({
    own: event.payload.scores,
    consensus: consensus.get(submissionId) ?? [],
  }));
  const outcome = judgeSet(await rubricOf(tx, step.rubricHash), compared, step.rule);
  const from = signedAt(readings, assignment.createdAt);
  await insertOutcome(tx, { assignmentId: assignment.id, personId, outcome, signedAt: from, decidedAt: at });
  const { place, agreement } = await earnedWith(tx, personId, step);
  const validUntil = monthsLater(from, step.rule.validMonths);
  const news = place.earnedAt
    ? await grant(tx, { personId, step, at, from, validUntil, source: 'qualification', agreement })
    : [];
  return { readings, news };
}

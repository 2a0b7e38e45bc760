import type {
  Authority,
  Decided,
  HeldReading,
  Result,
  ResultList,
  SubjectKey,
  SubmissionRecord,
  ThirdRead,
  WholeReading,
} from '#shared/exchange/agreement.ts';
import type { ReadingEvent } from '#shared/exchange/events.ts';
import {
  anchorsOf,
  batchOfSubmission,
  type CountedRow,
  decisionsOn,
  eventsOfReadings,
  evidenceAliases,
  evidenceOfSubmission,
  findSubmission,
  keptReadings,
  makesResult,
  operationalReadings,
  readingsOfSubmission,
} from '../../db/queries/agreement.ts';
import { authoritiesOfSubject, authoritiesOnSubmission } from '../../db/queries/authorities.ts';
import { policyOf } from '../../db/queries/office.ts';
import { releasedAmong, releasedOf } from '../../db/queries/releases.ts';
import { readAgain } from '../../db/queries/suspensions.ts';
import { thirdReadsOf } from '../../db/queries/thirdReads.ts';
import type { Exchange } from '../../exchange.ts';
import { refuse } from '../../rules/refusal.ts';
import { settleDueSeeds } from '../quality/settle.ts';
import { type Measures, measuresOf, type Rules, resolved } from './severity.ts';
import { deskNames, ownIds } from './subjects.ts';

type DecisionRow = NonNullable<ReturnType<Awaited<ReturnType<typeof decisionsOn>>['get']>>;

/** A decision holds as long as it knew every reading that counts. */
function standing(found: DecisionRow | undefined, rows: readonly CountedRow[]): DecisionRow | undefined {
  const known = new Set(found?.decision.readingIds);
  return rows.every(({ readingId }) => known.has(readingId)) ? found : undefined;
}

function decided({ decision, by }: DecisionRow): Decided {
  const { eventId, scores, rationale, decidedAt } = decision;
  return { eventId, by, at: decidedAt.toISOString(), scores, rationale };
}

function outcome(rows: readonly [CountedRow, ...CountedRow[]], found: DecisionRow | undefined, rules: Rules) {
  const decision = standing(found, rows);
  return {
    ...resolved(rows, decision?.decision.scores, rules),
    decision: decision ? decided(decision) : null,
  };
}

type ThirdReadRow = NonNullable<ReturnType<Awaited<ReturnType<typeof thirdReadsOf>>['get']>>;

function asked(found: ThirdReadRow | undefined, rows: readonly CountedRow[]): ThirdRead | null {
  if (!found) return null;
  return { by: found.by, at: found.askedAt.toISOString(), isRead: rows.some(({ third }) => third) };
}

/** What is kept of suspended readers, and whether others have read it again. */
async function readHeld(exchange: Exchange, subject: SubjectKey): Promise<HeldReading[]> {
  const names = await deskNames(exchange, subject.microCredentialId);
  const rows = await keptReadings(exchange.db, subject);
  const again = await readAgain(
    exchange.db,
    rows.map(({ submissionId }) => submissionId),
  );
  return rows.map(({ submissionId, name, reader, at }) => ({
    ...{ submissionId, reader, at, batch: name },
    submission: names.get(submissionId) ?? '',
    isReadAgain: again.has(submissionId),
  }));
}

/**
 * How every submission that was read operationally stands, released or not, each with the batch that it belongs to.
 * @param rows the readings of the subject that make results
 * @param measures how strict the readers are; the results tell nothing of it where it is null
 */
export async function standingResults(
  exchange: Exchange,
  subject: SubjectKey,
  { rows, measures }: { rows: readonly CountedRow[]; measures: Measures | null },
): Promise<{ homeBatchId: string; result: Result }[]> {
  const bySubmission = Map.groupBy(rows, (row) => row.submissionId);
  const ids = [...bySubmission.keys()];
  const decisions = await decisionsOn(exchange.db, ids);
  const thirdReads = await thirdReadsOf(exchange.db, ids);
  const names = await deskNames(exchange, subject.microCredentialId);
  const authorities = await authoritiesOfSubject(exchange.db, subject);
  const policy = await policyOf(exchange.db, subject.microCredentialId);
  const released = await releasedOf(exchange.db, subject);
  const final = new Set(released.map(({ result }) => result.submissionId));
  const open = [...bySubmission].flatMap(([submissionId, [first, ...rest]]) => {
    if (!first || final.has(submissionId)) return [];
    const own = [first, ...rest] as const;
    const { homeBatchId } = own.find(({ third }) => !third) ?? first;
    const result: Result = {
      submissionId,
      submission: names.get(submissionId) ?? '',
      batch: first.name,
      readers: own.map(({ reader }) => reader),
      readingIds: own.map(({ readingId }) => readingId),
      authorities: own.map(({ readingId }) => authorities.get(readingId) ?? null),
      ...outcome(own, decisions.get(submissionId), { policy, measures }),
      thirdRead: asked(thirdReads.get(submissionId), own),
      releasedAt: null,
    };
    return [{ homeBatchId, result }];
  });
  return [...released, ...open];
}

/** How every submission of the operational batches stands, and what is kept of readers who were suspended. */
export async function readResults(exchange: Exchange, subject: SubjectKey): Promise<ResultList> {
  await settleDueSeeds(exchange);
  const rows = await operationalReadings(exchange.db, subject);
  const measures = await measuresOf(exchange, subject);
  const results = (await standingResults(exchange, subject, { rows, measures })).map(({ result }) => result);
  return { results, held: await readHeld(exchange, subject) };
}

/** A reading with its evidence under the submission's own ids. */
function whole(
  row: CountedRow,
  event: ReadingEvent,
  told: { aliases: ReadonlyMap<string, string>; authority: Authority | undefined },
): WholeReading {
  const { payload, rubricHash, eventId, at } = event;
  const own = ownIds(told.aliases);
  return {
    readingId: row.readingId,
    eventId,
    batchId: row.homeBatchId,
    reader: row.reader,
    third: row.third,
    held: row.status === 'held',
    place: row.place,
    openedAt: payload.openedAt,
    at,
    activeMs: payload.activeMs,
    rubricHash,
    scores: payload.scores,
    annotations: payload.annotations.map((one) => ({ ...one, span: own(one.span) })),
    flags: payload.flags ?? [],
    coverage: (payload.coverage ?? []).map(own),
    feedback: payload.feedback,
    authority: told.authority ?? null,
  };
}

/** How a submission whose result was not released stands by its readings. */
async function openOutcome(
  exchange: Exchange,
  rows: readonly [CountedRow, ...CountedRow[]],
  microCredentialId: string,
) {
  const [{ submissionId, rubricHash }] = rows;
  const policy = await policyOf(exchange.db, microCredentialId);
  const measures = await measuresOf(exchange, { microCredentialId, rubricHash });
  const decision = (await decisionsOn(exchange.db, [submissionId])).get(submissionId);
  return outcome(rows, decision, { policy, measures });
}

/**
 * Everything that was said of a submission.
 * @throws Refusal `not_found`
 */
export async function readSubmission(exchange: Exchange, submissionId: string): Promise<SubmissionRecord> {
  const { db } = exchange;
  const submission = await findSubmission(db, submissionId);
  const held = submission && (await batchOfSubmission(db, submissionId));
  if (!held) throw refuse('not_found', 'There is no such submission in a batch. Fetch the readings again.');
  const rows = await readingsOfSubmission(db, submissionId);
  const events = await eventsOfReadings(
    db,
    rows.map(({ readingId }) => readingId),
  );
  const aliases = await evidenceAliases(db, [submissionId]);
  const authorities = await authoritiesOnSubmission(db, submissionId);
  const { microCredentialId } = submission;
  const anchor = (await anchorsOf(db, microCredentialId)).find((one) => one.submissionId === submissionId);
  const [first, ...rest] = rows.filter(makesResult);
  const found =
    (await releasedAmong(db, [submissionId])).get(submissionId) ??
    (first && (await openOutcome(exchange, [first, ...rest], microCredentialId)));
  return {
    submissionId,
    submission: (await deskNames(exchange, microCredentialId)).get(submissionId) ?? '',
    rubric: held.rubric,
    rubricHash: held.batch.rubricHash,
    answers: submission.answers,
    evidence: await evidenceOfSubmission(db, submissionId),
    readings: rows.flatMap((row) => {
      const event = events.get(row.readingId);
      const authority = authorities.get(row.readingId);
      return event ? [whole(row, event, { aliases, authority })] : [];
    }),
    anchor: anchor
      ? {
          rationale: anchor.rationale,
          scores: anchor.consensus.map(({ criterionId, levelId }) => ({ criterionId, levelId })),
        }
      : null,
    resolution: found?.resolution ?? null,
    severity: found?.severity ?? null,
    decision: found?.decision ?? null,
    thirdRead: asked((await thirdReadsOf(db, [submissionId])).get(submissionId), rows),
  };
}

import { pointsOn } from '#shared/domain/resolution.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import type { MarkPage, ReadingPage, Subject, SubjectKey, SubjectList } from '#shared/exchange/agreement.ts';
import type { Database } from '../../db/database.ts';
import {
  allBatches,
  anchorsOf,
  type CountedRow,
  eventsOfReadings,
  evidenceAliases,
  readingsOfSubject,
  submissionIdsOf,
  submissionsOfBatches,
} from '../../db/queries/agreement.ts';
import { policyOf } from '../../db/queries/office.ts';
import { publishedVersions } from '../../db/queries/rubricVersions.ts';
import type { Exchange } from '../../exchange.ts';
import { cursorAfter, positionOf } from '../../rules/cursor.ts';
import { pseudonymOf } from '../../rules/naming.ts';
import { holdingBy } from '../quality/holding.ts';

/** Names of a micro-credential's submissions that are the same for everyone who compares readings. */
export async function deskNames(exchange: Exchange, microCredentialId: string): Promise<Map<string, string>> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const subject of await submissionIdsOf(exchange.db, microCredentialId)) {
    const naming = { scope: 'programme', reader: 'desk', subject };
    const name = pseudonymOf('submission', naming, { secret: exchange.secret, taken });
    taken.add(name);
    names.set(subject, name);
  }
  return names;
}

/** Points by criterion in rubric order. */
export function pointsOf(rubric: Rubric, scores: CountedRow['scores']): (number | null)[] {
  return rubric.criteria.map((criterion) => pointsOn(criterion, scores) ?? null);
}

type Row = Awaited<ReturnType<typeof allBatches>>[number];

type About = SubjectKey & Pick<Subject, 'title' | 'rubric'>;

async function subjectOf(db: Database, about: About, rows: readonly Row[]): Promise<Subject> {
  const { microCredentialId, rubricHash, title, rubric } = about;
  const members = Map.groupBy(
    await submissionsOfBatches(
      db,
      rows.map(({ batch }) => batch.id),
    ),
    (one) => one.batchId,
  );
  const holding = await holdingBy(db, about);
  const anchors = await anchorsOf(db, microCredentialId);
  return {
    ...{ microCredentialId, rubricHash, title, rubric },
    rule: (await policyOf(db, microCredentialId)).resolution,
    batches: rows.map(({ batch: { id, name, kind, dueAt, secondReadRate } }) => ({
      id,
      name,
      kind,
      secondReadRate,
      dueAt: dueAt?.toISOString() ?? null,
      submissionIds: (members.get(id) ?? []).map(({ submissionId }) => submissionId),
    })),
    anchors: anchors
      .filter(({ submissionId }) => holding.has(submissionId))
      .map(({ submissionId, consensus }) => ({ submissionId, points: pointsOf(rubric, consensus) })),
  };
}

const keyOf = ({ microCredentialId, rubricHash }: SubjectKey) => `${microCredentialId} ${rubricHash}`;

/**
 * What readings can be compared about: each micro-credential by version of its rubric, those without a batch yet after
 * the others.
 */
export async function readSubjects(db: Database): Promise<SubjectList> {
  const bySubject = Map.groupBy(await allBatches(db), ({ batch }) => keyOf(batch));
  const subjects: Subject[] = [];
  for (const rows of bySubject.values()) {
    const [{ batch, title, rubric } = { batch: undefined }] = rows;
    if (batch) subjects.push(await subjectOf(db, { ...batch, title, rubric }, rows));
  }
  for (const version of await publishedVersions(db))
    if (!bySubject.has(keyOf(version))) subjects.push(await subjectOf(db, version, []));
  return { subjects };
}

/** Puts the submission's own id of an item in the place of a reader's. */
export const ownIds =
  (aliases: ReadonlyMap<string, string>) =>
  <T extends { evidenceId: string }>(one: T): T => ({
    ...one,
    evidenceId: aliases.get(one.evidenceId) ?? one.evidenceId,
  });

/** What the readings of a subject marked. @throws Refusal `invalid_request` for a cursor that is none */
export async function readMarks(
  { db }: Exchange,
  subject: SubjectKey,
  page: { cursor?: string | undefined; limit: number },
): Promise<MarkPage> {
  const list = 'marks';
  const rows = await readingsOfSubject(db, subject, {
    after: positionOf(list, page.cursor),
    limit: page.limit,
  });
  const events = await eventsOfReadings(
    db,
    rows.map(({ readingId }) => readingId),
  );
  const own = ownIds(await evidenceAliases(db, [...new Set(rows.map((row) => row.submissionId))]));
  const readings = rows.map(({ readingId }) => ({
    readingId,
    marks: (events.get(readingId)?.payload.annotations ?? []).map(({ criterionIds, span }) => ({
      criterionIds,
      span: own(span),
    })),
  }));
  const last = rows.length === page.limit ? rows.at(-1) : undefined;
  return { readings, nextCursor: last ? cursorAfter(list, last.ordinal) : null };
}

/** @throws Refusal `invalid_request` for a cursor that is none */
export async function readReadings(
  exchange: Exchange,
  subject: SubjectKey,
  page: { cursor?: string | undefined; limit: number },
): Promise<ReadingPage> {
  const list = 'readings';
  const after = positionOf(list, page.cursor);
  const rows = await readingsOfSubject(exchange.db, subject, { after, limit: page.limit });
  const names = await deskNames(exchange, subject.microCredentialId);
  const readings = rows.map((row) => ({
    readingId: row.readingId,
    batchId: row.homeBatchId,
    submissionId: row.submissionId,
    submission: names.get(row.submissionId) ?? '',
    reader: row.reader,
    place: row.place,
    at: row.at,
    activeMs: row.activeMs,
    points: pointsOf(row.rubric, row.scores),
  }));
  const last = rows.length === page.limit ? rows.at(-1) : undefined;
  return { readings, nextCursor: last ? cursorAfter(list, last.ordinal) : null };
}

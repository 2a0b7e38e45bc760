import { groupsOf, type Link, linksOf } from '#shared/domain/dealing.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { BatchKeeping, Holder } from '#shared/exchange/keeping.ts';
import type { BatchProgress, BatchRecord, Obstacles, Released } from '#shared/exchange/office.ts';
import type { Database } from '../../db/database.ts';
import {
  type CountedRow,
  keptReadings,
  operationalReadings,
  submissionsOfBatches,
} from '../../db/queries/agreement.ts';
import { keepingOf } from '../../db/queries/keeping.ts';
import { operationalBatches, policyOf } from '../../db/queries/office.ts';
import { openRows, type PlannedRow, plannedRows } from '../../db/queries/plans.ts';
import { releasesOf } from '../../db/queries/releases.ts';
import { type RevealRow, revealsOf } from '../../db/queries/reveals.ts';
import { readAgain } from '../../db/queries/suspensions.ts';
import type { Exchange } from '../../exchange.ts';
import { standingResults } from '../agreement/results.ts';
import type { Measures } from '../agreement/severity.ts';
import { lackingReaders } from '../quality/secondReads.ts';

type Batch = Awaited<ReturnType<typeof operationalBatches>>[number];
type Standing = Awaited<ReturnType<typeof standingResults>>[number]['result'];

/** A batch with everything its progress rests on. */
export interface Following {
  batch: Batch['batch'];
  dealt: boolean;
  submissionIds: readonly string[];
  /** Who was given what of it, second reads and re-reads among them. */
  given: readonly PlannedRow[];
  /** By submission. */
  results: ReadonlyMap<string, Standing>;
  /** Submissions that were sent back and that nobody has scored. */
  sentBack: ReadonlySet<string>;
  obstacles: Obstacles;
  released: Released | null;
  reveals: readonly RevealRow[];
  keeping: BatchKeeping | undefined;
}

const isMade = ({ status }: PlannedRow) => status !== null;

function sentBackOf(given: readonly PlannedRow[], results: ReadonlyMap<string, Standing>): Set<string> {
  const returned = given.filter(
    ({ returnedFor }) => returnedFor !== null && returnedFor !== 'conflict_of_interest',
  );
  return new Set(returned.flatMap(({ submissionId }) => (results.has(submissionId) ? [] : [submissionId])));
}

/** The submissions of kept readings that nobody has read again, by how many such readings there are. */
async function keptOf(db: Database, subject: SubjectKey): Promise<Map<string, number>> {
  const rows = await keptReadings(db, subject);
  const again = await readAgain(
    db,
    rows.map(({ submissionId }) => submissionId),
  );
  const open = rows.filter(({ submissionId }) => !again.has(submissionId));
  return new Map(
    [...Map.groupBy(open, ({ submissionId }) => submissionId)].map(([id, some]) => [id, some.length]),
  );
}

function obstaclesOf(
  following: Omit<Following, 'obstacles' | 'released' | 'reveals' | 'keeping'>,
  { lacking, kept }: { lacking: readonly string[]; kept: ReadonlyMap<string, number> },
): Obstacles {
  const { given, submissionIds, results, sentBack } = following;
  const pending = given.filter((row) => !isMade(row));
  const awaited = new Set([...lacking, ...pending.map(({ submissionId }) => submissionId)]);
  const unread = submissionIds.filter((id) => !results.has(id) && !sentBack.has(id) && !awaited.has(id));
  return {
    toRead: pending.length,
    unread: unread.length,
    waiting: lacking.length,
    differing: [...results.values()].filter(({ resolution }) => resolution.state === 'discrepant').length,
    held: submissionIds.reduce((sum, id) => sum + (results.has(id) ? (kept.get(id) ?? 0) : 0), 0),
  };
}

/**
 * How the operational batches of a subject stand, in order.
 * @param only one batch, or all of them where it is undefined
 * @param rows the readings of the subject that make results
 * @param measures how strict the readers are, where the results are to tell of it
 */
export async function follow(
  exchange: Exchange,
  subject: SubjectKey,
  { rows, only, measures = null }: { rows: readonly CountedRow[]; only?: string; measures?: Measures | null },
): Promise<Following[]> {
  const { db } = exchange;
  const batches = (await operationalBatches(db, subject)).filter(
    ({ batch }) => only === undefined || batch.id === only,
  );
  const planned = Map.groupBy(await plannedRows(db, { subject }), ({ homeBatchId }) => homeBatchId);
  const claimed = Map.groupBy(await openRows(db, subject), ({ homeBatchId }) => homeBatchId);
  const standing = await standingResults(exchange, subject, { rows, measures });
  const counted = Map.groupBy(rows, ({ submissionId }) => submissionId);
  const policy = await policyOf(db, subject.microCredentialId);
  const kept = await keptOf(db, subject);
  const batchIds = batches.map(({ batch }) => batch.id);
  const releases = await releasesOf(db, batchIds);
  const reveals = await revealsOf(db, batchIds);
  const keeping = await keepingOf(db, batchIds);
  const members = Map.groupBy(await submissionsOfBatches(db, batchIds), ({ batchId }) => batchId);
  return batches.map(({ batch, dealt }): Following => {
    const own = planned.get(batch.id) ?? [];
    const given = [...own, ...(claimed.get(batch.id) ?? [])].filter((row) => !row.withdrawn || isMade(row));
    const results = new Map(
      standing.flatMap(({ homeBatchId, result }) =>
        homeBatchId === batch.id ? [[result.submissionId, result] as const] : [],
      ),
    );
    const sentBack = sentBackOf(given, results);
    const submissionIds = (members.get(batch.id) ?? []).map(({ submissionId }) => submissionId);
    const told = { batch, dealt, submissionIds, given, results, sentBack };
    const obstacles = obstaclesOf(told, { lacking: lackingReaders(own, counted, policy), kept });
    return {
      ...told,
      obstacles,
      released: releases.get(batch.id) ?? null,
      reveals: reveals.get(batch.id) ?? [],
      keeping: keeping.get(batch.id),
    };
  });
}

/** The same of one batch; nothing for one whose readings make no results. */
export async function followOne(
  exchange: Exchange,
  batch: Batch['batch'],
  measures: Measures | null = null,
): Promise<Following[]> {
  const rows = await operationalReadings(exchange.db, batch);
  return await follow(exchange, batch, { rows, only: batch.id, measures });
}

const none: Obstacles = { toRead: 0, unread: 0, waiting: 0, differing: 0, held: 0 };

/** What a lead or auditor sees of it in the list. @param viewerId who asks */
export function progressOf(following: Following, viewerId: string): BatchProgress {
  const { batch, dealt, submissionIds, given, results, sentBack, obstacles, released, reveals, keeping } =
    following;
  const states = Map.groupBy(results.values(), ({ resolution }) => resolution.state);
  return {
    ...{ id: batch.id, name: batch.name, blind: batch.blind, dealt, submissions: submissionIds.length },
    dueAt: batch.dueAt?.toISOString() ?? null,
    reads: { given: given.length, made: given.filter(isMade).length },
    results: Object.fromEntries([...states].map(([state, some]) => [state, some.length])),
    sentBack: sentBack.size,
    obstacles: released === null ? obstacles : none,
    released,
    reveals: reveals.map(({ personId, by, at, reason }) => ({
      by,
      reason,
      at: at.toISOString(),
      own: personId === viewerId,
    })),
    keeping: keeping ?? { until: null, removed: null },
  };
}

/** Who reads what of it. @param names of its submissions */
export function recordOf(
  following: Following,
  { names, viewerId, holders }: { names: ReadonlyMap<string, string>; viewerId: string; holders: Holder[] },
): BatchRecord {
  const { batch, given, submissionIds, results, sentBack } = following;
  const byReader = Map.groupBy(given, ({ personId }) => personId);
  const bySubmission = Map.groupBy(given, ({ submissionId }) => submissionId);
  const links = linksOf(given.map(({ reader: readerId, submissionId }) => ({ readerId, submissionId })));
  const { microCredentialId, rubricHash } = batch;
  return {
    ...progressOf(following, viewerId),
    ...{ microCredentialId, rubricHash },
    readers: [...byReader].map(([id, rows]) => ({
      ...{ id, name: rows[0]?.reader ?? '' },
      state: rows.map(({ state }) => state).find((state) => state !== 'finished') ?? rows[0]?.state ?? null,
      given: rows.length,
      made: rows.filter(isMade).length,
    })),
    links: links.map((link: Link) => ({ ...link })),
    holders,
    groups: groupsOf([...new Set(given.map(({ reader }) => reader))], links),
    items: submissionIds.map((submissionId) => ({
      submissionId,
      name: names.get(submissionId) ?? '',
      state:
        results.get(submissionId)?.resolution.state ?? (sentBack.has(submissionId) ? 'sentBack' : 'unread'),
      reads: (bySubmission.get(submissionId) ?? []).map((row) => ({
        ...{ reader: row.reader, second: row.second, made: isMade(row) },
      })),
    })),
  };
}

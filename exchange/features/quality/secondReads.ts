import { randomInt } from 'node:crypto';
import type { Deal } from '#shared/domain/dealing.ts';
import { newId } from '#shared/domain/primitives.ts';
import { isNearPassing, type ScoringPolicy } from '#shared/domain/scoringPolicy.ts';
import type { Database } from '../../db/database.ts';
import { type CountedRow, operationalReadingsOn } from '../../db/queries/agreement.ts';
import { findBatch } from '../../db/queries/batches.ts';
import { policyOf } from '../../db/queries/office.ts';
import { insertPlannedBatch, type PlannedRow, plannedRows, readersOfPlan } from '../../db/queries/plans.ts';
import { certificationsAt } from '../../db/queries/qualification.ts';
import { releasesOf } from '../../db/queries/releases.ts';
import { interestsOf } from './interests.ts';

type Found = NonNullable<Awaited<ReturnType<typeof findBatch>>>;

const isConflict = ({ returnedFor }: PlannedRow) => returnedFor === 'conflict_of_interest';

/** Whether somebody has read it, or is to. */
const isPresent = (row: PlannedRow) => !isConflict(row) && (row.status !== null || !row.withdrawn);

/**
 * Whether a submission needs one reader more: because the only reading is near passing, once its reader has finished the
 * batch or left it; or because somebody who was to read it has an interest in it, or was taken out of the batch. What was
 * sent back for anything else is the office's to look at.
 * @param planned every reading planned of it @param counted those that count
 */
function needsReader(
  planned: readonly PlannedRow[],
  counted: readonly CountedRow[],
  { secondReads }: Pick<ScoringPolicy, 'secondReads'>,
): boolean {
  if (planned.some((row) => row.returnedFor !== null && !isConflict(row))) return false;
  const present = planned.filter(isPresent);
  const [only] = counted;
  const isNear =
    only !== undefined &&
    counted.length === 1 &&
    present.every(({ state, left }) => state === 'finished' || left) &&
    isNearPassing(only.rubric, only.scores, secondReads.nearPassing);
  const wanted = isNear || planned.some(({ second }) => second) ? 2 : 1;
  return present.length < wanted;
}

/** Submissions that need one reader more. @param counted the readings that count, by submission */
export function lackingReaders(
  planned: readonly PlannedRow[],
  counted: ReadonlyMap<string, readonly CountedRow[]>,
  policy: ScoringPolicy,
): string[] {
  return [...Map.groupBy(planned, ({ submissionId }) => submissionId)].flatMap(([submissionId, rows]) =>
    needsReader(rows, counted.get(submissionId) ?? [], policy) ? [submissionId] : [],
  );
}

/** Those of these people who are certified to read the batch. */
async function certifiedAmong(tx: Database, personIds: readonly string[], { batch }: Found, at: Date) {
  const certified = new Set(
    (await certificationsAt(tx, batch, at, undefined)).map(({ personId }) => personId),
  );
  return personIds.filter((id) => certified.has(id));
}

interface Choice {
  /** How many readings each has been given. */
  loads: Map<string, number>;
  certified: readonly string[];
  readersOf: (submissionId: string) => readonly string[];
  interests: Pick<Deal, 'mayRead' | 'mayPair'>;
}

/** Fewer are not split among readers. */
const smallestShare = 5;

/**
 * Gives all of it to as few readers as can have it, so that batches do not become small, and to nobody more than an even
 * share of many: each time to whoever may read most of what is left, and has least to read.
 * @returns by reader; what nobody may read is left out
 */
function shareOut(lacking: readonly string[], choice: Choice): Map<string, string[]> {
  const { loads, certified, readersOf, interests } = choice;
  const most = Math.max(smallestShare, Math.ceil(lacking.length / Math.max(1, certified.length)));
  const shares = new Map<string, string[]>();
  for (let left = [...lacking]; left.length > 0; ) {
    const [best] = certified
      .filter((personId) => !shares.has(personId))
      .map((personId) => {
        const ids = left.filter(
          (id) =>
            interests.mayRead(personId, id) &&
            readersOf(id).every((other) => other !== personId && interests.mayPair(personId, other)),
        );
        return { personId, ids: ids.slice(0, most) };
      })
      .toSorted(
        (a, b) => b.ids.length - a.ids.length || (loads.get(a.personId) ?? 0) - (loads.get(b.personId) ?? 0),
      );
    if (best === undefined || best.ids.length === 0) return shares;
    shares.set(best.personId, best.ids);
    left = left.filter((id) => !best.ids.includes(id));
  }
  return shares;
}

async function dealFurther(
  tx: Database,
  {
    found,
    planned,
    lacking,
    at,
  }: { found: Found; planned: readonly PlannedRow[]; lacking: readonly string[]; at: Date },
): Promise<void> {
  const personIds = await readersOfPlan(tx, found.batch.id);
  const byReader = Map.groupBy(planned.filter(isPresent), ({ personId }) => personId);
  const bySubmission = Map.groupBy(planned, ({ submissionId }) => submissionId);
  // Whoever had an interest in it, or left, reads it no more: the next reader stands in for them.
  const readersOf = (id: string) =>
    (bySubmission.get(id) ?? []).filter(isPresent).map(({ personId }) => personId);
  const shares = shareOut(lacking, {
    loads: new Map([...byReader].map(([personId, rows]) => [personId, rows.length])),
    certified: await certifiedAmong(tx, personIds, found, at),
    readersOf,
    interests: await interestsOf(tx, personIds, lacking),
  });
  const reads = [...shares].flatMap(([personId, ids]) =>
    ids.map((submissionId) => ({ submissionId, personId, second: readersOf(submissionId).length > 0 })),
  );
  if (reads.length === 0) return;
  const { microCredentialId, rubricHash, name, kind, blind, unwatched, id: from } = found.batch;
  const like = { microCredentialId, rubricHash, name, kind, blind, unwatched };
  await insertPlannedBatch(
    tx,
    { ...like, id: newId(), secondReadRate: 0, dueAt: null },
    { drawSeed: randomInt(2 ** 32), at, reads, from },
  );
}

/**
 * Has what the policy wants read twice read by somebody else of those the batch was dealt to, and what somebody has an
 * interest in read by another. What nobody can be given waits, until somebody can.
 * @param homeBatchId a batch with a plan, whose results are not released
 */
export async function askSecondReads(tx: Database, homeBatchId: string, at: Date): Promise<void> {
  const found = await findBatch(tx, homeBatchId);
  const planned = await plannedRows(tx, { homeBatchId });
  const released = await releasesOf(tx, [homeBatchId]);
  if (found === undefined || released.size > 0) return;
  const ids = [...new Set(planned.map(({ submissionId }) => submissionId))];
  const counted = Map.groupBy(await operationalReadingsOn(tx, ids), ({ submissionId }) => submissionId);
  const policy = await policyOf(tx, found.batch.microCredentialId);
  const lacking = lackingReaders(planned, counted, policy);
  if (lacking.length > 0) await dealFurther(tx, { found, planned, lacking, at });
}

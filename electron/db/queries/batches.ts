import { asc, eq, getTableColumns, isNotNull, notInArray, or } from 'drizzle-orm';
import type { Problem } from '#shared/contract/errors.ts';
import type { AssignmentState, BatchKind, UnwatchedPolicy } from '#shared/domain/batch.ts';
import type { BatchSummary } from '#shared/exchange/wire.ts';
import { batches, manifests } from '../schema.ts';
import type { Db } from '../store.ts';

/** A batch as this profile knows it: what the list said, and what its manifest added once it came. */
export interface BatchRecord {
  id: string;
  version: string;
  name: string;
  kind: BatchKind;
  blind: boolean;
  state: AssignmentState;
  dueAt: string | null;
  submissionCount: number;
  bytes: number;
  download: 'none' | 'wanted' | 'paused';
  /** Why nothing of it can be downloaded now. */
  downloadProblem: Problem | null;
  /** Why its manifest could not be read. */
  problem: Problem | null;
  /** Until when its evidence may be here; null for as long as the programme says nothing. */
  keepUntil: string | null;
  /** When its evidence was removed, and who is behind it. */
  removedAt: string | null;
  /** Null until the manifest is here. */
  manifest: {
    rubricHash: string;
    microCredential: string;
    readerPseudonym: string;
    unwatched: UnwatchedPolicy;
  } | null;
}

function selectBatches(db: Db) {
  const { position: _, listed: __, ...columns } = getTableColumns(batches);
  const manifest = {
    rubricHash: manifests.rubricHash,
    microCredential: manifests.microCredential,
    readerPseudonym: manifests.readerPseudonym,
    unwatched: manifests.unwatched,
  };
  return db
    .select({ ...columns, manifest })
    .from(batches)
    .leftJoin(manifests, eq(manifests.batchId, batches.id));
}

/** The batches to show, in the exchange's order: those it lists, and those begun here that it lists no longer. */
export function listBatches(db: Db): BatchRecord[] {
  return selectBatches(db)
    .where(or(eq(batches.listed, true), isNotNull(manifests.batchId)))
    .orderBy(asc(batches.position), asc(batches.id))
    .all();
}

export function findBatch(db: Db, id: string): BatchRecord | undefined {
  return selectBatches(db).where(eq(batches.id, id)).get();
}

function columnsOf(summary: BatchSummary, position: number) {
  const { id, version, name, kind, blind, state, dueAt, submissions, bytes } = summary;
  return {
    id,
    version,
    name,
    kind,
    blind,
    state,
    dueAt,
    bytes,
    submissionCount: submissions,
    position,
    listed: true,
  };
}

/** Takes over the exchange's whole list. What it lists no longer is kept, marked. */
export function replaceList(db: Db, list: readonly BatchSummary[]): void {
  const ids = list.map((summary) => summary.id);
  db.update(batches).set({ listed: false }).where(notInArray(batches.id, ids)).run();
  list.forEach((summary, position) => {
    const row = columnsOf(summary, position);
    db.insert(batches).values(row).onConflictDoUpdate({ target: batches.id, set: row }).run();
  });
}

export type BatchChange = Partial<
  Pick<BatchRecord, 'state' | 'version' | 'download' | 'downloadProblem' | 'problem'>
>;

export function changeBatch(db: Db, id: string, change: BatchChange): void {
  db.update(batches).set(change).where(eq(batches.id, id)).run();
}

import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { History } from '#shared/contract/scoring.ts';
import type { Change } from '#shared/domain/change.ts';
import { preparedOnce } from '../prepared.ts';
import { edits } from '../schema.ts';
import type { Db } from '../store.ts';

/** One step of undo and redo. */
export interface EditRecord {
  number: number;
  id: string;
  state: 'done' | 'undone' | 'dropped';
  /** As it was sent. */
  forward: Change[];
  /** What takes it back, in the order in which that is done: one change for each thing it is about. */
  backward: Change[];
}

type State = EditRecord['state'];

const columns = {
  number: edits.number,
  id: edits.id,
  state: edits.state,
  forward: edits.forward,
  backward: edits.backward,
};

const byId = preparedOnce((db) =>
  db
    .select(columns)
    .from(edits)
    .where(and(eq(edits.readingId, sql.placeholder('readingId')), eq(edits.id, sql.placeholder('id'))))
    .prepare(),
);

export function findEdit(db: Db, readingId: string, id: string): EditRecord | undefined {
  return byId(db).get({ readingId, id });
}

const inState = (readingId: string, state: State) =>
  and(eq(edits.readingId, readingId), eq(edits.state, state));

/** What an undo takes back. */
export function lastDone(db: Db, readingId: string): EditRecord | undefined {
  const where = inState(readingId, 'done');
  return db.select(columns).from(edits).where(where).orderBy(desc(edits.number)).limit(1).get();
}

/** What a redo makes again: the last that was taken back. */
export function firstUndone(db: Db, readingId: string): EditRecord | undefined {
  const where = inState(readingId, 'undone');
  return db.select(columns).from(edits).where(where).orderBy(asc(edits.number)).limit(1).get();
}

/** Edits that hold now and came after another, in their order. */
export function doneAfter(db: Db, readingId: string, number: number): EditRecord[] {
  const where = and(inState(readingId, 'done'), gt(edits.number, number));
  return db.select(columns).from(edits).where(where).orderBy(asc(edits.number)).all();
}

const insertion = preparedOnce((db) =>
  db
    .insert(edits)
    .values({
      readingId: sql.placeholder('readingId'),
      number: sql`(SELECT coalesce(max(number), 0) + 1 FROM edits WHERE reading_id = ${sql.placeholder('readingId')})`,
      id: sql.placeholder('id'),
      state: 'done',
      forward: sql.placeholder('forward'),
      backward: sql.placeholder('backward'),
    })
    .prepare(),
);

export function appendEdit(
  db: Db,
  readingId: string,
  edit: Pick<EditRecord, 'id' | 'forward' | 'backward'>,
): void {
  insertion(db).run({ readingId, ...edit });
}

const editIs = (readingId: string, number: number) =>
  and(eq(edits.readingId, readingId), eq(edits.number, number));

export function changeEdit(
  db: Db,
  { readingId, number }: { readingId: string; number: number },
  change: Partial<Pick<EditRecord, 'state' | 'forward' | 'backward'>>,
): void {
  db.update(edits).set(change).where(editIs(readingId, number)).run();
}

/** Puts an edit that was taken back at the end, as made anew. */
export function remakeEdit(
  db: Db,
  readingId: string,
  edit: Pick<EditRecord, 'id' | 'forward' | 'backward'>,
): void {
  const { id, forward, backward } = edit;
  const number = sql`(SELECT max(number) + 1 FROM edits WHERE reading_id = ${readingId})`;
  db.update(edits)
    .set({ number, state: 'done', forward, backward })
    .where(and(eq(edits.readingId, readingId), eq(edits.id, id)))
    .run();
}

const dropping = preparedOnce((db) =>
  db
    .update(edits)
    .set({ state: 'dropped' })
    .where(and(eq(edits.readingId, sql.placeholder('readingId')), eq(edits.state, 'undone')))
    .prepare(),
);

/** What was taken back cannot be made again from here on. */
export function dropUndone(db: Db, readingId: string): void {
  dropping(db).run({ readingId });
}

const kindOf = (state: State, order: 'ASC' | 'DESC') =>
  sql<History['undo']>`(SELECT forward ->> '$[0].kind' FROM edits
    WHERE reading_id = ${sql.placeholder('readingId')} AND state = ${state}
    ORDER BY number ${sql.raw(order)} LIMIT 1)`;

const heads = preparedOnce((db) =>
  db
    .select({ undo: kindOf('done', 'DESC').as('undo'), redo: kindOf('undone', 'ASC').as('redo') })
    .from(sql`(SELECT 1)`)
    .prepare(),
);

export function historyOf(db: Db, readingId: string): History {
  return heads(db).get({ readingId }) ?? { undo: null, redo: null };
}

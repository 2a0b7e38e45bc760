import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { History } from '#shared/contract/scoring.ts';
import type { Change } from '#shared/domain/change.ts';
import { preparedOnce } from '../prepared.ts';
import { edits } from '../schema.ts';
import type { Db } from '../store.ts';

/** One step of undo and redo. */
export interface EditRecord {
  /** Rises with every edit, whichever reading it is of. */
  number: number;
  id: string;
  state: 'done' | 'undone' | 'dropped';
  /** As it was sent. */
  forward: Change[];
  /** What takes it back, in the order in which that is done: one change for each thing it is about. */
  backward: Change[];
}

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

const inState = (readingId: string, state: EditRecord['state']) =>
  and(eq(edits.readingId, readingId), eq(edits.state, state));

type ReadingId = string | ReturnType<typeof sql.placeholder>;

// “+” keeps SQLite from going back through the edits of every other reading instead of by the index; left to itself
// it would use the index of what was undone for nothing.
const lastDoneNumber = (readingId: ReadingId) =>
  sql`(SELECT max(+number) FROM edits WHERE reading_id = ${readingId} AND state = 'done')`;
const firstUndoneNumber = (readingId: ReadingId) =>
  sql`(SELECT min(number) FROM edits INDEXED BY edits_undone
    WHERE reading_id = ${readingId} AND state = 'undone')`;

const byNumber = (db: Db, number: ReturnType<typeof sql>) =>
  db.select(columns).from(edits).where(eq(edits.number, number)).get();

/** What an undo takes back. */
export function lastDone(db: Db, readingId: string): EditRecord | undefined {
  return byNumber(db, lastDoneNumber(readingId));
}

/** What a redo makes again: the last that was taken back. */
export function firstUndone(db: Db, readingId: string): EditRecord | undefined {
  return byNumber(db, firstUndoneNumber(readingId));
}

/** Edits that hold now and came after another, in their order. */
export function doneAfter(db: Db, readingId: string, number: number): EditRecord[] {
  const where = and(
    sql`+${edits.readingId} = ${readingId}`,
    eq(edits.state, 'done'),
    gt(edits.number, number),
  );
  return db.select(columns).from(edits).where(where).orderBy(asc(edits.number)).all();
}

const insertion = preparedOnce((db) =>
  db
    .insert(edits)
    .values({
      readingId: sql.placeholder('readingId'),
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

export function changeEdit(
  db: Db,
  number: number,
  change: Partial<Pick<EditRecord, 'state' | 'forward' | 'backward'>>,
): void {
  db.update(edits).set(change).where(eq(edits.number, number)).run();
}

/** Puts an edit that was taken back at the end, as made anew. */
export function remakeEdit(
  db: Db,
  readingId: string,
  edit: Pick<EditRecord, 'id' | 'forward' | 'backward'>,
): void {
  const { id, forward, backward } = edit;
  const number = sql`(SELECT max(number) + 1 FROM edits)`;
  db.update(edits)
    .set({ number, state: 'done', forward, backward })
    .where(and(eq(edits.readingId, readingId), eq(edits.id, id)))
    .run();
}

const reading = sql.placeholder('readingId');

const anyUndone = preparedOnce((db) =>
  db
    .select({ first: sql<number | null>`${firstUndoneNumber(reading)}` })
    .from(sql`(SELECT 1)`)
    .prepare(),
);

/** What was taken back cannot be made again from here on. */
export function dropUndone(db: Db, readingId: string): void {
  if ((anyUndone(db).get({ readingId })?.first ?? null) === null) return;
  db.update(edits).set({ state: 'dropped' }).where(inState(readingId, 'undone')).run();
}

const kindOf = (number: ReturnType<typeof sql>) =>
  sql<History['undo']>`(SELECT forward ->> '$[0].kind' FROM edits WHERE number = ${number})`;

const heads = preparedOnce((db) =>
  db
    .select({
      undo: kindOf(lastDoneNumber(reading)).as('undo'),
      redo: kindOf(firstUndoneNumber(reading)).as('redo'),
    })
    .from(sql`(SELECT 1)`)
    .prepare(),
);

export function historyOf(db: Db, readingId: string): History {
  return heads(db).get({ readingId }) ?? { undo: null, redo: null };
}

import { isDeepStrictEqual } from 'node:util';
import { problem } from '#shared/contract/errors.ts';
import type { History } from '#shared/contract/scoring.ts';
import { type Change, type Edit, inverseOf, targetOf } from '#shared/domain/change.ts';
import { contentAround, writeChange } from '../../db/queries/content.ts';
import {
  appendEdit,
  changeEdit,
  doneAfter,
  dropUndone,
  type EditRecord,
  findEdit,
  firstUndone,
  historyOf,
  lastDone,
  remakeEdit,
} from '../../db/queries/edits.ts';
import type { Db } from '../../db/store.ts';
import { type ChangePlace, checkChange, requireChangeable } from './changes.ts';

/** Makes changes one after the other. @returns what takes them back, in that order */
function make(db: Db, place: ChangePlace, changes: readonly Change[]): Change[] {
  const before = new Map<string, Change>();
  for (const change of changes) {
    checkChange(db, place, change);
    const target = targetOf(change);
    if (!before.has(target)) before.set(target, inverseOf(contentAround(db, place.id, change), change));
    writeChange(db, place.id, change);
  }
  return [...before.values()].reverse();
}

const about = (changes: readonly Change[], target: string) =>
  changes.find((change) => targetOf(change) === target);

/**
 * What one thing was before an edit made it otherwise stands in the first later edit about the same thing, as that
 * one's way back; where there is none, it is what the draft says.
 */
function opensOnto(db: Db, place: ChangePlace, later: EditRecord[]) {
  const next = (change: Change) =>
    later.find(({ backward }) => about(backward, targetOf(change)) !== undefined);
  return {
    read: (change: Change): Change => {
      const found = about(next(change)?.backward ?? [], targetOf(change));
      return found ?? inverseOf(contentAround(db, place.id, change), change);
    },
    write: (change: Change): void => {
      const edit = next(change);
      if (!edit) {
        writeChange(db, place.id, change);
        return;
      }
      const target = targetOf(change);
      edit.backward = edit.backward.map((other) => (targetOf(other) === target ? change : other));
      changeEdit(db, edit.number, { backward: edit.backward });
    },
  };
}

/**
 * Lets an edit lead to something else, as if it had from the start; its way back stays.
 * @returns whether it is the last that holds
 */
function amend(db: Db, place: ChangePlace, amended: { edit: EditRecord; changes: Change[] }): boolean {
  const { edit, changes } = amended;
  const later = doneAfter(db, place.id, edit.number);
  const after = opensOnto(db, place, later);
  const wanted = new Map(changes.map((change) => [targetOf(change), change]));
  const kept = edit.backward.filter((change) => wanted.has(targetOf(change)));
  for (const change of edit.backward) if (!kept.includes(change)) after.write(change);
  const added: Change[] = [];
  for (const [target, change] of wanted) {
    checkChange(db, place, change);
    if (about(kept, target) === undefined) added.unshift(after.read(change));
    after.write(change);
  }
  const backward = [...added, ...kept];
  changeEdit(db, edit.number, { forward: changes, backward });
  return later.length === 0;
}

/** @returns what can be undone and redone after it, where that is clear without looking */
function saveEdit(db: Db, place: ChangePlace, { id, changes }: Edit): History | undefined {
  const edit = findEdit(db, place.id, id);
  // Sent again because nobody heard that it was saved, or was taken back since.
  if (edit && isDeepStrictEqual(edit.forward, changes)) return undefined;
  dropUndone(db, place.id);
  const history = { undo: changes[0]?.kind ?? null, redo: null };
  if (edit?.state === 'done') return amend(db, place, { edit, changes }) ? history : undefined;
  const record = { id, forward: changes, backward: make(db, place, changes) };
  if (edit) remakeEdit(db, place.id, record);
  else appendEdit(db, place.id, record);
  return history;
}

/**
 * Makes edits in their order, in the caller's transaction, and keeps the way back of each (docs/decisions/0010).
 * @returns what can be undone and redone now
 * @throws ProblemError `not_found`, `reading_submitted`, `batch_not_claimed`, `invalid_input`
 */
export function saveEdits(db: Db, readingId: string, edits: readonly Edit[]): History {
  const place = requireChangeable(db, readingId);
  const histories = edits.map((edit) => saveEdit(db, place, edit));
  return histories.at(-1) ?? historyOf(db, readingId);
}

function step(db: Db, readingId: string, to: 'done' | 'undone'): Change[] {
  const edit = to === 'undone' ? lastDone(db, readingId) : firstUndone(db, readingId);
  if (!edit) {
    throw problem(
      'nothing_to_undo',
      to === 'undone' ? 'There is nothing to take back.' : 'There is nothing to make again.',
      'Go on with the reading. Everything that was saved is as it was.',
    );
  }
  const changes = to === 'undone' ? edit.backward : edit.forward;
  for (const change of changes) writeChange(db, readingId, change);
  changeEdit(db, edit.number, { state: to });
  return changes;
}

/**
 * Takes back the last edit that holds, in the caller's transaction. @returns what it changed
 * @throws ProblemError `nothing_to_undo`, and as for an edit
 */
export function undo(db: Db, readingId: string): Change[] {
  return step(db, requireChangeable(db, readingId).id, 'undone');
}

/** Makes the last edit taken back again. @returns what it changed @throws ProblemError as `undo` */
export function redo(db: Db, readingId: string): Change[] {
  return step(db, requireChangeable(db, readingId).id, 'done');
}

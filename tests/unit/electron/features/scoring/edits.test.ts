import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContent } from '#electron/db/queries/content.ts';
import { historyOf } from '#electron/db/queries/edits.ts';
import { findReading } from '#electron/db/queries/readings.ts';
import type { Store } from '#electron/db/store.ts';
import { redo, saveEdits, undo } from '#electron/features/scoring/edits.ts';
import { type Change, type DraftContent, type Edit, withChange } from '#shared/domain/change.ts';
import { newId } from '#shared/domain/primitives.ts';
import { openStoreOf } from '#tests/helpers/profileKey.ts';
import { beginReading, manifestOf, storeBatch } from '#tests/helpers/workstationStore.ts';

const manifest = manifestOf();
const [first] = manifest.submissions;
const evidenceId = first?.evidence[0]?.id ?? '';
const annotationIds = [newId(), newId(), newId()];
const editIds = Array.from({ length: 6 }, () => newId());
const empty: DraftContent = { scores: [], annotations: [], flags: [], feedback: '' };

const scoreChange = fc
  .record({
    criterion: fc.constantFrom(...manifest.rubric.criteria),
    level: fc.option(fc.nat(1)),
    noEvidence: fc.boolean(),
    rationale: fc.constantFrom('', 'Seen.', 'She waits.'),
  })
  .map(({ criterion, level, ...rest }): Change => {
    const levelId = level === null ? null : (criterion.levels[level]?.id ?? null);
    return { kind: 'score', score: { criterionId: criterion.id, levelId, ...rest } };
  });
const annotationChange = fc
  .record({ id: fc.constantFrom(...annotationIds), startMs: fc.nat(9), note: fc.constantFrom('', 'Here.') })
  .map(({ id, startMs, note }): Change => {
    const span = { kind: 'time' as const, evidenceId, startMs, endMs: 10 };
    return { kind: 'annotation', annotation: { id, span, criterionIds: [], levelId: null, note } };
  });
const otherChange = fc.oneof(
  fc
    .constantFrom(...annotationIds)
    .map((annotationId): Change => ({ kind: 'annotation removed', annotationId })),
  fc.constantFrom('', 'Well asked.', 'Ask more.').map((feedback): Change => ({ kind: 'feedback', feedback })),
  fc
    .constantFrom('', 'A child alone.')
    .map((note): Change => ({ kind: 'flag', flag: { kind: 'safety_concern', note } })),
  fc.constant<Change>({ kind: 'flag removed', flagKind: 'safety_concern' }),
);
const edit = fc.record({
  id: fc.constantFrom(...editIds),
  changes: fc.array(fc.oneof(scoreChange, annotationChange, otherChange), { minLength: 1, maxLength: 4 }),
});

type Act =
  | { kind: 'edit'; edit: Edit }
  | { kind: 'again'; nth: number }
  | { kind: 'undo' | 'redo' | 'reopen' };
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: edit.map((one): Act => ({ kind: 'edit', edit: one })) },
  { weight: 1, arbitrary: fc.nat(20).map((nth): Act => ({ kind: 'again', nth })) },
  { weight: 3, arbitrary: fc.constant<Act>({ kind: 'undo' }) },
  { weight: 2, arbitrary: fc.constant<Act>({ kind: 'redo' }) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'reopen' }) },
);

/** What was edited, as a list: the draft says what comes of making every edit that holds in order. */
class Model {
  done: Edit[] = [];
  undone: Edit[] = [];
  /** As each edit was sent last. */
  readonly sent = new Map<string, Edit>();

  save(one: Edit): void {
    if (JSON.stringify(this.sent.get(one.id)) === JSON.stringify(one)) return;
    this.sent.set(one.id, one);
    this.undone = [];
    if (this.done.some(({ id }) => id === one.id))
      this.done = this.done.map((other) => (other.id === one.id ? one : other));
    else this.done.push(one);
  }

  undo(): void {
    const last = this.done.pop();
    if (last) this.undone.push(last);
  }

  redo(): void {
    const last = this.undone.pop();
    if (last) this.done.push(last);
  }

  content(): DraftContent {
    return this.done.flatMap(({ changes }) => changes).reduce(withChange, empty);
  }

  history() {
    const kind = (one: Edit | undefined) => one?.changes[0]?.kind ?? null;
    return { undo: kind(this.done.at(-1)), redo: kind(this.undone.at(-1)) };
  }
}

/** The same said in one way: a score nobody touched is none, and lists have no order. */
function plain({ scores, annotations, flags, feedback }: DraftContent) {
  const touched = scores.filter((s) => s.levelId !== null || s.noEvidence || s.rationale !== '');
  return {
    scores: touched.toSorted((a, b) => a.criterionId.localeCompare(b.criterionId)),
    annotations: annotations.toSorted((a, b) => a.id.localeCompare(b.id)),
    flags,
    feedback,
  };
}

/** A draft in a real file, and the copy of it that a screen has. */
class Draft {
  readonly profile = mkdtempSync(join(tmpdir(), 'rangefinder-edits-'));
  store: Store = openStoreOf(this.profile);
  readonly readingId: string;
  shown: DraftContent = empty;

  constructor() {
    storeBatch(this.store, manifest);
    this.readingId = beginReading(this.store, first?.id ?? '');
  }

  content(): DraftContent {
    const feedback = findReading(this.store.db, this.readingId)?.feedback ?? '';
    return { ...readContent(this.store.db, this.readingId), feedback };
  }

  save(one: Edit): void {
    const history = this.store.transaction((db) => saveEdits(db, this.readingId, [one]));
    expect(history).toEqual(historyOf(this.store.db, this.readingId));
    this.shown = this.content();
  }

  step(take: typeof undo): void {
    const changes = this.store.transaction((db) => take(db, this.readingId));
    this.shown = changes.reduce(withChange, this.shown);
  }

  reopen(): void {
    this.store.close();
    this.store = openStoreOf(this.profile);
  }

  remove(): void {
    this.store.close();
    rmSync(this.profile, { recursive: true, force: true });
  }
}

function perform(one: Act, model: Model, draft: Draft): void {
  switch (one.kind) {
    case 'edit':
      draft.save(one.edit);
      model.save(one.edit);
      break;
    case 'again': {
      const known = [...model.sent.values()];
      const sent = known[one.nth % Math.max(1, known.length)];
      if (sent) draft.save(sent);
      break;
    }
    case 'undo':
      if (model.done.length > 0) draft.step(undo);
      else expect(() => draft.step(undo)).toThrow('nothing to take back');
      model.undo();
      break;
    case 'redo':
      if (model.undone.length > 0) draft.step(redo);
      else expect(() => draft.step(redo)).toThrow('nothing to make again');
      model.redo();
      break;
    case 'reopen':
      draft.reopen();
  }
}

describe('a draft that is edited, undone, redone and opened again', () => {
  it('says what comes of making the edits that hold, in order, and so does the screen’s copy', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 40 }), (acts) => {
        const draft = new Draft();
        const model = new Model();
        try {
          for (const one of acts) {
            perform(one, model, draft);
            expect(plain(draft.content())).toEqual(plain(model.content()));
            expect(plain(draft.shown)).toEqual(plain(model.content()));
            expect(historyOf(draft.store.db, draft.readingId)).toEqual(model.history());
          }
        } finally {
          draft.remove();
        }
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('keeps a text that is still being typed one step', () => {
    const draft = new Draft();
    const id = newId();
    for (const feedback of ['W', 'We', 'Wel', 'Well'])
      draft.save({ id, changes: [{ kind: 'feedback', feedback }] });
    draft.step(undo);
    expect(draft.content().feedback).toBe('');
    draft.step(redo);
    expect(draft.content().feedback).toBe('Well');
    draft.remove();
  });

  it('makes all of several edits or none', () => {
    const draft = new Draft();
    const unknown = { criterionId: newId(), levelId: null, noEvidence: false, rationale: '' };
    const edits: Edit[] = [
      { id: newId(), changes: [{ kind: 'feedback', feedback: 'Well asked.' }] },
      { id: newId(), changes: [{ kind: 'score', score: unknown }] },
    ];
    expect(() => draft.store.transaction((db) => saveEdits(db, draft.readingId, edits))).toThrow('rubric');
    expect(draft.content()).toEqual(empty);
    expect(historyOf(draft.store.db, draft.readingId)).toEqual({ undo: null, redo: null });
    draft.remove();
  });
});

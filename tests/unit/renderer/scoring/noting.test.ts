import { describe, expect, it } from 'vitest';
import { workingWith } from './fixtures.ts';

function noting(text = 'Waits three seconds') {
  const at = workingWith(['A', 'B']);
  at.working.writeNote(text, { evidenceId: at.evidenceId, ms: 9_000, leadInMs: 4_000 });
  return { ...at, annotations: () => at.state().content.annotations };
}

describe('a note', () => {
  it('begins its span before the moment it was begun, and ends it there', () => {
    const { working, annotations, evidenceId } = noting('W');
    working.writeNote('Wa', { evidenceId, ms: 12_000, leadInMs: 4_000 });
    expect(annotations()).toMatchObject([{ note: 'Wa', span: { startMs: 5_000, endMs: 9_000 } }]);
  });

  it('begun early begins its span no earlier than the recording', () => {
    const { working, state, evidenceId } = workingWith(['A']);
    working.writeNote('W', { evidenceId, ms: 1_000, leadInMs: 4_000 });
    expect(state().content.annotations).toMatchObject([{ span: { startMs: 0, endMs: 1_000 } }]);
  });

  it('is on its way to disk before it is ended, under no criterion', async () => {
    const { autosaver, sent } = noting();
    await autosaver.flush();
    expect(sent[0]?.changes).toMatchObject([
      { kind: 'annotation', annotation: { note: 'Waits three seconds', criterionIds: [] } },
    ]);
  });

  it('asks for one letter when it is ended, and is over with the answer', () => {
    const { working, state, annotations, criterionIds } = noting();
    working.finishNote();
    expect(state().note?.asking).toBe(true);
    expect(state().notesEnded).toBe(0);
    working.pickCriterion(criterionIds[1] ?? '');
    expect(annotations()).toMatchObject([{ criterionIds: [criterionIds[1]] }]);
    expect([state().note, state().notesEnded]).toEqual([null, 1]);
  });

  it('may be for no criterion', () => {
    const { working, state, annotations } = noting();
    working.finishNote();
    working.pickNone();
    expect(annotations()).toMatchObject([{ criterionIds: [] }]);
    expect(state().note).toBeNull();
  });

  it('and its letter are one edit where nothing came in between', async () => {
    const { working, autosaver, sent, criterionIds } = noting();
    working.finishNote();
    working.pickCriterion(criterionIds[0] ?? '');
    await autosaver.flush();
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  });

  it('stays open when it is left, and is written on', () => {
    const { working, state, annotations } = noting('Waits');
    working.leaveField();
    expect(state().note).not.toBeNull();
    working.writeNote('Waits three seconds', null);
    expect(annotations().map(({ note }) => note)).toEqual(['Waits three seconds']);
  });

  it('goes only when it is discarded; one that was there before is what it was', () => {
    const { working, state, annotations } = noting('First');
    working.finishNote();
    working.pickNone();
    working.openNote(state().annotationId ?? '');
    working.writeNote('Second', null);
    working.discardNote();
    expect(annotations().map(({ note }) => note)).toEqual(['First']);
    const begun = noting('Begun');
    begun.working.discardNote();
    expect(begun.annotations()).toEqual([]);
  });

  it('that is empty again when it is ended leaves no span behind', () => {
    const { working, annotations } = noting('W');
    working.writeNote('', null);
    working.finishNote();
    expect(annotations()).toEqual([]);
  });
});

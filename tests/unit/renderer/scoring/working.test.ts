import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { burstPauseMs } from '../../../../renderer/src/features/scoring/working/editing.ts';
import { createWorking } from '../../../../renderer/src/features/scoring/working.ts';
import { workingWith } from './fixtures.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('what is edited', () => {
  it('is one edit for as long as a text is typed, and another after a pause', async () => {
    const { working, sent, autosaver } = workingWith(['A']);
    working.typeFeedback('W');
    working.typeFeedback('Wa');
    vi.advanceTimersByTime(burstPauseMs + 1);
    working.typeFeedback('Wait');
    await autosaver.flush();
    expect(sent.map(({ changes }) => changes[0])).toEqual([
      { kind: 'feedback', feedback: 'Wa' },
      { kind: 'feedback', feedback: 'Wait' },
    ]);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(2);
  });

  it('is another edit when the text was left, or something else was done in between', async () => {
    const { working, sent, autosaver, criterionIds, reading } = workingWith(['A']);
    const [criterionId = ''] = criterionIds;
    const levelId = reading.rubric.criteria[0]?.levels[1]?.id ?? '';
    working.typeRationale(criterionId, 'a');
    working.leaveField();
    working.typeRationale(criterionId, 'ab');
    working.setLevel(criterionId, levelId);
    working.typeRationale(criterionId, 'abc');
    await autosaver.flush();
    expect(new Set(sent.map(({ id }) => id)).size).toBe(4);
  });

  it('is nothing where it changes nothing', async () => {
    const { working, sent, autosaver, criterionIds } = workingWith(['A']);
    working.setNoEvidence(criterionIds[0] ?? '', false);
    await autosaver.flush();
    expect(sent).toEqual([]);
  });

  it('can be undone at once, and takes away what could be redone', () => {
    const { working, state } = workingWith(['A']);
    working.store.setState({ history: { undo: null, redo: 'score' } });
    working.setFlag('safety_concern', '');
    expect(state().history).toEqual({ undo: 'flag', redo: null });
  });

  it('is still there when the page is left before it reached the disk', () => {
    const { reading, autosaver, looking, working } = workingWith(['A']);
    working.typeFeedback('Half a sentence');
    const again = createWorking(reading, { autosaver, looking }).store.getState();
    expect(again.content.feedback).toBe('Half a sentence');
    expect(again.history.undo).toBe('feedback');
  });
});

describe('a span', () => {
  it('is asked for its criterion, which is never guessed', () => {
    const { working, state, evidenceId, criterionIds } = workingWith(['A', 'B']);
    working.pickCriterion(criterionIds[0] ?? '');
    working.markIn({ evidenceId, ms: 1_000 });
    working.markOut({ evidenceId, ms: 2_500 });
    expect(state().content.annotations).toEqual([]);
    working.pickCriterion(criterionIds[1] ?? '');
    expect(state().content.annotations).toMatchObject([
      { criterionIds: [criterionIds[1]], span: { startMs: 1_000, endMs: 2_500 } },
    ]);
  });

  it('may have no criterion yet, and several later', () => {
    const { working, state, evidenceId, criterionIds } = workingWith(['A', 'B']);
    working.markMoment({ evidenceId, ms: 1_000 });
    working.pickNone();
    const id = state().annotationId ?? '';
    for (const criterionId of criterionIds) working.toggleLink(id, criterionId);
    expect(working.annotation(id)?.criterionIds).toEqual(criterionIds);
    working.toggleLink(id, criterionIds[0] ?? '');
    expect(working.annotation(id)?.criterionIds).toEqual([criterionIds[1]]);
  });

  it('loses its own level with a link, because a level belongs to a criterion', () => {
    const { working, state, evidenceId, criterionIds, reading } = workingWith(['A']);
    working.markMoment({ evidenceId, ms: 1_000 });
    working.pickCriterion(criterionIds[0] ?? '');
    const id = state().annotationId ?? '';
    working.setSpanLevel(id, reading.rubric.criteria[0]?.levels[0]?.id ?? '');
    expect(working.annotation(id)?.levelId).not.toBeNull();
    working.toggleLink(id, criterionIds[0] ?? '');
    expect(working.annotation(id)?.levelId).toBeNull();
  });

  it('that is dragged is one edit, however long it is held still', async () => {
    const { working, sent, autosaver, state, evidenceId } = workingWith(['A']);
    working.markMoment({ evidenceId, ms: 1_000 });
    working.pickNone();
    const id = state().annotationId ?? '';
    working.changeSpan(id, { startMs: 1_000, endMs: 1_500 }, 'drag');
    vi.advanceTimersByTime(60_000);
    working.changeSpan(id, { startMs: 1_000, endMs: 1_800 }, 'drag');
    working.changeSpan(id, { startMs: 1_000, endMs: 1_900 }, 'another drag');
    await autosaver.flush();
    expect(new Set(sent.map((edit) => edit.id)).size).toBe(3);
  });
});

describe('what was watched', () => {
  it('is in the store at once, and told in one message for each item', async () => {
    const { working, watched, state, evidenceId } = workingWith(['A']);
    working.watched(evidenceId, []);
    working.watched(evidenceId, [{ startMs: 0, endMs: 1_000 }]);
    working.watched(evidenceId, [{ startMs: 900, endMs: 2_000 }]);
    expect(state().coverage).toEqual([{ evidenceId, watched: [{ startMs: 0, endMs: 2_000 }] }]);
    expect(watched).toEqual([]);
    await expect(working.tellWatched()).resolves.toBe(true);
    expect(watched).toEqual([[evidenceId, [{ startMs: 0, endMs: 2_000 }]]]);
  });
});

import { describe, expect, it } from 'vitest';
import { createWorking } from '../../../../renderer/src/features/scoring/working.ts';
import { workingWith } from './fixtures.ts';

function noting() {
  const at = workingWith(['A', 'B']);
  const { working, evidenceId, criterionIds } = at;
  working.markIn({ evidenceId, ms: 1_000 });
  working.markOut({ evidenceId, ms: 2_500 });
  working.pickCriterion(criterionIds[0] ?? '');
  return at;
}

describe('a note', () => {
  it('that was typed is on its way to disk before it is ended', async () => {
    const { working, autosaver, sent, state } = noting();
    working.typeNote('Waits three seconds');
    await autosaver.flush();
    expect(sent.at(-1)?.changes).toMatchObject([
      { kind: 'annotation', annotation: { note: 'Waits three seconds' } },
    ]);
    working.closeNote();
    expect(state().note).toBeNull();
  });

  it('is not dropped unasked once something is written', () => {
    const { working, state } = noting();
    working.typeNote('Waits');
    working.leaveNote();
    expect(state().note?.confirming).toBe(true);
    expect(state().content.annotations).toHaveLength(1);
    working.dropNote();
    expect(state().content.annotations).toEqual([]);
  });

  it('that is empty goes with its new span at once', () => {
    const { working, state } = noting();
    working.leaveNote();
    expect(state().note).toBeNull();
    expect(state().content.annotations).toEqual([]);
  });

  it('that was edited and dropped is what it was before', () => {
    const { working, state } = noting();
    working.typeNote('First');
    working.closeNote();
    const [annotation] = state().content.annotations;
    if (annotation) working.editNote(annotation);
    working.typeNote('Second');
    working.leaveNote();
    working.dropNote();
    expect(state().content.annotations[0]?.note).toBe('First');
  });
});

it('goes on with what had not reached the disk when the page was left', () => {
  const { reading, autosaver, working } = workingWith(['A']);
  working.typeFeedback('Half a sentence');
  expect(createWorking(reading, autosaver).store.getState().content.feedback).toBe('Half a sentence');
});

import { describe, expect, it } from 'vitest';
import { problem } from '#shared/contract/errors.ts';
import type { Stepped } from '#shared/contract/scoring.ts';
import type { Edit } from '#shared/domain/change.ts';
import { createAutosaver, type Wire } from '../../../../renderer/src/features/scoring/autosave/autosaver.ts';
import { createWorking } from '../../../../renderer/src/features/scoring/working.ts';
import { readingWith } from './fixtures.ts';

const savedAt = '2026-01-01T00:00:00.000Z';
const nothing = { undo: null, redo: null } as const;
const looking = { watched: async () => undefined, align: async () => undefined };

/** A draft whose workstation answers every step as told. */
function stepping(step: Wire['step']) {
  const reading = readingWith(['A', 'B']);
  const sent: Edit[] = [];
  const save: Wire['save'] = async (edits) => {
    sent.push(...edits);
    return { savedAt, history: nothing };
  };
  const working = createWorking(reading, { autosaver: createAutosaver({ save, step }), looking });
  const evidenceId = reading.evidence[0]?.id ?? '';
  const criterionId = reading.rubric.criteria[1]?.id ?? '';
  return { working, sent, state: working.store.getState, evidenceId, criterionId };
}

const answering = (changes: Stepped['changes']) => async () => ({ savedAt, changes, history: nothing });

describe('an undo', () => {
  it('makes the changes that the workstation made, says what they were, and shows it', async () => {
    const untouched = { levelId: null, noEvidence: false, rationale: '' };
    let changes: Stepped['changes'] = [];
    const { working, state, criterionId } = stepping(async () => ({ savedAt, changes, history: nothing }));
    working.setNoEvidence(criterionId, true);
    working.store.setState({ criterionId: null });
    changes = [{ kind: 'score', score: { criterionId, ...untouched } }];
    await working.step('undo');
    expect(state().content.scores).toEqual([{ criterionId, ...untouched }]);
    expect(state().told).toEqual({ kind: 'undo', thing: { what: 'noEvidence', criterionId } });
    expect(state().criterionId).toBe(criterionId);
    expect(state().history).toEqual(nothing);
  });

  it('brings a span back into view, whatever the list showed', async () => {
    let changes: Stepped['changes'] = [];
    const { working, state, evidenceId } = stepping(async () => ({ savedAt, changes, history: nothing }));
    working.markMoment({ evidenceId, ms: 500 });
    working.pickNone();
    const [annotation] = state().content.annotations;
    if (!annotation) throw new Error('no annotation was made');
    working.remove(annotation.id);
    working.show({ kind: 'criterion', criterionId: 'another' });
    working.showEvidence('another');
    changes = [{ kind: 'annotation', annotation }];
    await working.step('undo');
    expect(state()).toMatchObject({ annotationId: annotation.id, evidenceId, shown: { kind: 'all' } });
    expect(state().told).toMatchObject({ kind: 'undo', thing: { what: 'span' } });
  });

  it('closes the note whose span goes', async () => {
    let changes: Stepped['changes'] = [];
    const { working, state, evidenceId } = stepping(async () => ({ savedAt, changes, history: nothing }));
    working.writeNote('Waits', { evidenceId, ms: 5_000, leadInMs: 0 });
    changes = [{ kind: 'annotation removed', annotationId: state().note?.annotationId ?? '' }];
    await working.step('undo');
    expect([state().note, state().notesEnded]).toEqual([null, 0]);
  });

  it('does not take along what is typed while it is under way', async () => {
    const { working, state } = stepping(answering([{ kind: 'feedback', feedback: '' }]));
    working.typeFeedback('Before');
    const step = working.step('undo');
    await Promise.resolve();
    working.typeFeedback('After');
    await step;
    expect(state().content.feedback).toBe('After');
  });

  it('with nothing to undo says so', async () => {
    const { working, state } = stepping(async () => {
      throw problem('nothing_to_undo', 'There is nothing to take back.', 'Go on.');
    });
    await working.step('undo');
    expect(state().told).toEqual({ kind: 'nothing', direction: 'undo' });
  });
});

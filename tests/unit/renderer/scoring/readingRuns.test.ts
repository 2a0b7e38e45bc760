import { describe, expect, it } from 'vitest';
import { type CommandRuns, catalogue } from '../../../../renderer/src/commands/catalogue.ts';
import { markRuns } from '../../../../renderer/src/features/scoring/runs/markRuns.ts';
import { pageRuns } from '../../../../renderer/src/features/scoring/runs/pageRuns.ts';
import { scoreRuns } from '../../../../renderer/src/features/scoring/runs/scoreRuns.ts';
import { spanRuns } from '../../../../renderer/src/features/scoring/runs/spanRuns.ts';
import { workingWith } from './fixtures.ts';

const nothing = () => undefined;

function runsWith(letters: readonly string[], state: 'draft' | 'accepted' = 'draft') {
  const at = workingWith(letters);
  let ms = 10_000;
  const player = {
    position: () => ms,
    status: () => ({ playing: true }),
    seek: nothing,
    toggle: nothing,
    pause: nothing,
    playRange: nothing,
  };
  const { working } = at;
  const ground = { reading: { ...at.reading, state }, working, player: () => player };
  const goTo = ({ id }: { id: string }) => working.selectAnnotation(id);
  const runs: CommandRuns = {
    ...markRuns(ground, { writeNote: nothing }),
    ...spanRuns(ground, { goTo, play: nothing, writeNote: nothing }),
    ...scoreRuns(ground, { comments: nothing, flags: nothing, writeText: nothing }),
    ...pageRuns(ground, { submit: nothing, next: nothing, session: nothing }),
  };
  const run = (id: keyof CommandRuns, heldMs = 0) => {
    const found = runs[id];
    if (found === undefined || found.when?.() === false) return false;
    found.run();
    ms += heldMs;
    found.release?.(heldMs);
    return true;
  };
  return { ...at, runs, run };
}

describe('the commands of a reading', () => {
  it('are all in the catalogue, one for each letter of the rubric', () => {
    const { runs } = runsWith(['A', 'B', 'K']);
    const known = new Set<string>(catalogue.map(({ id }) => id));
    expect(Object.keys(runs).filter((id) => !known.has(id))).toEqual([]);
    expect(Object.keys(runs).filter((id) => id.startsWith('score.criterion'))).toHaveLength(3);
  });

  it('mark a moment by a press and a span by holding', () => {
    const { run, state } = runsWith(['A']);
    run('mark.moment');
    run('score.criterion.A');
    run('mark.moment', 2_000);
    run('score.criterion.A');
    expect(state().content.annotations.map(({ span }) => span)).toMatchObject([
      { startMs: 10_000, endMs: 10_000 },
      { startMs: 10_000, endMs: 12_000 },
    ]);
  });

  it('pick a level of the criterion at work, and never while a span asks for its letter', () => {
    const { run, state, reading } = runsWith(['A', 'B']);
    expect(run('score.level.2')).toBe(false);
    run('score.criterion.B');
    run('score.level.2');
    run('score.noEvidence');
    const criterion = reading.rubric.criteria[1];
    const score = { criterionId: criterion?.id, levelId: criterion?.levels[1]?.id, noEvidence: true };
    expect(state().content.scores).toMatchObject([score]);
    run('mark.moment');
    expect(run('score.level.1')).toBe(false);
  });

  it('link the annotation at work to several criteria, and give it a level of one of them', () => {
    const { run, working, state, criterionIds, reading } = runsWith(['A', 'B']);
    run('mark.moment');
    run('score.criterion.A');
    run('span.link.B');
    run('span.level.3');
    const levelId = reading.rubric.criteria[0]?.levels[2]?.id;
    expect(working.annotation(state().annotationId)).toMatchObject({ criterionIds, levelId });
  });

  it('leave a span without a criterion by Enter', () => {
    const { run, state } = runsWith(['A']);
    run('mark.moment');
    run('span.edit');
    expect(state().content.annotations).toMatchObject([{ criterionIds: [] }]);
  });

  it('go along the spans in their order, and on to the next when one is removed', () => {
    const { run, working, state, evidenceId } = runsWith(['A']);
    for (const ms of [3_000, 1_000, 2_000]) {
      working.markMoment({ evidenceId, ms });
      working.pickNone();
    }
    working.selectAnnotation(null);
    const here = () => working.annotation(state().annotationId)?.span;
    run('span.next');
    run('span.next');
    expect(here()).toMatchObject({ startMs: 2_000 });
    run('span.remove');
    expect(here()).toMatchObject({ startMs: 3_000 });
  });

  it('change nothing in a submitted reading', () => {
    const { run, state, runs } = runsWith(['A'], 'accepted');
    run('score.criterion.A');
    const changing = Object.keys(runs).filter((id) =>
      /^(mark|span|score\.level|score\.no|page\.undo)/.test(id),
    );
    for (const id of changing) run(id as keyof CommandRuns);
    expect(state().content).toEqual({ scores: [], annotations: [], flags: [], feedback: '' });
    expect(state().draft.kind).toBe('none');
  });
});

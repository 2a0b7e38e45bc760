import { describe, expect, it } from 'vitest';
import { type CommandId, catalogue } from '../../../../renderer/src/commands/catalogue.ts';
import { createBurst } from '../../../../renderer/src/timeline/burst.ts';
import type { Placed } from '../../../../renderer/src/timeline/rows.ts';
import { timelineRuns } from '../../../../renderer/src/timeline/timelineRuns.ts';
import { createTimelineView } from '../../../../renderer/src/timeline/timelineView.ts';

const ticks = Float64Array.from({ length: 2_000 }, (_, i) => i * 40);
const grid = { times: { timescale: 1_000, ticks }, nominalMs: 40 };

/** A timeline of 80 seconds with one span selected, and what was done to it. */
function atWork({ readOnly = false, selected = true } = {}) {
  const view = createTimelineView(80_000);
  let span: Placed = { id: 'span', startMs: 10_000, endMs: 12_000 };
  let position = 11_000;
  const edits: string[] = [];
  const runs = timelineRuns(view, {
    position: () => position,
    selected: () => (selected ? span : null),
    grid: () => grid,
    readOnly,
    onChangeSpan(spanId, range, editId) {
      span = { id: spanId, ...range };
      edits.push(editId);
    },
  });
  const give = (id: CommandId) => {
    if (runs[id]?.when?.() !== false) runs[id]?.run();
    return [span.startMs, span.endMs];
  };
  return { view, runs, give, edits, goTo: (ms: number) => (position = ms) };
}

describe('the timeline’s commands', () => {
  it('are commands of the catalogue', () => {
    const ids = new Set(catalogue.map(({ id }) => id));
    for (const id of Object.keys(atWork().runs)) expect(ids).toContain(id);
  });

  it('move the ends of the selected span by the frame', () => {
    const { give } = atWork();
    expect(give('span.startLater')).toEqual([10_040, 12_000]);
    expect(give('span.startEarlier')).toEqual([10_000, 12_000]);
    expect(give('span.endLater')).toEqual([10_000, 12_040]);
    expect(give('span.endEarlier')).toEqual([10_000, 12_000]);
    expect(give('span.later')).toEqual([10_040, 12_040]);
    expect(give('span.earlier')).toEqual([10_000, 12_000]);
  });

  it('put an end where the person is, and the other gives way', () => {
    const { give, goTo } = atWork();
    expect(give('span.startHere')).toEqual([11_000, 12_000]);
    goTo(5_000);
    expect(give('span.endHere')).toEqual([5_000, 5_000]);
  });

  it('never pass the other end or the recording’s', () => {
    const { give, goTo } = atWork();
    goTo(0);
    give('span.startHere');
    expect(give('span.startEarlier')[0]).toBe(0);
    expect(give('span.earlier')).toEqual([0, 12_000]);
    goTo(12_000);
    give('span.startHere');
    expect(give('span.startLater')).toEqual([12_000, 12_000]);
  });

  it('make one edit of a burst, and another of another part or of what did not change', () => {
    const { give, edits } = atWork();
    for (const id of ['span.endLater', 'span.endLater', 'span.endEarlier', 'span.startLater'] as const)
      give(id);
    expect(new Set(edits.slice(0, 3)).size).toBe(1);
    expect(edits[3]).not.toBe(edits[0]);
  });

  it('cannot change what is submitted or not selected', () => {
    for (const { give, edits } of [atWork({ readOnly: true }), atWork({ selected: false })]) {
      give('span.later');
      give('span.startHere');
      expect(edits).toEqual([]);
    }
  });

  it('zoom about where the person is, to the span, and back to the whole', () => {
    const { give, view, goTo } = atWork();
    goTo(40_000);
    give('timeline.zoomIn');
    expect(view.scale().view.fromMs).toBeCloseTo(40_000 - 40_000 / 1.5);
    give('timeline.zoomToSpan');
    expect(view.scale().view).toEqual({ fromMs: 9_800, toMs: 12_200 });
    give('timeline.fit');
    expect(view.isWhole()).toBe(true);
  });
});

describe('a burst', () => {
  const ranges = [0, 1, 2].map((i) => ({ startMs: i, endMs: 9 })) as [
    { startMs: number; endMs: number },
    { startMs: number; endMs: number },
    { startMs: number; endMs: number },
  ];
  const ground = () => {
    let [at, made] = [0, 0];
    return {
      burst: createBurst({ now: () => at, newId: () => `edit ${++made}` }),
      wait: (ms: number) => (at += ms),
    };
  };
  const [a, b, c] = ranges;

  it('lasts while nudges follow each other closely', () => {
    const { burst, wait } = ground();
    expect(burst.idFor({ spanId: 's', part: 'start', from: a, to: b })).toBe('edit 1');
    wait(900);
    expect(burst.idFor({ spanId: 's', part: 'start', from: b, to: c })).toBe('edit 1');
    wait(1_100);
    expect(burst.idFor({ spanId: 's', part: 'start', from: c, to: b })).toBe('edit 2');
  });

  it('ends where the span was changed otherwise, or another is nudged', () => {
    const { burst } = ground();
    burst.idFor({ spanId: 's', part: 'start', from: a, to: b });
    expect(burst.idFor({ spanId: 's', part: 'start', from: a, to: b })).toBe('edit 2');
    expect(burst.idFor({ spanId: 't', part: 'start', from: b, to: c })).toBe('edit 3');
    burst.end();
    expect(burst.idFor({ spanId: 't', part: 'start', from: c, to: b })).toBe('edit 4');
  });
});

it('keeps a view of the whole when the recording’s length becomes known, and any other where it is', () => {
  const view = createTimelineView();
  view.setDuration(60_000);
  expect(view.scale().view).toEqual({ fromMs: 0, toMs: 60_000 });
  view.show(10_000, 5_000);
  view.setDuration(60_040);
  expect(view.scale().view).toEqual({ fromMs: 10_000, toMs: 15_000 });
  view.setDuration(12_000);
  expect(view.scale().view).toEqual({ fromMs: 7_000, toMs: 12_000 });
});

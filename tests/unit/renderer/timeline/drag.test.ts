import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dragged } from '../../../../renderer/src/timeline/drag.ts';
import { unknownFrames } from '../../../../renderer/src/timeline/frames.ts';
import { layOut } from '../../../../renderer/src/timeline/laneLayout.ts';
import { laneMark } from '../../../../renderer/src/timeline/laneMark.ts';
import { catchTimes, snapped } from '../../../../renderer/src/timeline/snap.ts';

const frames = { timescale: 1_000, ticks: Float64Array.from({ length: 500 }, (_, i) => i * 40) };
const grid = { times: frames, nominalMs: 40 };
const durationMs = 20_000;
const before = { startMs: 4_000, endMs: 6_000 };
const catchesOn = (...times: number[]) => ({ times: Float64Array.from(times).sort(), grid });

describe('dragging', () => {
  it('leaves a span in order and inside the recording, whatever is held and however far it goes', () => {
    const parts = fc.constantFrom('start' as const, 'body' as const, 'end' as const);
    const reaches = fc.nat(500);
    fc.assert(
      fc.property(
        parts,
        fc.integer({ min: -30_000, max: 30_000 }),
        reaches,
        fc.boolean(),
        (part, byMs, reachMs, free) => {
          const catches = free ? null : catchesOn(0, 3_333, 7_777, durationMs);
          const { range } = dragged({ before, part, byMs }, { durationMs, catches, reachMs });
          expect(range.startMs).toBeGreaterThanOrEqual(0);
          expect(range.endMs).toBeGreaterThanOrEqual(range.startMs);
          expect(range.endMs).toBeLessThanOrEqual(durationMs);
          expect(Number.isInteger(range.startMs) && Number.isInteger(range.endMs)).toBe(true);
          if (part === 'body') expect(range.endMs - range.startMs).toBe(2_000);
          if (part === 'start') expect(range.endMs).toBe(before.endMs);
          if (part === 'end') expect(range.startMs).toBe(before.startMs);
        },
      ),
    );
  });

  it('catches on what is near, by whichever end comes near', () => {
    const rules = { durationMs, catches: catchesOn(7_777), reachMs: 100 };
    expect(dragged({ before, part: 'end', byMs: 1_700 }, rules)).toEqual({
      range: { startMs: 4_000, endMs: 7_777 },
      caughtMs: 7_777,
    });
    expect(dragged({ before, part: 'body', byMs: 1_700 }, rules)).toEqual({
      range: { startMs: 5_777, endMs: 7_777 },
      caughtMs: 7_777,
    });
  });

  it('catches on nothing while it is told not to', () => {
    const rules = { durationMs, catches: null, reachMs: 100 };
    expect(dragged({ before, part: 'end', byMs: 1_701.4 }, rules).range.endMs).toBe(7_701);
  });
});

describe('catching', () => {
  it('goes to the nearest time in reach, and otherwise to a frame', () => {
    expect(snapped(1_003, { times: Float64Array.of(1_000), grid }, 5)).toEqual({ ms: 1_000, caught: true });
    expect(snapped(1_055, { times: Float64Array.of(1_000), grid }, 5)).toEqual({ ms: 1_040, caught: false });
    expect(snapped(1_055.4, { times: Float64Array.of(), grid: unknownFrames }, 5).ms).toBe(1_055);
  });

  it('knows the playhead, the recording and every span but the one that is dragged', () => {
    const spans = [
      { id: 'mine', startMs: 10, endMs: 20 },
      { id: 'other', startMs: 30, endMs: 40 },
    ];
    const laid = layOut([{ id: 'a', letter: 'A', name: 'A', mark: laneMark(0), spans }]);
    const times = catchTimes({ laid, draggedId: 'mine', playheadMs: 55, durationMs: 90 });
    expect([...times]).toEqual([0, 30, 40, 55, 90]);
  });
});

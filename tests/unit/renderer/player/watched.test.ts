import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchedShare } from '#shared/domain/coverage.ts';
import { nothingWatched, type Watching, watch } from '../../../../renderer/src/player/watched.ts';

const frameMs = 40;
const stay = (frame: number) => ({ startMs: frame * frameMs, endMs: (frame + 1) * frameMs });
const played = (frame: number): Watching => ({ kind: 'played', ...stay(frame) });
const shown = (frame: number): Watching => ({ kind: 'shown', ...stay(frame) });
const broke: Watching = { kind: 'broke' };
const watchedAfter = (...happened: Watching[]) => happened.reduce(watch, nothingWatched).stretches;

describe('what was watched', () => {
  it('is everything between the first and the last frame that played, whichever were drawn between', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1_000), { minLength: 1 }), (frames) => {
        const rising = frames.toSorted((a, b) => a - b);
        const [first = 0, last = 0] = [rising[0], rising.at(-1)];
        expect(watchedAfter(...rising.map(played))).toEqual([
          { startMs: first * frameMs, endMs: (last + 1) * frameMs },
        ]);
      }),
    );
  });

  it('never holds what a seek went over', () => {
    const [first, second] = watchedAfter(played(0), played(1), broke, played(100), played(101));
    expect(first).toEqual({ startMs: 0, endMs: 80 });
    expect(second).toEqual({ startMs: 4_000, endMs: 4_080 });
  });

  it('holds the frames that were stepped to, and not those between', () => {
    expect(watchedAfter(broke, shown(10), broke, shown(20))).toEqual([
      { startMs: 400, endMs: 440 },
      { startMs: 800, endMs: 840 },
    ]);
  });

  it('grows with everything that happens and never beyond the frames that were seen or played over', () => {
    const anything = fc.oneof(fc.nat(200).map(played), fc.nat(200).map(shown), fc.constant(broke));
    fc.assert(
      fc.property(fc.array(anything), (happened) => {
        let share = 0;
        let state = nothingWatched;
        for (const one of happened) {
          state = watch(state, one);
          const now = watchedShare(state.stretches, 201 * frameMs);
          expect(now).toBeGreaterThanOrEqual(share);
          share = now;
        }
      }),
    );
  });

  it('is no more after a jump back that nobody told of', () => {
    expect(watchedAfter(played(50), played(10))).toEqual([
      { startMs: 400, endMs: 440 },
      { startMs: 2_000, endMs: 2_040 },
    ]);
  });
});

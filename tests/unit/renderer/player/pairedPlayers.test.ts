import { describe, expect, it } from 'vitest';
import { pairPlayers } from '../../../../renderer/src/player/pairedPlayers.ts';
import type { Player } from '../../../../renderer/src/player/player.ts';

const frameMs = 40;

/** A player whose frames come when the test says so: browsers tell the last one after the element has paused. */
function handDriven() {
  const [ticks, changes] = [new Set<(ms: number) => void>(), new Set<() => void>()];
  const state = { ms: 0, playing: false, sought: [] as number[] };
  const change = (playing: boolean) => {
    state.playing = playing;
    for (const listener of changes) listener();
  };
  const listenIn =
    <T>(all: Set<T>) =>
    (listener: T) => {
      all.add(listener);
      return () => all.delete(listener);
    };
  const player = {
    clock: { now: () => state.ms, frameMs: () => frameMs, subscribe: listenIn(ticks) },
    position: () => state.ms,
    onItsWay: () => false,
    status: () => ({ durationMs: 60_000, playing: state.playing, rate: 1, shuttle: 0 }),
    subscribe: listenIn(changes),
    onMove: () => () => undefined,
    seek: (ms: number) => {
      state.sought.push(ms);
      state.ms = Math.floor(Math.min(ms, 60_000) / frameMs) * frameMs;
      for (const tick of ticks) tick(state.ms);
    },
    play: () => change(true),
    pause: () => change(false),
    setRate: () => undefined,
    setMuted: () => undefined,
  };
  const frame = (ms: number) => {
    state.ms = ms;
    for (const tick of ticks) tick(ms);
  };
  return { player: player as unknown as Player, state, change, frame };
}

function pairAt(offsetMs: number) {
  const [first, second] = [handDriven(), handDriven()];
  const pair = pairPlayers(first.player, second.player, { offsetMs, onOffset: () => undefined });
  return { first, second, pair };
}

describe('two recordings in step', () => {
  it('show the same moment at rest, also where the last frame of one comes after both have stopped', () => {
    for (const late of ['first', 'second'] as const) {
      const { first, second } = pairAt(800);
      first.change(true);
      first.frame(12_000);
      second.frame(12_800);
      first.change(false);
      expect([late, second.state.ms]).toEqual([late, 12_800]);
      if (late === 'first') first.frame(12_040);
      else second.frame(12_840);
      expect([late, second.state.ms]).toEqual([late, late === 'first' ? 12_840 : 12_800]);
    }
  });

  it('do not ask again and again for a moment that the second has not', () => {
    const { first, second } = pairAt(800);
    first.frame(59_600);
    const asked = second.state.sought.length;
    second.frame(59_960);
    second.frame(60_000);
    expect(second.state.sought.length - asked).toBeLessThanOrEqual(1);
  });

  it('leave the second alone while it is free, and after the pair has ended', () => {
    const { first, second, pair } = pairAt(800);
    pair.setFree(true);
    first.frame(4_000);
    expect(second.state.ms).toBe(800);
    pair.setFree(false);
    expect(second.state.ms).toBe(4_800);
    pair.end();
    first.frame(8_000);
    expect(second.state.ms).toBe(4_800);
  });
});

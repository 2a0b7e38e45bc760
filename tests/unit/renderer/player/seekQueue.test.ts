import { describe, expect, it } from 'vitest';
import {
  idleQueue,
  requestSeek,
  seekSettled,
  seekTarget,
} from '../../../../renderer/src/player/seekQueue.ts';

describe('seeking', () => {
  it('goes at once where nothing is under way', () => {
    expect(requestSeek(idleQueue, 500)).toEqual({ queue: { outstanding: 500, next: null }, seekTo: 500 });
  });

  it('keeps one seek outstanding, and of the wishes made meanwhile only the latest', () => {
    let { queue } = requestSeek(idleQueue, 100);
    for (const target of [200, 300, 400]) {
      const step = requestSeek(queue, target);
      expect(step.seekTo).toBeNull();
      queue = step.queue;
    }
    expect(seekTarget(queue)).toBe(400);
    const arrived = seekSettled(queue);
    expect(arrived.seekTo).toBe(400);
    expect(seekSettled(arrived.queue)).toEqual({ queue: idleQueue, seekTo: null });
  });

  it('is idle after an arrival nobody asked for', () => {
    expect(seekSettled(idleQueue)).toEqual({ queue: idleQueue, seekTo: null });
    expect(seekTarget(idleQueue)).toBeNull();
  });
});

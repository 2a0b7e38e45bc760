import { describe, expect, it } from 'vitest';
import { frameInterval, shownTime } from '../../../../renderer/src/player/clock.ts';

describe('the time that is shown', () => {
  it('is the frame’s while frames come, and the element’s where they stopped', () => {
    expect(shownTime(1_000, 1_030)).toBe(1_000);
    expect(shownTime(1_000, 9_000)).toBe(9_000);
    expect(shownTime(null, 700)).toBe(700);
  });
});

describe('about one frame', () => {
  it('is the distance of the last two neighbours', () => {
    expect(frameInterval(1_000, 1_033, 40)).toBe(33);
  });

  it('is what was known before after a seek, backwards or at the first frame', () => {
    expect(frameInterval(1_000, 8_000, 40)).toBe(40);
    expect(frameInterval(1_000, 900, 40)).toBe(40);
    expect(frameInterval(null, 900, 40)).toBe(40);
  });
});

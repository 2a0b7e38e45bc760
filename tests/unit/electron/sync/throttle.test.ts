import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { throttle } from '#electron/sync/throttle.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('progress is told at once, then at most every 200 ms, and the last change is always told', () => {
  const told: string[] = [];
  const progress = throttle((key) => told.push(key), 200);
  for (let i = 0; i < 50; i++) progress.tell('a');
  progress.tell('b');
  expect(told).toEqual(['a', 'b']);
  vi.advanceTimersByTime(200);
  expect(told).toEqual(['a', 'b', 'a']);
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual(['a', 'b', 'a']);
  progress.tell('a');
  progress.tell('a');
  progress.stop();
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual(['a', 'b', 'a', 'a']);
});

import { expect, it } from 'vitest';
import { createFrameQueue } from '../../../../renderer/src/timeline/frameQueue.ts';

/** A screen whose next frame comes when the test says. */
function screen() {
  const callbacks: (() => void)[] = [];
  const frames = {
    request: (callback: () => void) => callbacks.push(callback),
    cancel: () => void callbacks.pop(),
  };
  return { frames, waiting: () => callbacks.length, next: () => callbacks.shift()?.() };
}

it('draws each kind once a frame, the last that was asked for', () => {
  const { frames, waiting, next } = screen();
  const queue = createFrameQueue(frames);
  const done: string[] = [];
  for (const work of ['lanes 1', 'head 1', 'lanes 2'])
    queue.ask(work.split(' ')[0] ?? '', () => void done.push(work));
  expect(waiting()).toBe(1);
  next();
  expect(done).toEqual(['lanes 2', 'head 1']);
});

it('asks for another frame for what is asked while it draws, and for nothing once it is closed', () => {
  const { frames, waiting, next } = screen();
  const queue = createFrameQueue(frames);
  queue.ask('a', () => queue.ask('a', () => undefined));
  next();
  expect(waiting()).toBe(1);
  queue.close();
  expect(waiting()).toBe(0);
});

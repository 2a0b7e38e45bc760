import { type DeskNumbers, deskNumbers, type Question } from './numbers.ts';

/** What the worker tells: how far it is, then the numbers, or why there are none. */
export type Told =
  | { kind: 'progress'; done: number }
  | { kind: 'numbers'; numbers: DeskNumbers }
  | { kind: 'failed'; reason: string };

const tell = (told: Told) => self.postMessage(told);

self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  try {
    tell({ kind: 'numbers', numbers: deskNumbers(data, (done) => tell({ kind: 'progress', done })) });
  } catch (error) {
    tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
});

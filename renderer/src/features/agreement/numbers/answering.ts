/** What a worker tells: how far it is, then the numbers, or why there are none. */
export type Told<N> =
  | { kind: 'progress'; done: number }
  | { kind: 'numbers'; numbers: N }
  | { kind: 'failed'; reason: string };

/** Answers questions in a worker: whatever `compute` throws is told as a failure. */
export function answerQuestions<Q, N>(compute: (question: Q, onProgress: (done: number) => void) => N): void {
  const tell = (told: Told<N>) => self.postMessage(told);
  self.addEventListener('message', ({ data }: MessageEvent<Q>) => {
    try {
      tell({ kind: 'numbers', numbers: compute(data, (done) => tell({ kind: 'progress', done })) });
    } catch (error) {
      tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  });
}

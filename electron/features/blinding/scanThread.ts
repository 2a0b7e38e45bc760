/** A search in a thread of its own: what it is given, what it tells, and how it is ended. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { type Problem, ProblemError, problem } from '#shared/contract/errors.ts';
import { type LeakReport, leakScan } from './leakScan.ts';

export const ScanWish = z.strictObject({
  place: z.string(),
  identifiers: z.array(z.string()).min(1),
  ffmpegPath: z.string(),
});
export type ScanWish = z.infer<typeof ScanWish>;

export type ScanMessage =
  | { kind: 'progress'; done: number; all: number }
  | { kind: 'done'; report: LeakReport }
  | { kind: 'failed'; problem: Problem };

function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return problem(
    'internal',
    'The search ended before it was done.',
    'Try again; if it stays, search from the command line, which says more.',
    error,
  ).problem;
}

async function run(tell: (message: ScanMessage) => void, signal: AbortSignal): Promise<void> {
  const { place, identifiers, ffmpegPath } = ScanWish.parse(workerData);
  const report = await leakScan({
    place,
    identifiers: { all: identifiers },
    options: { ffmpegPath, signal },
    onFile: (_, done, all) => tell({ kind: 'progress', done, all }),
  });
  tell({ kind: 'done', report });
}

const port = parentPort;
if (port) {
  const ending = new AbortController();
  // Any message asks it to end; it then puts away what it has unpacked.
  port.once('message', () => ending.abort());
  run((message) => port.postMessage(message), ending.signal)
    .catch((error: unknown) => port.postMessage({ kind: 'failed', problem: problemOf(error) }))
    .finally(() => port.close());
}

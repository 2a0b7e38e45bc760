import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Insufficient } from '#shared/agreement/statistic.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import type { Scored, Severities } from '#shared/domain/severity.ts';
import type { Measuring } from './worker.ts';

type Measured = Severities | Insufficient;

export interface MeasuringWish {
  /** What is measured, by a name that stays while readings come. */
  subject: string;
  rubric: Rubric;
  readings: readonly (Scored & { readingId: string })[];
  /** So long one waits, where something was measured before: that is told then. Undefined waits to the end. */
  patienceMs?: number | undefined;
}

/** Measures how strict readers are, beside everything else; what was measured of the same readings is kept. */
export interface Measurer {
  measure(wish: MeasuringWish): Promise<Measured>;
  close(): Promise<void>;
}

/** Measurements that are kept, the latest first to stay. */
const mostKept = 20;

function keyOf({ rubric, readings }: MeasuringWish): string {
  const hash = createHash('sha256').update(JSON.stringify(rubric));
  for (const { readingId } of readings) hash.update(readingId);
  return hash.digest('hex');
}

/** What crosses into the thread: nothing but what is measured. */
const plain = ({ rubric, readings }: MeasuringWish): Measuring => ({
  rubric,
  readings: readings.map(({ reader, submissionId, scores }) => ({
    ...{ reader, submissionId },
    scores: scores.map(({ criterionId, levelId }) => ({ criterionId, levelId })),
  })),
});

/** Measures in a thread of its own. @throws what ended the thread before it was done */
async function inThread(module: URL, wish: MeasuringWish, ending: AbortSignal): Promise<Measured> {
  ending.throwIfAborted();
  const worker = new Worker(module, { workerData: plain(wish) });
  const stop = () => void worker.terminate();
  ending.addEventListener('abort', stop);
  try {
    return await new Promise<Measured>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`measuring ended with ${code} before it was done`)));
    });
  } finally {
    ending.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

/** @param module what measures, beside the program that runs */
export function openMeasurer(module: URL): Measurer {
  const ending = new AbortController();
  const kept = new Map<string, Promise<Measured>>();
  /** By subject, what was measured last. */
  const last = new Map<string, Measured>();
  /** One after the other: the machine has others to serve. */
  let queue: Promise<unknown> = Promise.resolve();
  const ask = (wish: MeasuringWish): Promise<Measured> => {
    const key = keyOf(wish);
    const asked = kept.get(key) ?? queue.then(() => inThread(module, wish, ending.signal));
    queue = asked.catch(() => undefined);
    kept.delete(key);
    kept.set(key, asked);
    for (const old of [...kept.keys()].slice(0, -mostKept)) kept.delete(old);
    asked.then(
      (measured) => last.set(wish.subject, measured),
      // What failed is not kept: it may go well the next time.
      () => kept.delete(key),
    );
    return asked;
  };
  return {
    async measure(wish) {
      const asked = ask(wish);
      const known = last.get(wish.subject);
      if (known === undefined || wish.patienceMs === undefined) return await asked;
      return await Promise.race([asked, wait(wish.patienceMs, known, { ref: false })]);
    },
    async close() {
      ending.abort();
      await queue;
    },
  };
}

import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import Tinypool from 'tinypool';
import type { Insufficient } from '#shared/agreement/statistic.ts';
import type { Rubric } from '#shared/domain/rubric.ts';
import type { Scored, Severities } from '#shared/domain/severity.ts';

type Measured = Severities | Insufficient;
/** A reading, its scores and its id: what is never changed. */
type Identified = Scored & { readingId: string };

/** Measures how strict readers are, beside everything else; what was measured of the same readings is kept. */
export interface Measurer {
  measure(rubric: Rubric, readings: readonly Identified[]): Promise<Measured>;
  close(): Promise<void>;
}

/** Measurements that are kept, the latest first to stay. */
const mostKept = 20;

function keyOf(rubric: Rubric, readings: readonly Identified[]): string {
  const hash = createHash('sha256').update(JSON.stringify(rubric));
  for (const { readingId } of readings) hash.update(readingId);
  return hash.digest('hex');
}

/** @param worker the module that measures, beside the program that runs */
export function openMeasurer(worker: URL): Measurer {
  const pool = new Tinypool({
    filename: fileURLToPath(worker),
    name: 'measure',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
  });
  const kept = new Map<string, Promise<Measured>>();
  return {
    measure(rubric, readings) {
      const key = keyOf(rubric, readings);
      const asked =
        kept.get(key) ??
        (pool.run({
          rubric,
          readings: readings.map(({ reader, submissionId, scores }) => ({
            ...{ reader, submissionId },
            scores: scores.map(({ criterionId, levelId }) => ({ criterionId, levelId })),
          })),
        }) as Promise<Measured>);
      kept.delete(key);
      kept.set(key, asked);
      for (const old of [...kept.keys()].slice(0, -mostKept)) kept.delete(old);
      // What failed is not kept: it may go well the next time.
      asked.catch(() => kept.delete(key));
      return asked;
    },
    close: () => pool.destroy(),
  };
}

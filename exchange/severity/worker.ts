import { parentPort, workerData } from 'node:worker_threads';
import type { Rubric } from '#shared/domain/rubric.ts';
import { type Scored, severitiesOf } from '#shared/domain/severity.ts';

/** What the thread is begun with. */
export interface Measuring {
  rubric: Rubric;
  readings: readonly Scored[];
}

// In a thread of its own: thousands of readings take seconds, in which the exchange answers others.
const { rubric, readings } = workerData as Measuring;
parentPort?.postMessage(severitiesOf(rubric, readings));

import type { Job } from '#shared/contract/evidence.ts';
import type { BatchRow } from '#shared/contract/queue.ts';
import { percentOf } from '../ui/format.ts';

/** What runs in the background of all batches, as one line. */
interface RunningDownloads {
  count: number;
  percent: number;
}

/** The downloads that run now; null where there are none. */
export function runningDownloads(batches: readonly BatchRow[]): RunningDownloads | null {
  const running = batches.map((batch) => batch.download).filter(({ state }) => state === 'running');
  if (running.length === 0) return null;
  const received = running.reduce((sum, download) => sum + download.receivedBytes, 0);
  const total = running.reduce((sum, download) => sum + download.totalBytes, 0);
  return { count: running.length, percent: percentOf(received, total) };
}

interface RunningJobs {
  /** Recordings that something is made for. */
  recordings: number;
  /** Of all of it; null while nobody can say. */
  percent: number | null;
}

/** What is made from recordings now, as one line; null where nothing is. */
export function runningJobs(jobs: readonly Job[]): RunningJobs | null {
  if (jobs.length === 0) return null;
  const known = jobs.some(({ progress }) => progress !== null);
  const done = jobs.reduce((sum, { progress }) => sum + (progress ?? 0), 0);
  return {
    recordings: new Set(jobs.map(({ sha256 }) => sha256)).size,
    percent: known ? percentOf(done, jobs.length) : null,
  };
}

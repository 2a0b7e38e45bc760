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

import { describe, expect, it } from 'vitest';
import { runningDownloads } from '../../../../renderer/src/app/statusText.ts';
import { batchRow } from '../queue/batchRow.ts';

describe('the downloads in the status bar', () => {
  it('are all that run, together', () => {
    const running = { state: 'running', totalBytes: 100 } as const;
    const batches = [
      batchRow({ download: { ...running, receivedBytes: 90 } }),
      batchRow({ download: { ...running, receivedBytes: 10 } }),
      batchRow({ download: { state: 'paused', receivedBytes: 0, totalBytes: 1_000 } }),
    ];
    expect(runningDownloads(batches)).toEqual({ count: 2, percent: 50 });
  });

  it('are not mentioned where none runs', () => {
    expect(runningDownloads([batchRow()])).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { Job } from '#shared/contract/evidence.ts';
import { runningDownloads, runningJobs } from '../../../../renderer/src/app/statusText.ts';
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

describe('the background work in the status bar', () => {
  const job = (parts: Partial<Job>): Job => ({
    id: '0199d1b6-0000-7000-8000-000000000001',
    kind: 'peaks',
    sha256: 'a'.repeat(64),
    title: 'Lesson',
    state: 'running',
    progress: null,
    timeLeftMs: null,
    ...parts,
  });

  it('counts recordings, not what is made from each', () => {
    const jobs = [
      job({ progress: 0.9 }),
      job({ kind: 'frames', progress: 0.3 }),
      job({ sha256: 'b'.repeat(64) }),
    ];
    expect(runningJobs(jobs)).toEqual({ recordings: 2, percent: 40 });
  });

  it('says no percentage while nobody can say one', () => {
    expect(runningJobs([job({})])).toEqual({ recordings: 1, percent: null });
  });

  it('is not mentioned where there is none', () => {
    expect(runningJobs([])).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { actionOf } from '../../../../renderer/src/features/queue/batchAction.ts';
import { batchRow } from './batchRow.ts';

describe('the next step of a batch', () => {
  it.each(['available', 'released'] as const)('is to claim it while it is %s', (state) => {
    expect(actionOf(batchRow({ state }))).toEqual({ kind: 'claim' });
  });

  it.each(['none', 'paused', 'failed'] as const)('is to download where the download is %s', (state) => {
    expect(actionOf(batchRow({ download: { state } }))).toEqual({ kind: 'download', underway: false });
  });

  it.each(['waiting', 'running'] as const)('is to wait for a download that is %s', (state) => {
    expect(actionOf(batchRow({ download: { state } }))).toEqual({ kind: 'download', underway: true });
  });

  it('is to read the next submission once all evidence is here', () => {
    const batch = batchRow();
    expect(actionOf(batch)).toEqual({ kind: 'readNext', submissionId: batch.nextSubmissionId });
  });

  it('is to review once every submission was read, even if evidence has gone since', () => {
    const read = { nextSubmissionId: null, readings: { submitted: 3 } };
    expect(actionOf(batchRow(read))).toEqual({ kind: 'review' });
    expect(actionOf(batchRow({ ...read, state: 'finished', download: { state: 'none' } }))).toEqual({
      kind: 'review',
    });
  });

  it('is to download where the manifest could not be read, so that no submission is known', () => {
    const batch = batchRow({ nextSubmissionId: null, download: { state: 'none' } });
    expect(actionOf(batch)).toEqual({ kind: 'download', underway: false });
  });
});

import { describe, expect, it } from 'vitest';
import { timeLeft } from '../../../../renderer/src/features/queue/useTimeLeft.ts';
import { batchRow } from './batchRow.ts';

describe('the time left of a download', () => {
  const { download } = batchRow({ download: { state: 'running', receivedBytes: 300, totalBytes: 1000 } });

  it('is reckoned from the pace since it began to run', () => {
    expect(timeLeft({ at: 1_000, bytes: 100 }, download, 5_000)).toBe(14_000);
  });

  it('is not told before there is a pace', () => {
    expect(timeLeft({ at: 1_000, bytes: 100 }, download, 2_999)).toBeNull();
    expect(timeLeft({ at: 1_000, bytes: 300 }, download, 9_000)).toBeNull();
  });
});

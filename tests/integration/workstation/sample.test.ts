import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningExchange, startExchange } from '#tests/helpers/exchange.ts';
import { openTestWorkstation, type TestWorkstation } from '#tests/helpers/workstation.ts';
import { claimAndDownload, openNext } from '#tests/helpers/workstationScoring.ts';

let exchange: RunningExchange;
let one: TestWorkstation;

beforeAll(async () => {
  exchange = await startExchange({ seed: 'sample' });
  const code = await exchange.enrolCode('assessor', { certified: true });
  one = openTestWorkstation({ sampleExchange: { start: async () => ({ url: exchange.url, code }) } });
});
afterAll(async () => {
  await one.close();
  await exchange.stop();
});

describe('the sample programme that comes with Rangefinder', () => {
  it('can be tried, and its first recording is looked into when it is opened', async () => {
    const enrolment = await one.call('enrolment.trySample', {});
    expect(enrolment).toMatchObject({ sample: true, role: 'assessor' });
    const { batches } = await one.call('queue.list', {});
    const practice = batches.find((row) => row.kind === 'practice');
    expect(batches.length).toBeGreaterThan(1);

    const batch = await claimAndDownload(one, practice?.name ?? '');
    const { submission } = await openNext(one, batch.id);
    const reading = await one.until(
      'scoring.open',
      { batchId: batch.id, submissionId: submission.id },
      ({ evidence }) => evidence.every((item) => item.kind !== 'video' || item.recording !== null),
    );
    const video = reading.evidence.find((item) => item.kind === 'video');
    expect(video?.problem).toBeNull();
    expect(video?.recording?.durationMs).toBeGreaterThan(30_000);
    expect(video?.captions?.mediaType).toBe('text/vtt');
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningExchange, startExchange } from '#tests/helpers/exchange.ts';
import { openTestWorkstation, type TestWorkstation } from '#tests/helpers/workstation.ts';
import { claimAndDownload, openNext, scoreAll } from '#tests/helpers/workstationScoring.ts';

let exchange: RunningExchange;
let one: TestWorkstation;
beforeAll(async () => {
  exchange = await startExchange({ seed: 'sample' });
});
afterAll(() => exchange.stop());
beforeEach(async () => {
  one = openTestWorkstation();
  const code = await exchange.enrolCode('assessor', { certified: true });
  await one.call('enrolment.enrol', { exchangeUrl: exchange.url, code });
  await one.call('sync.now', {});
});
afterEach(() => one.close());

/** Scores the next submission of a batch and lets the exchange have it. */
async function scoreNext(batch: string) {
  const { id: batchId } = await claimAndDownload(one, batch);
  const reading = await openNext(one, batchId);
  await scoreAll(one, reading);
  const before = await one.problemOf('practice.compare', { submissionId: reading.submission.id });
  await one.call('scoring.submit', { readingId: reading.id });
  await one.call('sync.now', {});
  return { batchId, reading, before };
}

const rowOf = async (batchId: string, id: string) =>
  (await one.call('queue.batch', { batchId })).submissions.find((row) => row.id === id);

describe('a reading for practice', () => {
  it('stands beside the consensus once it is submitted, over the same evidence', async () => {
    const { batchId, reading, before } = await scoreNext('Practice: discourse in mathematics');
    const submissionId = reading.submission.id;
    expect(before.code).toBe('not_found');
    const practised = await one.call('practice.compare', { submissionId });
    expect(practised.own).toMatchObject({ readingId: reading.id });
    expect(practised.own.scores).toHaveLength(reading.rubric.criteria.length);
    expect(practised.consensus.scores.map(({ criterionId }) => criterionId).toSorted()).toEqual(
      reading.rubric.criteria.map(({ id }) => id).toSorted(),
    );
    expect(practised.consensus.rationale).not.toBe('');
    const evidence = new Set(reading.evidence.map(({ id }) => id));
    expect(practised.consensus.annotations.length).toBeGreaterThan(0);
    for (const { span } of practised.consensus.annotations) expect(evidence).toContain(span.evidenceId);
    expect(practised.evidence.map(({ id }) => id)).toEqual(reading.evidence.map(({ id }) => id));
    expect((await rowOf(batchId, submissionId))?.compared).toBe(true);
  });

  it('is the only one: operational work is compared with nothing', async () => {
    const { batchId, reading } = await scoreNext('Discourse in mathematics, first window');
    const submissionId = reading.submission.id;
    expect((await one.problemOf('practice.compare', { submissionId })).message).toMatch(/No consensus/);
    expect((await rowOf(batchId, submissionId))?.compared).toBe(false);
  });
});

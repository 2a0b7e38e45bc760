import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mediaOf } from '#shared/domain/evidence.ts';
import { type RunningExchange, startExchange } from '#tests/helpers/exchange.ts';
import { openTestWorkstation, type TestWorkstation } from '#tests/helpers/workstation.ts';
import { claimAndDownload, edit, openNext } from '#tests/helpers/workstationScoring.ts';

let exchange: RunningExchange;
let desk: TestWorkstation;

beforeAll(async () => {
  exchange = await startExchange({ seed: 'sample' });
});
afterAll(async () => {
  await exchange.stop();
});
beforeEach(async () => {
  desk = openTestWorkstation();
  await desk.call('enrolment.enrol', {
    exchangeUrl: exchange.url,
    code: await exchange.enrolCode('auditor'),
  });
});
afterEach(async () => {
  await desk.close();
});

async function theSubject() {
  const { subjects } = await desk.call('agreement.subjects', {});
  const [subject] = subjects;
  if (!subject) throw new Error('no subject');
  const { microCredentialId, rubricHash } = subject;
  return { subject, key: { microCredentialId, rubricHash } };
}

async function discrepant(key: { microCredentialId: string; rubricHash: string }) {
  const { results } = await desk.call('agreement.results', key);
  const found = results.find(({ resolution }) => resolution.state === 'discrepant');
  if (!found) throw new Error('every result is settled');
  return found;
}

describe('the auditor’s desk', () => {
  it('compares readings under names that hold over all batches and identify nobody', async () => {
    const { subject, key } = await theSubject();
    expect(new Set(subject.batches.map(({ kind }) => kind))).toEqual(
      new Set(['practice', 'qualification', 'operational']),
    );
    const { readings, offline } = await desk.call('agreement.readings', key);
    expect(offline).toBe(false);
    expect(new Set(readings.map(({ reader }) => reader)).size).toBe(4);
    expect(readings.every(({ points }) => points.length === subject.rubric.criteria.length)).toBe(true);
    expect(JSON.stringify(readings)).not.toMatch(/Synthetic/);
    // A submission bears one name, whoever read it.
    const names = Map.groupBy(readings, ({ submissionId }) => submissionId);
    for (const some of names.values()) expect(new Set(some.map(({ submission }) => submission)).size).toBe(1);
  });

  it('shows a submission’s readings with their spans on the submission’s own evidence', async () => {
    const { key } = await theSubject();
    const { readings } = await desk.call('agreement.readings', key);
    for (const submissionId of new Set(readings.map((one) => one.submissionId))) {
      const { record } = await desk.call('agreement.submission', { submissionId });
      const own = new Set(record.evidence.map(({ id }) => id));
      const spans = record.readings.flatMap(({ annotations }) => annotations.map(({ span }) => span));
      expect(spans.length).toBeGreaterThan(0);
      expect(spans.every(({ evidenceId }) => own.has(evidenceId))).toBe(true);
    }
  });

  it('tells what every counting reading marked, on the submission’s own evidence', async () => {
    const { key } = await theSubject();
    const { readings } = await desk.call('agreement.readings', key);
    const { readings: marked } = await desk.call('agreement.marks', key);
    expect(marked.map(({ readingId }) => readingId)).toEqual(readings.map(({ readingId }) => readingId));
    const [first] = readings;
    const { record } = await desk.call('agreement.submission', { submissionId: first?.submissionId ?? '' });
    const same = record.readings.find(({ readingId }) => readingId === first?.readingId);
    expect(marked[0]?.marks).toEqual(
      same?.annotations.map(({ criterionIds, span }) => ({ criterionIds, span })),
    );
  });

  it('brings the evidence of a submission and serves it', async () => {
    const { key } = await theSubject();
    const { submissionId } = await discrepant(key);
    const { record } = await desk.call('agreement.submission', { submissionId });
    const { ready } = await desk.call('agreement.bring', { submissionId });
    expect(ready.toSorted()).toEqual(
      mediaOf(record.evidence)
        .map(({ sha256 }) => sha256)
        .toSorted(),
    );
    for (const sha256 of ready) expect(desk.workstation.media(sha256)).toBeDefined();
  });

  it('signs a decision that resolves the result, and the trail verifies it', async () => {
    const { key } = await theSubject();
    const { submissionId, readingIds } = await discrepant(key);
    const { record } = await desk.call('agreement.submission', { submissionId });
    const scores = record.rubric.criteria.map(({ id, levels }) => ({
      criterionId: id,
      levelId: levels[2]?.id ?? '',
    }));
    const { eventId } = await desk.call('agreement.decide', {
      submissionId,
      readingIds,
      scores,
      rationale: 'Both spans show the pressed-for reason.',
    });
    await desk.call('sync.now', {});
    const { results } = await desk.call('agreement.results', key);
    const settled = results.find((one) => one.submissionId === submissionId);
    expect(settled?.resolution).toMatchObject({ state: 'adjudicated', outcome: 'awarded' });
    expect(settled?.resolution.criteria.map(({ resolved }) => resolved)).toEqual([3, 3, 3, 3]);
    expect(settled?.decision?.rationale).toBe('Both spans show the pressed-for reason.');
    const trail = await desk.call('agreement.trail', {});
    expect(trail.faults).toBe(0);
    expect(trail.rows.find((row) => row.eventId === eventId)).toMatchObject({
      type: 'adjudication.decided',
      verdict: 'accepted',
      fault: null,
      submissionId,
    });
  });

  it('keeps a decision made on readings that have changed from counting', async () => {
    const { key } = await theSubject();
    const { submissionId, readingIds } = await discrepant(key);
    const { record } = await desk.call('agreement.submission', { submissionId });
    const scores = record.rubric.criteria.map(({ id, levels }) => ({
      criterionId: id,
      levelId: levels[0]?.id ?? '',
    }));
    const some = readingIds.length > 2 ? readingIds.slice(1) : [...readingIds, submissionId];
    await desk.call('agreement.decide', { submissionId, readingIds: some, scores, rationale: 'Too early.' });
    expect(await desk.call('sync.now', {})).toMatchObject({ rejected: 1, waiting: 0 });
    const { results } = await desk.call('agreement.results', key);
    expect(results.find((one) => one.submissionId === submissionId)?.resolution.state).toBe('discrepant');
  });

  it('refuses a decision that leaves a criterion out, and signs nothing', async () => {
    const { key } = await theSubject();
    const { submissionId, readingIds } = await discrepant(key);
    const { record } = await desk.call('agreement.submission', { submissionId });
    const [criterion] = record.rubric.criteria;
    const scores = [{ criterionId: criterion?.id ?? '', levelId: criterion?.levels[0]?.id ?? '' }];
    const found = await desk.problemOf('agreement.decide', {
      submissionId,
      readingIds,
      scores,
      rationale: 'Half of it.',
    });
    expect(found.code).toBe('invalid_input');
    expect(await desk.call('sync.status', {})).toMatchObject({ waiting: 0 });
  });

  it('goes on without the exchange, saying from when its answers are', async () => {
    const { key } = await theSubject();
    const before = await desk.call('agreement.readings', key);
    await desk.call('agreement.trail', {});
    const { port } = new URL(exchange.url);
    await exchange.stop();
    try {
      const now = await desk.call('agreement.readings', key);
      expect(now).toEqual({ ...before, offline: true });
      const trail = await desk.call('agreement.trail', {});
      expect(trail).toMatchObject({ offline: true, faults: 0 });
      expect(trail.rows.length).toBeGreaterThan(50);
    } finally {
      // What the exchange held is gone with it: the others get a new one.
      exchange = await startExchange({ seed: 'sample', port: Number(port) });
    }
  });

  describe('a blind third read', () => {
    const readers: TestWorkstation[] = [];
    /** A certified assessor who never had anything. */
    const newcomer = async () => {
      const one = openTestWorkstation();
      readers.push(one);
      const code = await exchange.enrolCode('assessor', { certified: true });
      await one.call('enrolment.enrol', { exchangeUrl: exchange.url, code });
      await one.call('sync.now', {});
      return one;
    };
    afterEach(async () => {
      for (const one of readers.splice(0)) await one.close();
    });
    const named = async (one: TestWorkstation, name: string) =>
      (await one.call('queue.list', {})).batches.filter((batch) => batch.name === name);

    it('is one newcomer’s, who scores like the one or the other, and settles the result', async () => {
      const { key } = await theSubject();
      const { submissionId, batch: name } = await discrepant(key);
      const { record } = await desk.call('agreement.submission', { submissionId });
      const before = await newcomer();
      expect(await named(before, name)).toEqual([]);
      expect(await desk.call('agreement.thirdRead', { submissionId })).toMatchObject({ isRead: false });
      expect((await desk.problemOf('agreement.thirdRead', { submissionId })).code).toBe('exchange_refused');

      const [reader, other] = [await newcomer(), await newcomer()];
      expect(await named(other, name)).toMatchObject([{ readings: { total: 1 } }]);
      const { id: batchId } = await claimAndDownload(reader, name);
      expect((await other.problemOf('queue.claim', { batchId })).code).toBe('exchange_refused');
      await other.call('sync.now', {});
      expect(await named(other, name)).toEqual([]);

      const { id: readingId, submission } = await openNext(reader, batchId);
      expect(JSON.stringify(submission)).not.toContain(submissionId);
      const [first] = record.readings;
      for (const { criterionId, levelId } of first?.scores ?? []) {
        const score = { criterionId, levelId, noEvidence: true, rationale: '' };
        await edit(reader, readingId, { kind: 'score', score });
      }
      await reader.call('scoring.submit', { readingId });
      await reader.call('sync.now', {});

      const { results } = await desk.call('agreement.results', key);
      const settled = results.find((one) => one.submissionId === submissionId);
      expect(settled?.resolution.state).toBe('thirdRead');
      expect(settled?.thirdRead?.isRead).toBe(true);
      expect(settled?.resolution.criteria.map(({ resolved }) => resolved)).toEqual(
        settled?.resolution.criteria.map(({ raw }) => raw.at(-1)),
      );
      // Agreement is told of those who were to agree, not of whoever was called because they did not.
      const { readings } = await desk.call('agreement.readings', key);
      expect(readings.some((one) => one.readingId === settled?.readingIds.at(-1))).toBe(false);
    });

    it('is not asked for where readings agree', async () => {
      const { key } = await theSubject();
      const { results } = await desk.call('agreement.results', key);
      const agreed = results.find(({ resolution }) => resolution.state === 'agreed');
      const wish = { submissionId: agreed?.submissionId ?? '' };
      expect((await desk.problemOf('agreement.thirdRead', wish)).message).toMatch(/do not differ/);
    });
  });

  it('is for leads and auditors alone', async () => {
    const other = openTestWorkstation();
    try {
      const code = await exchange.enrolCode('assessor', { certified: true });
      await other.call('enrolment.enrol', { exchangeUrl: exchange.url, code });
      for (const route of ['agreement.subjects', 'agreement.trail'] as const)
        expect((await other.problemOf(route, {})).code).toBe('not_allowed');
    } finally {
      await other.close();
    }
  });
});

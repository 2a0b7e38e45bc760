import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningExchange, startExchange } from '#tests/helpers/exchange.ts';
import { writeQualificationProgramme } from '#tests/helpers/qualificationProgramme.ts';
import { openTestWorkstation, type TestWorkstation } from '#tests/helpers/workstation.ts';
import { batchNamed, claimAndDownload, edit, openNext } from '#tests/helpers/workstationScoring.ts';

let folder: string;
let data: string;
let exchange: RunningExchange;
let one: TestWorkstation;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
  data = mkdtempSync(join(tmpdir(), 'rangefinder-office-'));
  writeQualificationProgramme(folder);
  exchange = await startExchange({ data, seed: 'sample', sampleDir: folder });
});
afterAll(async () => {
  await exchange.stop();
  for (const place of [folder, data]) rmSync(place, { recursive: true, force: true });
});
beforeEach(async () => {
  one = openTestWorkstation();
});
afterEach(() => one.close());

async function enrol(role: 'assessor' | 'auditor') {
  const code = await exchange.enrolCode(role, { certified: false });
  await one.call('enrolment.enrol', { exchangeUrl: exchange.url, code });
  await one.call('sync.now', {});
}

/** Scores the next of a set at the lowest level throughout, and submits it. */
async function submitLowest(batchId: string) {
  const reading = await openNext(one, batchId);
  for (const { id: criterionId, levels } of reading.rubric.criteria) {
    const score = { criterionId, levelId: levels[0]?.id ?? null, noEvidence: true, rationale: '' };
    await edit(one, reading.id, { kind: 'score', score });
  }
  await one.call('scoring.submit', { readingId: reading.id });
  await one.call('sync.now', {});
  return reading;
}

describe('a qualification set on the workstation', () => {
  it('can be gone on with after days offline, and counts from when it was signed', async () => {
    await enrol('assessor');
    const { id: batchId } = await claimAndDownload(one, 'Set 1');
    await submitLowest(batchId);
    const port = Number(new URL(exchange.url).port);
    await exchange.stop();
    const last = await submitLowest(batchId);
    const kept = await one.problemOf('qualification.ladders', {});
    expect(kept.code).toBe('exchange_unreachable');
    exchange = await startExchange({ data, port });
    await one.call('sync.now', {});
    const { ladders, offline } = await one.call('qualification.ladders', {});
    expect(offline).toBe(false);
    const { submittedAt } = await one.call('scoring.open', { batchId, submissionId: last.submission.id });
    expect(ladders[0]?.finished[0]?.at).toBe(submittedAt);
    expect(ladders[0]?.finished[0]?.outcome).toMatchObject({ passed: false, exact: 2, adjacent: 2 });
  });

  it('is not revised once it was judged, and its consensus is here then', async () => {
    await enrol('assessor');
    const { id: batchId } = await claimAndDownload(one, 'Set 1');
    const first = await submitLowest(batchId);
    const { submission } = first;
    const shown = () => one.call('scoring.open', { batchId, submissionId: submission.id });
    expect((await shown()).revisable).toBe(true);
    expect((await one.problemOf('practice.compare', { submissionId: submission.id })).code).toBe('not_found');
    const [ladder] = (await one.call('qualification.ladders', {})).ladders;
    const { rubricHash = '' } = ladder ?? {};
    const known = async () => (await one.call('practice.known', { rubricHash })).known;
    expect(await known()).toEqual([]);
    await submitLowest(batchId);
    await one.call('sync.now', {});
    expect((await batchNamed(one, 'Set 1')).state).toBe('finished');
    expect((await shown()).revisable).toBe(false);
    const refused = await one.problemOf('scoring.revise', { readingId: first.id });
    expect(refused).toMatchObject({ code: 'not_allowed' });
    expect(refused.message).toMatch(/set is finished/);
    const compared = await one.call('practice.compare', { submissionId: submission.id });
    expect(compared.consensus.rationale).toBe('The text says so.');
    const told = await known();
    expect(told).toHaveLength(2);
    const own = told.find(({ submissionId }) => submissionId === submission.id);
    expect(own?.own.map(({ levelId }) => levelId)).toEqual(
      first.rubric.criteria.map(({ levels }) => levels[0]?.id),
    );
    expect(own?.experts.map(({ levelId }) => levelId)).toEqual(
      compared.consensus.scores.map(({ levelId }) => levelId),
    );
  });

  it('leaves what was last known where the exchange cannot be reached', async () => {
    await enrol('assessor');
    const known = await one.call('qualification.ladders', {});
    const port = Number(new URL(exchange.url).port);
    await exchange.stop();
    expect(await one.call('qualification.ladders', {})).toEqual({ ...known, offline: true });
    exchange = await startExchange({ data, port });
  });

  it('is nothing for auditors, who see where everybody stands', async () => {
    await enrol('auditor');
    expect((await one.problemOf('qualification.ladders', {})).code).toBe('not_allowed');
    const [subject] = (await one.call('agreement.subjects', {})).subjects;
    if (!subject) throw new Error('no subject');
    const { microCredentialId, rubricHash } = subject;
    const { readers, offline } = await one.call('agreement.qualifications', {
      microCredentialId,
      rubricHash,
    });
    expect(offline).toBe(false);
    expect(readers.map(({ stage }) => stage)).toEqual(
      readers.map(() => expect.stringMatching(/open|coolingDown/)),
    );
    expect(readers.filter(({ finished }) => finished.length > 0).length).toBeGreaterThan(0);
  });
});

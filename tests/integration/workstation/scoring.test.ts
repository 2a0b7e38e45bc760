import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/primitives.ts';
import { verifyEvent } from '#shared/exchange/signing.ts';
import { auditReadings, enrolByHand } from '#tests/helpers/auditor.ts';
import { type RunningExchange, startExchange } from '#tests/helpers/exchange.ts';
import { secretNames, writeProgramme } from '#tests/helpers/exchangeProgramme.ts';
import { databaseBytes } from '#tests/helpers/profileKey.ts';
import { openTestWorkstation, type TestWorkstation } from '#tests/helpers/workstation.ts';
import { batchNamed, claimAndDownload, openNext, scoreAll } from '#tests/helpers/workstationScoring.ts';

const sampleDir = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
let exchange: RunningExchange;
let one: TestWorkstation;

beforeAll(async () => {
  writeProgramme(sampleDir, 3);
  exchange = await startExchange({ seed: 'sample', sampleDir });
});
afterAll(async () => {
  await exchange.stop();
  rmSync(sampleDir, { recursive: true, force: true });
});
beforeEach(() => {
  one = openTestWorkstation();
});
afterEach(async () => {
  await one.close();
});

async function enrol(options: { certified?: boolean } = { certified: true }): Promise<void> {
  const code = await exchange.enrolCode('assessor', options);
  await one.call('enrolment.enrol', { exchangeUrl: exchange.url, code });
}

async function submitNext(batchId: string): Promise<void> {
  const reading = await openNext(one, batchId);
  await scoreAll(one, reading);
  await one.call('scoring.submit', { readingId: reading.id });
}

describe('scoring from the exchange to the receipt', () => {
  it('an assessor enrols, claims, scores and submits, and the exchange accepts the signed reading', async () => {
    await enrol();
    const batch = await claimAndDownload(one, 'Spring');
    expect(batch.readings.total).toBe(3);
    const reading = await openNext(one, batch.id);
    await scoreAll(one, reading);
    const submitted = await one.call('scoring.submit', { readingId: reading.id });
    expect(submitted.state).toBe('waiting');

    const status = await one.call('sync.now', {});
    expect(status).toMatchObject({ connection: 'online', problem: null, waiting: 0, accepted: 1 });
    const { rows } = await one.call('sync.outbox', {});
    expect(rows[0]).toMatchObject({ seq: 1, readingId: reading.id, state: 'accepted' });
    expect(
      (await one.call('scoring.open', { batchId: batch.id, submissionId: reading.submission.id })).state,
    ).toBe('accepted');

    const auditor = await enrolByHand(exchange.url, await exchange.enrolCode('auditor'));
    const events = await auditReadings(exchange.url, auditor.credential);
    const mine = events.find(({ event }) => event.payload.readingId === reading.id);
    expect(mine && verifyEvent(mine.event, mine.publicKey)).toBe(true);
  });

  it('the queue lists the batches as soon as the workstation is enrolled', async () => {
    await enrol();
    const { batches } = await one.call('queue.list', {});
    expect(batches.map((row) => [row.name, row.state, row.readings.total])).toEqual([
      ['Spring', 'available', 3],
      ['Practice', 'available', 2],
    ]);
  });

  it('a revision supersedes the accepted reading and is accepted too', async () => {
    await enrol();
    const batch = await claimAndDownload(one, 'Spring');
    const reading = await openNext(one, batch.id);
    await scoreAll(one, reading);
    await one.call('scoring.submit', { readingId: reading.id });
    const revision = await one.call('scoring.revise', { readingId: reading.id });
    expect(revision).toMatchObject({ state: 'draft', supersedes: reading.id, feedback: 'Well asked.' });
    expect(revision.annotations).toHaveLength(1);
    await one.call('scoring.submit', { readingId: revision.id });
    expect(await one.call('sync.now', {})).toMatchObject({ waiting: 0, accepted: 2, rejected: 0 });
  });

  it('a reading without certification is held, with the reason', async () => {
    await enrol({ certified: false });
    const batch = await claimAndDownload(one, 'Spring');
    const reading = await openNext(one, batch.id);
    await scoreAll(one, reading);
    await one.call('scoring.submit', { readingId: reading.id });
    expect(await one.call('sync.now', {})).toMatchObject({ waiting: 0, held: 1 });
    const { rows } = await one.call('sync.outbox', {});
    expect(rows[0]?.reason).toMatch(/certif/);
  });

  it('an incomplete reading is not submitted and says which criterion lacks what', async () => {
    await enrol();
    const batch = await claimAndDownload(one, 'Practice');
    const reading = await openNext(one, batch.id);
    const problem = await one.problemOf('scoring.submit', { readingId: reading.id });
    expect(problem).toMatchObject({
      code: 'reading_incomplete',
      message: expect.stringContaining('A, B, C'),
    });
    expect((await one.call('scoring.summary', { readingId: reading.id })).complete).toBe(false);
  });

  it('a submitted reading refuses every change', async () => {
    await enrol();
    const batch = await claimAndDownload(one, 'Practice');
    const reading = await openNext(one, batch.id);
    await scoreAll(one, reading);
    await one.call('scoring.submit', { readingId: reading.id });
    const changes = [{ kind: 'feedback' as const, feedback: 'Other words.' }];
    const save = { readingId: reading.id, edits: [{ id: newId(), changes }] };
    expect((await one.problemOf('scoring.save', save)).code).toBe('reading_submitted');
    expect((await one.problemOf('scoring.undo', { readingId: reading.id })).code).toBe('reading_submitted');
    expect((await one.problemOf('scoring.submit', { readingId: reading.id })).code).toBe('reading_submitted');
  });

  it('a claimed batch can be given back until a reading of it was submitted', async () => {
    await enrol();
    const { id: batchId } = await claimAndDownload(one, 'Practice');
    expect((await one.call('queue.release', { batchId })).state).toBe('released');
    expect((await one.call('queue.claim', { batchId })).state).toBe('claimed');
    const reading = await openNext(one, batchId);
    await scoreAll(one, reading);
    await one.call('scoring.submit', { readingId: reading.id });
    expect((await one.problemOf('queue.release', { batchId })).code).toBe('reading_submitted');
  });

  it('in a blind batch no name reaches the database, the answers or the log', async () => {
    await enrol();
    const batch = await claimAndDownload(one, 'Spring');
    const shown = JSON.stringify([
      await openNext(one, batch.id),
      await one.call('queue.batch', { batchId: batch.id }),
    ]);
    const database = databaseBytes(one.profile);
    for (const name of secretNames) {
      expect(shown).not.toContain(name);
      expect(one.log.join('\n')).not.toContain(name);
      expect(database.includes(name)).toBe(false);
    }
    expect(database.includes(batch.name)).toBe(true);
  });
});

describe('an exchange that comes and goes', () => {
  it('readings made while it is down are sent when it is back at its address', async () => {
    const data = mkdtempSync(join(tmpdir(), 'rangefinder-exchange-'));
    const first = await startExchange({ seed: 'sample', sampleDir, data });
    const code = await first.enrolCode('assessor', { certified: true });
    await one.call('enrolment.enrol', { exchangeUrl: first.url, code });
    const batch = await claimAndDownload(one, 'Spring');
    const reading = await openNext(one, batch.id);
    await first.stop();

    await scoreAll(one, reading);
    await one.call('scoring.submit', { readingId: reading.id });
    const offline = await one.call('sync.now', {});
    expect(offline).toMatchObject({
      connection: 'offline',
      waiting: 1,
      problem: { code: 'exchange_unreachable' },
    });

    const again = await startExchange({ data, port: Number(new URL(first.url).port) });
    one.workstation.startSync();
    const status = await one.until('sync.status', {}, (now) => now.connection === 'online');
    expect(status).toMatchObject({ accepted: 1, waiting: 0, problem: null });
    expect((await batchNamed(one, 'Spring')).readings).toMatchObject({
      submitted: 1,
      accepted: 1,
      waiting: 0,
    });
    await again.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('an exchange restored from an old backup is sent again what it lost', async () => {
    const data = mkdtempSync(join(tmpdir(), 'rangefinder-exchange-'));
    const first = await startExchange({ seed: 'sample', sampleDir, data });
    const port = Number(new URL(first.url).port);
    const code = await first.enrolCode('assessor', { certified: true });
    await one.call('enrolment.enrol', { exchangeUrl: first.url, code });
    const { id: batchId } = await claimAndDownload(one, 'Spring');
    await first.stop();
    cpSync(data, `${data}-old`, { recursive: true });

    const second = await startExchange({ data, port });
    await submitNext(batchId);
    expect(await one.call('sync.now', {})).toMatchObject({ accepted: 1 });
    await second.stop();
    rmSync(data, { recursive: true });
    cpSync(`${data}-old`, data, { recursive: true });

    const restored = await startExchange({ data, port });
    await submitNext(batchId);
    expect(await one.call('sync.now', {})).toMatchObject({ problem: null, waiting: 0, accepted: 2 });
    const auditor = await enrolByHand(restored.url, await restored.enrolCode('auditor'));
    const held = await auditReadings(restored.url, auditor.credential);
    const { rows } = await one.call('sync.outbox', {});
    const ids = new Set(held.map(({ event }) => event.eventId));
    expect(rows.map((row) => ids.has(row.eventId))).toEqual([true, true]);
    await restored.stop();
    for (const folder of [data, `${data}-old`]) rmSync(folder, { recursive: true, force: true });
  });
});

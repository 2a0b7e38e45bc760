import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Reading } from '#shared/contract/scoring.ts';
import { newId } from '#shared/domain/primitives.ts';
import { auditReadings, enrolByHand } from '#tests/helpers/auditor.ts';
import { type RunningExchange, startExchange } from '#tests/helpers/exchange.ts';
import { writeProgramme } from '#tests/helpers/exchangeProgramme.ts';
import { openTestWorkstation, type TestWorkstation } from '#tests/helpers/workstation.ts';
import { batchNamed, claimAndDownload, edit, openNext, scoreAll } from '#tests/helpers/workstationScoring.ts';

const sampleDir = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
let exchange: RunningExchange;
let one: TestWorkstation;
let reading: Reading;

beforeAll(async () => {
  writeProgramme(sampleDir, 3, 'require');
  exchange = await startExchange({ seed: 'sample', sampleDir });
});
afterAll(async () => {
  await exchange.stop();
  rmSync(sampleDir, { recursive: true, force: true });
});
beforeEach(async () => {
  one = openTestWorkstation();
  const code = await exchange.enrolCode('assessor', { certified: true });
  await one.call('enrolment.enrol', { exchangeUrl: exchange.url, code });
  reading = await openNext(one, (await claimAndDownload(one, 'Spring')).id);
});
afterEach(async () => {
  await one.close();
});

const again = () =>
  one.call('scoring.open', { batchId: reading.batch.id, submissionId: reading.submission.id });
const summary = () => one.call('scoring.summary', { readingId: reading.id });
const video = () => reading.evidence[0]?.id ?? '';
const watch = (...stretches: { startMs: number; endMs: number }[]) =>
  one.call('scoring.watched', { readingId: reading.id, evidenceId: video(), stretches });

describe('what was watched', () => {
  it('is kept as one, and what was not is told in the summary', async () => {
    await watch({ startMs: 0, endMs: 20_000 }, { startMs: 15_000, endMs: 30_000 });
    await watch({ startMs: 40_000, endMs: 60_000 });
    const watched = [
      { startMs: 0, endMs: 30_000 },
      { startMs: 40_000, endMs: 60_000 },
    ];
    expect((await again()).coverage).toEqual([{ evidenceId: video(), watched }]);
    const stretches = [{ startMs: 30_000, endMs: 40_000 }];
    expect(await summary()).toMatchObject({
      unwatchedPolicy: 'require',
      unwatched: [{ evidenceId: video(), title: 'Classroom video', stretches }],
    });
  });

  it('is required before submitting where the programme wants it, and goes with the reading', async () => {
    await scoreAll(one, reading);
    const problem = await one.problemOf('scoring.submit', { readingId: reading.id });
    expect(problem).toMatchObject({
      code: 'reading_unwatched',
      message: expect.stringContaining('Classroom video'),
    });
    await watch({ startMs: 0, endMs: 60_000 });
    expect((await one.call('scoring.submit', { readingId: reading.id })).state).toBe('waiting');
    await one.call('sync.now', {});
    const auditor = await enrolByHand(exchange.url, await exchange.enrolCode('auditor'));
    const events = await auditReadings(exchange.url, auditor.credential);
    const mine = events.find(({ event }) => event.payload.readingId === reading.id)?.event.payload;
    expect(mine?.coverage).toEqual([{ evidenceId: video(), watched: [{ startMs: 0, endMs: 60_000 }] }]);
    expect((await again()).state).toBe('accepted');
    const late = { readingId: reading.id, evidenceId: video(), stretches: [] };
    expect((await one.problemOf('scoring.watched', late)).code).toBe('reading_submitted');
  });

  it('is of this submission’s evidence only', async () => {
    const foreign = { readingId: reading.id, evidenceId: newId(), stretches: [] };
    expect((await one.problemOf('scoring.watched', foreign)).code).toBe('invalid_input');
  });
});

describe('a flag that sends the submission back', () => {
  const flag = { kind: 'wrong_evidence' as const, note: 'This is another lesson.' };

  it('lets the reading be submitted unscored and unwatched, and shows it as sent back', async () => {
    await edit(one, reading.id, { kind: 'flag', flag });
    expect(await summary()).toMatchObject({ complete: true, flags: [flag] });
    await one.call('scoring.submit', { readingId: reading.id });
    await one.call('sync.now', {});
    const { submissions, batch } = await one.call('queue.batch', { batchId: reading.batch.id });
    expect(submissions.find(({ id }) => id === reading.submission.id)).toMatchObject({
      state: 'returned',
      returnedFor: 'wrong_evidence',
    });
    expect(batch.readings).toMatchObject({ submitted: 1, accepted: 1 });
    expect(batch.nextSubmissionId).not.toBe(reading.submission.id);
  });

  it('is carried into a revision, where it can be taken off', async () => {
    await edit(one, reading.id, { kind: 'flag', flag });
    await watch({ startMs: 0, endMs: 60_000 });
    await one.call('scoring.submit', { readingId: reading.id });
    const revision = await one.call('scoring.revise', { readingId: reading.id });
    expect(revision).toMatchObject({ flags: [flag], history: { undo: null, redo: null } });
    expect(revision.coverage).toHaveLength(1);
    await edit(one, revision.id, { kind: 'flag removed', flagKind: 'wrong_evidence' });
    expect((await one.problemOf('scoring.submit', { readingId: revision.id })).code).toBe(
      'reading_incomplete',
    );
    await scoreAll(one, revision);
    await one.call('scoring.submit', { readingId: revision.id });
    expect(await one.call('sync.now', {})).toMatchObject({ accepted: 2, rejected: 0 });
  });
});

describe('work in the reading', () => {
  it('undone, redone and opened again says what it said', async () => {
    const changed = await edit(one, reading.id, { kind: 'feedback', feedback: 'Well asked.' });
    expect(changed.history).toEqual({ undo: 'feedback', redo: null });
    const undone = await one.call('scoring.undo', { readingId: reading.id });
    expect(undone).toMatchObject({
      changes: [{ kind: 'feedback', feedback: '' }],
      history: { undo: null, redo: 'feedback' },
    });
    expect(await again()).toMatchObject({ feedback: '', history: { redo: 'feedback' } });
    await one.call('scoring.redo', { readingId: reading.id });
    expect((await again()).feedback).toBe('Well asked.');
  });

  it('remembers how two recordings stand to each other, also once it is submitted', async () => {
    const offset = { evidenceId: video(), offsetMs: -1_240 };
    await one.call('scoring.align', { readingId: reading.id, offset });
    await edit(one, reading.id, { kind: 'flag', flag: { kind: 'not_scorable', note: '' } });
    await one.call('scoring.submit', { readingId: reading.id });
    await one.call('scoring.align', { readingId: reading.id, offset: { ...offset, offsetMs: 80 } });
    expect((await again()).cameraOffsets).toEqual([{ evidenceId: video(), offsetMs: 80 }]);
  });

  it('adds up to a session', async () => {
    const { id: batchId } = await batchNamed(one, 'Spring');
    expect(await one.call('scoring.session', { batchId })).toMatchObject({ startedAt: null, remaining: 3 });
    await one.call('scoring.addTime', { readingId: reading.id, ms: 60_000 });
    await one.call('scoring.addTime', { readingId: reading.id, ms: 30_000 });
    const session = await one.call('scoring.session', { batchId });
    expect(session).toMatchObject({ activeMs: 90_000, submitted: 0, remaining: 3, breaks: 0 });
    expect(session.startedAt).not.toBeNull();
  });
});

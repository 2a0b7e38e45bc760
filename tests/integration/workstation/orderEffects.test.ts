import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchManifest } from '#shared/domain/batch.ts';
import type { Role } from '#shared/domain/role.ts';
import { type RunningExchange, startExchange } from '#tests/helpers/exchange.ts';
import { writeProgramme } from '#tests/helpers/exchangeProgramme.ts';
import { completeReading, ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { told } from '#tests/helpers/exchangeWorld.ts';
import { openTestWorkstation } from '#tests/helpers/workstation.ts';

const sampleDir = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
let exchange: RunningExchange;
let manifest: BatchManifest;

const enrolReader = async (role: Role) =>
  await ExchangeReader.enrol(exchange.url, await exchange.enrolCode(role, { certified: true }));

/** Scores lower the further down the order; what is first sends its submission back. */
async function readAll(): Promise<void> {
  const reader = await enrolReader('assessor');
  manifest = await reader.claim('Spring');
  const events = manifest.submissions.map((submission, i) => {
    const complete = completeReading(manifest, submission);
    if (i === 0) {
      const flags = [{ kind: 'wrong_evidence' as const, note: '' }];
      return reader.sign(manifest, submission, { scores: [], annotations: [], flags });
    }
    const level = i < 5 ? 3 : i < 9 ? 2 : 0;
    const scores = manifest.rubric.criteria.map((criterion, c) => ({
      criterionId: criterion.id,
      levelId: criterion.levels[level]?.id ?? '',
      noEvidence: c > 0,
      rationale: '',
    }));
    return reader.sign(manifest, submission, { ...complete, scores });
  });
  expect((await reader.push(events)).status).toBe(200);
}

beforeAll(async () => {
  writeProgramme(sampleDir, 12);
  exchange = await startExchange({ seed: 'sample', sampleDir });
  await readAll();
});
afterAll(async () => {
  await exchange.stop();
  rmSync(sampleDir, { recursive: true, force: true });
});

async function workstationOf(role: Role) {
  const one = openTestWorkstation();
  await one.call('enrolment.enrol', { exchangeUrl: exchange.url, code: await exchange.enrolCode(role) });
  return one;
}

describe('order effects', () => {
  it('an auditor sees whose scores move along their order, and from how much', async () => {
    const one = await workstationOf('auditor');
    const { batches } = await one.call('agreement.order', {});
    const spring = batches.find((batch) => batch.name === 'Spring');
    expect(spring).toMatchObject({ kind: 'operational', readers: 2 });
    const mine = spring?.effects.find(({ reader }) => reader === manifest.readerPseudonym)?.effect;
    expect(mine).toMatchObject({ kind: 'estimate', readings: 11 });
    if (mine?.kind === 'estimate') expect(mine.high).toBeLessThan(-0.5);
    const other = spring?.effects.find(({ reader }) => reader !== manifest.readerPseudonym)?.effect;
    expect(other).toEqual({ kind: 'insufficient', readings: 2, why: 'few' });
    await one.close();
  });

  it.each(['assessor', 'reviewer', 'lead'] as const)('are not shown to the role %s', async (role) => {
    const one = await workstationOf(role);
    expect((await one.problemOf('agreement.order', {})).code).toBe('not_allowed');
    await one.close();
    const reader = await enrolReader(role);
    expect(await told(await reader.get('/v1/order-effects'))).toMatchObject({
      status: 403,
      code: 'forbidden',
    });
  });

  it('need an enrolment', async () => {
    const one = openTestWorkstation();
    expect((await one.problemOf('agreement.order', {})).code).toBe('not_enrolled');
    await one.close();
  });
});

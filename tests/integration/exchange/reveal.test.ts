import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/primitives.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import { PushResponse } from '#shared/exchange/events.ts';
import { BatchRecord, Identities, Office } from '#shared/exchange/office.ts';
import { secretNames } from '#tests/helpers/exchangeProgramme.ts';
import type { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { onEachDatabase } from '#tests/helpers/exchangeWorld.ts';

onEachDatabase('the names behind a blind batch', (world) => {
  let lead: ExchangeReader;
  let auditor: ExchangeReader;
  let assessor: ExchangeReader;
  let batchId: string;
  let rubricHash: string;
  beforeAll(async () => {
    [lead, auditor, assessor] = await Promise.all([
      world().enrol('lead'),
      world().enrol('auditor'),
      world().enrol('assessor'),
    ]);
    const { programme } = world();
    batchId = programme.batches.find(({ kind }) => kind === 'operational')?.id ?? '';
    rubricHash = hashOf(programme.rubric);
  });

  /** Signs that the names are needed. @returns the verdict and its reason */
  async function reveal(by: ExchangeReader, change: { batchId?: string; reason?: string } = {}) {
    const payload = { revealId: newId(), batchId, reason: 'A complaint about the result.', ...change };
    const event = by.say({ type: 'batch.revealed', payload, rubricHash, mediaHashes: [] });
    const [verdict] = PushResponse.parse(await (await by.push([event])).json()).verdicts;
    return [verdict?.verdict, verdict?.reason?.code ?? null];
  }

  const identities = (of: ExchangeReader) => of.get(`/v1/office/batches/${batchId}/identities`);
  const record = async (of: ExchangeReader) =>
    BatchRecord.parse(await (await of.get(`/v1/office/batches/${batchId}`)).json());

  describe('before anybody has revealed it', () => {
    it('are told to nobody', async () => {
      for (const one of [lead, auditor, assessor]) {
        const answer = await identities(one);
        expect(answer.status).toBe(403);
        expect(await answer.text()).not.toContain(secretNames[0]);
      }
      expect((await record(lead)).reveals).toEqual([]);
    });

    it('are not to be had by an assessor, for a batch that is not blind, or for none', async () => {
      const practice = world().programme.batches.find(({ kind }) => kind === 'practice')?.id ?? '';
      expect(await reveal(assessor)).toEqual(['rejected', 'role_not_allowed']);
      expect(await reveal(auditor, { batchId: practice })).toEqual(['rejected', 'unknown_batch']);
      expect(await reveal(auditor, { batchId: newId() })).toEqual(['rejected', 'unknown_batch']);
      expect(await reveal(auditor, { reason: '' })).toEqual(['rejected', 'payload_invalid']);
      expect((await identities(assessor)).status).toBe(403);
      expect((await identities(auditor)).status).toBe(403);
    });
  });

  it('are told to whoever has signed why, and to nobody else', async () => {
    expect(await reveal(lead)).toEqual(['accepted', null]);
    const { submissions } = Identities.parse(await (await identities(lead)).json());
    expect(submissions).toHaveLength(8);
    expect(submissions[0]?.educator).toMatch(secretNames[0]);
    expect(submissions[0]?.school).toBe(secretNames[1]);
    const names = new Map((await record(lead)).items.map(({ submissionId, name }) => [submissionId, name]));
    for (const { submissionId, name } of submissions) expect(names.get(submissionId)).toBe(name);
    expect((await identities(auditor)).status).toBe(403);
    expect((await identities(assessor)).status).toBe(403);
  });

  it('stay marked as revealed, with who, when and why, for leads and auditors', async () => {
    const [mine] = (await record(lead)).reveals;
    expect(mine).toMatchObject({ reason: 'A complaint about the result.', own: true });
    const [theirs] = (await record(auditor)).reveals;
    expect(theirs).toEqual({ ...mine, own: false });
    const { programme } = world();
    const query = `microCredential=${programme.microCredential.id}&rubric=${rubricHash}`;
    const office = Office.parse(await (await auditor.get(`/v1/office?${query}`)).json());
    expect(office.batches.find(({ id }) => id === batchId)?.reveals).toHaveLength(1);
    const log = await (await auditor.get('/v1/events')).text();
    expect(log).toContain('batch.revealed');
  });

  it('are never in what a reader is sent, after a reveal either', async () => {
    const manifest = JSON.stringify(await assessor.claim('Spring'));
    for (const name of secretNames) expect(manifest).not.toContain(name);
    expect(manifest).not.toContain('complaint');
  });
});

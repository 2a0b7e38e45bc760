import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BatchManifest } from '#shared/domain/batch.ts';
import { mediaOf } from '#shared/domain/evidence.ts';
import { newId } from '#shared/domain/primitives.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import { PushResponse, type ReadingEvent } from '#shared/exchange/events.ts';
import { BatchKeeping, Keeping, noRubric } from '#shared/exchange/keeping.ts';
import { BatchRecord, Identities, Office, OfficeChoices } from '#shared/exchange/office.ts';
import { secretNames } from '#tests/helpers/exchangeProgramme.ts';
import type { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { onEachDatabase, told } from '#tests/helpers/exchangeWorld.ts';

onEachDatabase('how long evidence is kept', (world) => {
  let lead: ExchangeReader;
  let auditor: ExchangeReader;
  let reader: ExchangeReader;
  let other: ExchangeReader;
  let manifest: BatchManifest;
  /** The same as the other reader knows it. */
  let otherManifest: BatchManifest;
  /** A reading that was signed before the evidence went, and sent after. */
  let early: ReadingEvent;
  let batchId: string;
  let about: string;
  beforeAll(async () => {
    [lead, auditor, reader, other] = await Promise.all([
      world().enrol('lead'),
      world().enrol('auditor'),
      world().enrol('assessor'),
      world().enrol('assessor'),
    ]);
    const { programme } = world();
    batchId = programme.batches.find(({ kind }) => kind === 'operational')?.id ?? '';
    about = `microCredential=${programme.microCredential.id}&rubric=${hashOf(programme.rubric)}`;
    manifest = await reader.claim('Spring');
    otherManifest = await other.claim('Spring');
  });

  const keep = (by: ExchangeReader, until: unknown, of = batchId) =>
    by.post(`/v1/office/batches/${of}/keeping`, { until });
  const keepingFor = async (one: ExchangeReader) =>
    Keeping.parse(await (await one.get('/v1/keeping')).json());
  const record = async () => {
    const answer = await lead.get(`/v1/office/batches/${batchId}`);
    return BatchRecord.parse(await answer.json());
  };
  const pushed = async (one: ExchangeReader, ...events: Parameters<ExchangeReader['push']>[0]) => {
    const { verdicts } = PushResponse.parse(await (await one.push(events)).json());
    return verdicts.map(({ verdict, reason }) => (reason ? `${verdict}: ${reason.code}` : verdict));
  };
  const removal = (one: ExchangeReader, change: { batchId?: string | null } = {}) =>
    one.say({
      type: 'evidence.removed',
      payload: {
        ...{ removalId: newId(), batchId, cause: 'expired', bytes: 5, identities: 0, ...change },
        files: ['a'.repeat(64)],
      },
      rubricHash: noRubric,
      mediaHashes: [],
    });
  const files = () => mediaOf(manifest.submissions.flatMap(({ evidence }) => evidence));
  const isStored = (sha256: string) =>
    existsSync(join(world().exchange.data, 'media', sha256.slice(0, 2), sha256));
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

  it('is for leads to say, of batches that make results, and for a time to come', async () => {
    const practice = world().programme.batches.find(({ kind }) => kind === 'practice')?.id ?? '';
    expect((await told(await keep(reader, 'now'))).code).toBe('forbidden');
    expect((await told(await keep(auditor, 'now'))).code).toBe('forbidden');
    expect((await told(await keep(lead, inDays(-1)))).code).toBe('invalid_request');
    expect((await told(await keep(lead, 'now', practice))).code).toBe('wrong_state');
    expect((await told(await keep(lead, 'now', newId()))).code).toBe('not_found');
    expect((await record()).keeping).toEqual({ until: null, removed: null });
    expect(await keepingFor(reader)).toEqual({ withdrawn: null, batches: [], files: [] });
  });

  it('is told to whoever was given the batch, can be put off, and stays on record', async () => {
    const until = inDays(30);
    expect(BatchKeeping.parse(await (await keep(lead, until)).json())).toEqual({ until, removed: null });
    expect((await keepingFor(reader)).batches).toEqual([{ id: batchId, until }]);
    await keep(lead, null);
    expect((await keepingFor(reader)).batches).toEqual([]);
    const office = Office.parse(await (await auditor.get(`/v1/office?${about}`)).json());
    const acts = office.acts.flatMap(({ act }) => (act.kind === 'keepingSet' ? [act.until] : []));
    expect(acts).toEqual([null, until]);
  });

  it('ends: files, answers and names go from the exchange; readings stay', async () => {
    const [first] = manifest.submissions;
    if (!first) throw new Error('the batch is empty');
    expect(await pushed(reader, reader.sign(manifest, first))).toEqual(['accepted']);
    const payload = { revealId: newId(), batchId, reason: 'To see the names.' };
    const { rubricHash } = manifest;
    expect(
      await pushed(lead, lead.say({ type: 'batch.revealed', payload, rubricHash, mediaHashes: [] })),
    ).toEqual(['accepted']);
    const names = async () =>
      Identities.parse(await (await lead.get(`/v1/office/batches/${batchId}/identities`)).json()).submissions;
    expect(JSON.stringify(await names())).toContain(secretNames[0]);
    expect(files().every(({ sha256 }) => isStored(sha256))).toBe(true);

    const [, theirs] = otherManifest.submissions;
    if (!theirs) throw new Error('the batch is too small');
    early = other.sign(otherManifest, theirs);
    const { reads: readsBefore } = await record();
    const kept = BatchKeeping.parse(await (await keep(lead, 'now')).json());
    // Two of them are for practice as well, and stay for that.
    expect(kept.removed).toMatchObject({ identities: manifest.submissions.length - 2 });
    expect(kept.removed?.files).toBeGreaterThan(0);
    expect(await names()).toHaveLength(2);
    const gone = (await keepingFor(lead)).files;
    expect(gone).toHaveLength(kept.removed?.files ?? 0);
    for (const sha256 of gone) {
      expect(isStored(sha256)).toBe(false);
      expect((await reader.get(`/v1/media/${sha256}`)).status).toBe(404);
      expect((await lead.get(`/v1/media/${sha256}`)).status).toBe(404);
    }
    expect((await told(await reader.get(`/v1/batches/${batchId}`))).code).toBe('wrong_state');
    expect((await record()).reads).toEqual(readsBefore);
    expect((await told(await keep(lead, 'now'))).code).toBe('wrong_state');
    expect((await keepingFor(reader)).files).toEqual([]);
  });

  it('holds what is read of it after that, and takes what was read before', async () => {
    const [, second] = manifest.submissions;
    if (!second) throw new Error('the batch is too small');
    expect(await pushed(reader, reader.sign(manifest, second))).toEqual(['held: batch_expired']);
    expect(await pushed(other, early)).toEqual(['accepted']);
  });

  it('is confirmed by each workstation with a signed event, and by nobody for a batch they never had', async () => {
    const [mine, theirs] = [reader, other].map(({ enrolled }) => enrolled.pseudonym);
    expect((await record()).holders).toEqual(
      expect.arrayContaining([
        { reader: mine, removed: null },
        { reader: theirs, removed: null },
      ]),
    );
    expect((await record()).holders).toHaveLength(2);
    expect(await pushed(reader, removal(reader))).toEqual(['accepted']);
    const stranger = await world().enrol('assessor');
    expect(await pushed(stranger, removal(stranger))).toEqual(['rejected: unknown_batch']);
    const holders = (await record()).holders.filter(({ removed }) => removed !== null);
    expect(holders).toMatchObject([{ reader: mine, removed: { cause: 'expired', files: 1, bytes: 5 } }]);
    await expect(stranger.claim('Spring')).rejects.toThrow('no batch Spring');
  });

  describe('access that is withdrawn', () => {
    const withdraw = (by: ExchangeReader, personId: string, reason = 'The laptop was stolen.') =>
      by.post(`/v1/office/people/${personId}/withdrawal`, { reason });

    it('is for leads to withdraw, of others, with a reason', async () => {
      const { personId } = other.enrolled;
      expect((await told(await withdraw(reader, personId))).code).toBe('forbidden');
      expect((await told(await withdraw(lead, lead.enrolled.personId))).code).toBe('wrong_state');
      expect((await told(await withdraw(lead, newId()))).code).toBe('not_found');
      expect((await told(await withdraw(lead, personId, ''))).code).toBe('invalid_request');
      expect((await withdraw(lead, personId)).status).toBe(200);
      expect((await told(await withdraw(lead, personId))).code).toBe('wrong_state');
    });

    it('leaves nothing but word of what is to go, and an ear for readings, which are held', async () => {
      for (const path of ['/v1/batches', '/v1/feedback', `/v1/batches/${batchId}`, '/v1/training'])
        expect((await told(await other.get(path))).code).toBe('access_withdrawn');
      expect(await keepingFor(other)).toMatchObject({ withdrawn: { reason: 'The laptop was stolen.' } });
      const [submission] = otherManifest.submissions;
      const own = submission && other.sign(otherManifest, submission);
      const note = other.say({
        type: 'calibration.noted',
        payload: {
          ...{ noteId: newId(), sessionId: batchId, submissionId: newId() },
          ...{ criterionId: null, span: null, text: 'A word.' },
        },
        rubricHash: manifest.rubricHash,
        mediaHashes: [],
      });
      const all = removal(other, { batchId: null });
      expect(await pushed(other, own, note, all)).toEqual([
        'held: access_withdrawn',
        'rejected: access_withdrawn',
        'accepted',
      ]);
      expect((await record()).holders.every(({ removed: one }) => one !== null)).toBe(true);
    });

    it('deals them nothing any more, and stays on record', async () => {
      const choices = OfficeChoices.parse(await (await lead.get(`/v1/office/choices?${about}`)).json());
      const person = choices.people.find(({ id }) => id === other.enrolled.personId);
      expect(person?.withdrawn).toBe(true);
      const change = { personId: other.enrolled.personId, takesPart: true };
      expect((await told(await lead.post(`/v1/office/batches/${batchId}/readers`, change))).code).toBe(
        'wrong_state',
      );
      const office = Office.parse(await (await auditor.get(`/v1/office?${about}`)).json());
      expect(office.acts.map(({ act }) => act)).toContainEqual({
        ...{ kind: 'accessWithdrawn', reader: person?.name, reason: 'The laptop was stolen.' },
      });
    });
  });
});

import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/primitives.ts';
import { hashOf } from '#shared/exchange/canonicalJson.ts';
import { PushResponse } from '#shared/exchange/events.ts';
import { Identities, Office, OfficeChoices } from '#shared/exchange/office.ts';
import { type NewPack, PackList, PackProposed, PackRecord } from '#shared/exchange/packs.ts';
import type { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { onEachDatabase, told } from '#tests/helpers/exchangeWorld.ts';

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const educator = { name: 'Ottilie Vandermeer', school: 'Birchwood Academy' };

onEachDatabase('a pack', (world) => {
  let lead: ExchangeReader;
  let other: ExchangeReader;
  let auditor: ExchangeReader;
  let assessor: ExchangeReader;
  let subject: { microCredentialId: string; rubricHash: string };
  beforeAll(async () => {
    [lead, other, auditor, assessor] = await Promise.all([
      world().enrol('lead'),
      world().enrol('lead'),
      world().enrol('auditor'),
      world().enrol('assessor'),
    ]);
    const { programme } = world();
    subject = { microCredentialId: programme.microCredential.id, rubricHash: hashOf(programme.rubric) };
  });

  /** A pack of one submission with one text. */
  function packOf(bytes: Uint8Array, name = 'Autumn'): NewPack {
    const media = { sha256: digestOf(bytes), bytes: bytes.length, mediaType: 'text/plain' };
    const id = newId();
    const report = {
      before: { sha256: '0'.repeat(64), bytes: 12 },
      after: { sha256: media.sha256, bytes: media.bytes },
      how: ['names left out'],
      removed: [{ what: 'words', count: 2 }],
      tools: [{ name: 'Rangefinder', version: '1' }],
      checks: [{ name: 'bytes', by: 'Rangefinder', ok: true as const, detail: 'nothing found' }],
      notSearched: [],
    };
    const evidence = [
      { id: newId(), kind: 'text' as const, title: 'Text 1', media, durationMs: null, captions: null },
    ];
    return {
      manifest: {
        ...{ id: newId(), name, ...subject },
        submissions: [{ id, evidence, reports: [report] }],
        search: { files: 1, bytes: media.bytes, identifiers: 4, patterns: 100, encodings: 11 },
      },
      educators: [{ submissionId: id, ...educator }],
    };
  }

  const send = (by: ExchangeReader, bytes: Uint8Array, sha256 = digestOf(bytes)) =>
    by.put(`/v1/media/${sha256}`, bytes, 'text/plain');
  const propose = (by: ExchangeReader, pack: NewPack) => by.post('/v1/packs', pack);
  const record = async (by: ExchangeReader, id: string) =>
    PackRecord.parse(await (await by.get(`/v1/packs/${id}`)).json());

  async function proposed(name?: string) {
    const bytes = randomBytes(4_000);
    await send(lead, bytes);
    const pack = packOf(bytes, name);
    const { id, digest } = PackProposed.parse(await (await propose(lead, pack)).json());
    return { id, digest, pack, bytes };
  }

  async function sign(
    by: ExchangeReader,
    { id: packId, digest }: { id: string; digest: string },
    said: { verdict: 'accepted' | 'returned'; note: string } = { verdict: 'accepted', note: '' },
  ) {
    const payload = { signatureId: newId(), packId, digest, ...said };
    const event = by.say({
      type: 'pack.signed',
      payload,
      rubricHash: subject.rubricHash,
      mediaHashes: [],
    });
    const [verdict] = PushResponse.parse(await (await by.push([event])).json()).verdicts;
    return [verdict?.verdict, verdict?.reason?.code ?? null];
  }

  const waiting = async () => {
    const query = `microCredential=${subject.microCredentialId}&rubric=${subject.rubricHash}`;
    return OfficeChoices.parse(await (await lead.get(`/v1/office/choices?${query}`)).json()).submissions;
  };

  describe('its files', () => {
    it('are taken from leads, and from nobody else', async () => {
      const bytes = randomBytes(300_000);
      expect(await told(await send(assessor, bytes))).toMatchObject({ status: 403, code: 'forbidden' });
      expect(await told(await send(auditor, bytes))).toMatchObject({ status: 403, code: 'forbidden' });
      expect(await told(await send(lead, bytes))).toMatchObject({ status: 200, body: { bytes: 300_000 } });
      const back = await other.get(`/v1/media/${digestOf(bytes)}`);
      expect(digestOf(new Uint8Array(await back.arrayBuffer()))).toBe(digestOf(bytes));
    });

    it('are refused under another digest than their own, and nothing of them is kept', async () => {
      const sha256 = digestOf(Buffer.from('something else'));
      const answer = await told(await send(lead, randomBytes(5_000), sha256));
      expect(answer).toMatchObject({ status: 400, code: 'invalid_request' });
      expect((await lead.get(`/v1/media/${sha256}`)).status).toBe(404);
    });

    it('have a type', async () => {
      const bytes = randomBytes(20);
      const answer = await lead.put(`/v1/media/${digestOf(bytes)}`, bytes, 'nonsense');
      expect(await told(answer)).toMatchObject({ status: 400, code: 'invalid_request' });
    });
  });

  describe('proposed', () => {
    it('is for leads', async () => {
      const pack = packOf(randomBytes(10));
      expect((await propose(assessor, pack)).status).toBe(403);
      expect((await propose(auditor, pack)).status).toBe(403);
      expect((await assessor.get(`/v1/packs/${pack.manifest.id}`)).status).toBe(403);
    });

    it('needs its files to be there, and a report of each', async () => {
      const bytes = randomBytes(10);
      const pack = packOf(bytes);
      expect(await told(await propose(lead, pack))).toMatchObject({ status: 409, code: 'wrong_state' });
      await send(lead, bytes);
      const [submission] = pack.manifest.submissions;
      const [report] = submission?.reports ?? [];
      if (!submission || !report) throw new Error('no submission');
      const reports = [{ ...report, after: { ...report.after, sha256: '1'.repeat(64) } }];
      const bare = { ...pack, manifest: { ...pack.manifest, submissions: [{ ...submission, reports }] } };
      expect(await told(await propose(lead, bare))).toMatchObject({ status: 400, code: 'invalid_request' });
      const nobody = { ...pack, educators: [{ ...educator, submissionId: newId() }] };
      expect(await told(await propose(lead, nobody))).toMatchObject({ status: 400, code: 'invalid_request' });
      const failed = { ...report, checks: [{ ...report.checks[0], ok: false }] };
      const unproved = {
        ...pack,
        manifest: { ...pack.manifest, submissions: [{ ...submission, reports: [failed] }] },
      };
      expect((await lead.post('/v1/packs', unproved)).status).toBe(400);
    });

    it('is told to leads and auditors with all that was done, and without who handed it in', async () => {
      const { id, digest, pack } = await proposed('Told');
      expect(await record(other, id)).toMatchObject({ own: false, signed: null, digest, name: 'Told' });
      expect((await record(auditor, id)).manifest).toEqual(pack.manifest);
      expect(hashOf((await record(auditor, id)).manifest)).toBe(digest);
      const text = await (await auditor.get(`/v1/packs/${id}`)).text();
      for (const name of Object.values(educator)) expect(text).not.toContain(name);
      const query = `microCredential=${subject.microCredentialId}&rubric=${subject.rubricHash}`;
      const list = PackList.parse(await (await lead.get(`/v1/packs?${query}`)).json()).packs;
      expect(list[0]).toMatchObject({ id, own: true, submissions: 1, files: 1, signed: null });
      const office = Office.parse(await (await auditor.get(`/v1/office?${query}`)).json());
      expect(office.acts[0]?.act).toMatchObject({ kind: 'packProposed', pack: 'Told', digest });
    });

    it('changes nothing when it comes again, and is refused when it is another by then', async () => {
      const { id, digest, pack } = await proposed();
      const again = await propose(lead, pack);
      expect(PackProposed.parse(await again.json())).toEqual({ id, digest });
      const changed = { ...pack, manifest: { ...pack.manifest, name: 'Another' } };
      expect(await told(await propose(lead, changed))).toMatchObject({ status: 409, code: 'wrong_state' });
    });

    it('waits: its submissions cannot be dealt', async () => {
      const before = (await waiting()).length;
      await proposed();
      expect(await waiting()).toHaveLength(before);
    });
  });

  describe('signed', () => {
    it('is refused from whoever made it, from who may not, and for what is not there', async () => {
      const pack = await proposed();
      expect(await sign(lead, pack)).toEqual(['rejected', 'own_pack']);
      expect(await sign(assessor, pack)).toEqual(['rejected', 'role_not_allowed']);
      expect(await sign(other, { id: newId(), digest: pack.digest })).toEqual(['rejected', 'unknown_pack']);
      expect(await sign(other, { id: pack.id, digest: '2'.repeat(64) })).toEqual([
        'rejected',
        'pack_changed',
      ]);
      expect((await record(auditor, pack.id)).signed).toBeNull();
    });

    it('and accepted, its submissions wait to be dealt, and who handed them in is told after a reveal', async () => {
      const before = (await waiting()).length;
      const pack = await proposed('Accepted');
      expect(await sign(other, pack)).toEqual(['accepted', null]);
      const choices = await waiting();
      expect(choices).toHaveLength(before + 1);
      const [submission] = pack.pack.manifest.submissions;
      expect(choices.find(({ id }) => id === submission?.id)?.evidence).toEqual(['Text 1']);
      expect((await record(auditor, pack.id)).signed).toMatchObject({ verdict: 'accepted', note: '' });
      expect(await sign(auditor, pack)).toEqual(['rejected', 'pack_settled']);

      const dealt = await lead.post('/v1/office/batches', {
        ...{ name: 'Read blind', ...subject, submissionIds: [submission?.id] },
        ...{ personIds: [assessor.enrolled.personId], blind: true, dueAt: null, unwatched: 'ask' },
        ...{ secondReadRate: 0, drawSeed: 1 },
      });
      const { id: batchId } = (await dealt.json()) as { id: string };
      const manifest = await assessor.claim('Read blind');
      expect(manifest.submissions[0]?.evidence[0]?.media.sha256).toBe(digestOf(pack.bytes));
      for (const name of Object.values(educator)) expect(JSON.stringify(manifest)).not.toContain(name);
      const reveal = other.say({
        ...{ type: 'batch.revealed' as const, rubricHash: subject.rubricHash, mediaHashes: [] },
        payload: { revealId: newId(), batchId, reason: 'A complaint.' },
      });
      await other.push([reveal]);
      const identities = await (await other.get(`/v1/office/batches/${batchId}/identities`)).json();
      expect(Identities.parse(identities).submissions[0]).toMatchObject({
        educator: educator.name,
        school: educator.school,
      });
    });

    it('and returned, it says why; its files and its educators are forgotten, and it is made anew', async () => {
      const before = (await waiting()).length;
      const pack = await proposed('Returned');
      expect(await sign(auditor, pack, { verdict: 'returned', note: ' ' })).toEqual([
        'rejected',
        'payload_invalid',
      ]);
      const note = 'A name can be read on the board at 00:12.';
      expect(await sign(auditor, pack, { verdict: 'returned', note })).toEqual(['accepted', null]);
      expect((await record(lead, pack.id)).signed).toMatchObject({ verdict: 'returned', note });
      expect((await lead.get(`/v1/media/${digestOf(pack.bytes)}`)).status).toBe(404);
      expect(await waiting()).toHaveLength(before);
      await send(lead, pack.bytes);
      const anew = { ...pack.pack, manifest: { ...pack.pack.manifest, id: newId() } };
      expect((await propose(lead, anew)).status).toBe(201);
    });

    it('and returned, keeps a file that another pack has too', async () => {
      const bytes = randomBytes(700);
      await send(lead, bytes);
      const [one, two] = [packOf(bytes, 'One'), packOf(bytes, 'Two')];
      const first = PackProposed.parse(await (await propose(lead, one)).json());
      expect((await propose(lead, two)).status).toBe(201);
      await sign(other, first, { verdict: 'returned', note: 'Not this.' });
      expect((await lead.get(`/v1/media/${digestOf(bytes)}`)).status).toBe(200);
    });
  });
});

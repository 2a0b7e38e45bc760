import { expect, it } from 'vitest';
import type { BatchManifest } from '#shared/domain/batch.ts';
import { BatchPage } from '#shared/exchange/wire.ts';
import { secretNames } from '#tests/helpers/exchangeProgramme.ts';
import type { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { onEachDatabase, told } from '#tests/helpers/exchangeWorld.ts';

async function listOf(reader: ExchangeReader): Promise<BatchPage> {
  return BatchPage.parse(await (await reader.get('/v1/batches')).json());
}

async function firstOf(reader: ExchangeReader) {
  const [first] = (await listOf(reader)).batches;
  if (!first) throw new Error('no batch');
  return first;
}

/** Which file each place in the order holds: the same submission has the same digest for every reader. */
const digestsOf = (manifest: BatchManifest) =>
  manifest.submissions.map((one) => one.evidence[0]?.media.sha256);

onEachDatabase('batches', (world) => {
  it('lists every batch as available, with what it holds', async () => {
    const { batches, nextCursor } = await listOf(await world().enrol('assessor'));
    expect(
      batches.map(({ name, state, submissions, blind }) => ({ name, state, submissions, blind })),
    ).toEqual([
      { name: 'Spring', state: 'available', submissions: 8, blind: true },
      { name: 'Practice', state: 'available', submissions: 2, blind: false },
    ]);
    expect(batches[0]?.bytes).toBe(8 * 10_039);
    expect(nextCursor).toBeNull();
  });

  it('pages through the list, and refuses a cursor of another list', async () => {
    const reader = await world().enrol('assessor');
    const first = BatchPage.parse(await (await reader.get('/v1/batches?limit=1')).json());
    const second = BatchPage.parse(
      await (await reader.get(`/v1/batches?limit=1&cursor=${first.nextCursor}`)).json(),
    );
    expect([first, second].map((page) => page.batches.map((batch) => batch.name))).toEqual([
      ['Spring'],
      ['Practice'],
    ]);
    expect(second.nextCursor).toBeNull();
    const feedback = (await (await reader.get('/v1/feedback')).json()) as { nextCursor: string };
    const wrong = await reader.get(`/v1/batches?cursor=${feedback.nextCursor}`);
    expect(await told(wrong)).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  it('spares an unchanged list, and sends it again after a claim', async () => {
    const reader = await world().enrol('assessor');
    const etag = (await reader.get('/v1/batches')).headers.get('etag') ?? '';
    expect((await reader.get('/v1/batches', { 'if-none-match': etag })).status).toBe(304);
    await reader.claim('Spring');
    expect((await reader.get('/v1/batches', { 'if-none-match': etag })).status).toBe(200);
  });

  it('assigns nothing to leads and auditors', async () => {
    expect((await listOf(await world().enrol('lead'))).batches).toEqual([]);
    expect((await listOf(await world().enrol('auditor'))).batches).toEqual([]);
  });

  it('hands out a batch once when a reader lists twice at the same moment', async () => {
    const reader = await world().enrol('reviewer');
    const pages = await Promise.all([listOf(reader), listOf(reader), listOf(reader)]);
    expect(new Set(pages.map((page) => JSON.stringify(page))).size).toBe(1);
  });

  it('wants the batch claimed before its manifest is read', async () => {
    const reader = await world().enrol('assessor');
    const { id } = await firstOf(reader);
    const answer = await told(await reader.get(`/v1/batches/${id}`));
    expect(answer).toMatchObject({ status: 409, code: 'wrong_state' });
    expect(JSON.stringify(answer.body)).toContain('Claim it first');
  });

  it('claims and gives back, each with the version that was seen', async () => {
    const reader = await world().enrol('assessor');
    const { id, version } = await firstOf(reader);
    const claim = (tag?: string) =>
      reader.post(`/v1/batches/${id}/claim`, undefined, tag === undefined ? {} : { 'if-match': tag });
    expect(await told(await claim())).toMatchObject({ status: 428, code: 'version_missing' });
    expect(await told(await claim('"v99"'))).toMatchObject({ status: 412, code: 'version_changed' });
    const claimed = await claim(version);
    const change = (await claimed.json()) as { state: string; version: string };
    expect(change.state).toBe('claimed');
    expect(claimed.headers.get('etag')).toBe(`"${change.version}"`);
    expect(await told(await claim(change.version))).toMatchObject({ status: 409, code: 'wrong_state' });
    const released = await reader.post(`/v1/batches/${id}/release`, undefined, {
      'if-match': change.version,
    });
    expect(await told(released)).toMatchObject({ status: 200, body: { state: 'released' } });
    expect((await firstOf(reader)).state).toBe('released');
  });

  it('does not take a batch back once readings of it were submitted', async () => {
    const reader = await world().enrol('assessor');
    const manifest = await reader.claim('Spring');
    const [submission] = manifest.submissions;
    if (!submission) throw new Error('an empty batch');
    await reader.push([reader.sign(manifest, submission)]);
    const { version } = await firstOf(reader);
    const answer = await reader.post(`/v1/batches/${manifest.id}/release`, undefined, {
      'if-match': version,
    });
    expect(await told(answer)).toMatchObject({ status: 409, code: 'wrong_state' });
  });

  it('is finished when every submission has a reading', async () => {
    const reader = await world().enrol('assessor');
    const manifest = await reader.claim('Practice');
    const [one, two] = manifest.submissions.map((submission) => reader.sign(manifest, submission));
    const stateNow = async () => (await listOf(reader)).batches.find((b) => b.id === manifest.id)?.state;
    await reader.push([one]);
    expect(await stateNow()).toBe('claimed');
    await reader.push([two]);
    expect(await stateNow()).toBe('finished');
    expect((await reader.get(`/v1/batches/${manifest.id}`)).status).toBe(200);
  });

  it('shows two readers the same submissions in other orders, under other ids and other names', async () => {
    const [left, right] = [await world().enrol('assessor'), await world().enrol('assessor')];
    const [one, other] = [await left.claim('Spring'), await right.claim('Spring')];
    expect(digestsOf(one)).not.toEqual(digestsOf(other));
    expect(digestsOf(one).sort()).toEqual(digestsOf(other).sort());
    const ids = (manifest: BatchManifest) =>
      manifest.submissions.flatMap((s) => [s.id, ...s.evidence.map((e) => e.id)]);
    expect(ids(one).filter((id) => ids(other).includes(id))).toEqual([]);
    const own = world().programme.submissions.flatMap((s) => [s.id, ...s.evidence.map((e) => e.id)]);
    expect(ids(one).filter((id) => own.includes(id))).toEqual([]);
    const nameOf = (manifest: BatchManifest) =>
      new Map(manifest.submissions.map((s) => [s.evidence[0]?.media.sha256, s.pseudonym]));
    const same = [...nameOf(one)].filter(([digest, name]) => nameOf(other).get(digest) === name);
    expect(same.length).toBeLessThan(one.submissions.length);
    expect(new Set(one.submissions.map((s) => s.pseudonym)).size).toBe(one.submissions.length);
    expect(one.readerPseudonym).not.toBe(other.readerPseudonym);
  });

  it('shows a reader the same manifest every time', async () => {
    const reader = await world().enrol('assessor');
    const manifest = await reader.claim('Spring');
    expect(await (await reader.get(`/v1/batches/${manifest.id}`)).json()).toEqual(manifest);
  });

  it('names nobody in a blind batch, and the educator where the batch is not blind', async () => {
    const reader = await world().enrol('assessor');
    const blind = JSON.stringify(await reader.claim('Spring'));
    for (const name of secretNames) expect(blind).not.toContain(name);
    const open = await reader.claim('Practice');
    expect(open.submissions[0]?.educator?.name).toContain(secretNames[0]);
  });

  it('does not know a batch that is not there', async () => {
    const reader = await world().enrol('assessor');
    const id = '01a208a5-6023-7386-9a4a-7d5f2a14cd46';
    expect(await told(await reader.get(`/v1/batches/${id}`))).toMatchObject({
      status: 404,
      code: 'not_found',
    });
    expect(await told(await reader.get('/v1/batches/nothing'))).toMatchObject({
      status: 400,
      code: 'invalid_request',
    });
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningExchange, startExchange } from '#tests/helpers/exchange.ts';
import { writeProgramme } from '#tests/helpers/exchangeProgramme.ts';
import { openTestWorkstation, type TestWorkstation } from '#tests/helpers/workstation.ts';
import { type AlteringProxy, startProxy } from '#tests/helpers/workstationProxy.ts';
import { batchNamed, claimAndDownload, openNext, scoreAll } from '#tests/helpers/workstationScoring.ts';

const sampleDir = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
let exchange: RunningExchange;
let proxy: AlteringProxy;
let one: TestWorkstation;

beforeAll(async () => {
  writeProgramme(sampleDir, 2);
  exchange = await startExchange({ seed: 'sample', sampleDir });
});
afterAll(async () => {
  await exchange.stop();
  rmSync(sampleDir, { recursive: true, force: true });
});
beforeEach(async () => {
  proxy = await startProxy(exchange.url);
  one = openTestWorkstation();
  const code = await exchange.enrolCode('assessor', { certified: true });
  await one.call('enrolment.enrol', { exchangeUrl: proxy.url, code });
});
afterEach(async () => {
  await one.close();
  await proxy.stop();
});

/** Changes a manifest on its way. */
function bendManifest(bend: (manifest: Record<string, unknown>) => void): void {
  proxy.alter = (path, body) => {
    if (!/^\/v1\/batches\/[^/]+$/.test(path)) return undefined;
    const manifest = JSON.parse(body.toString()) as Record<string, unknown>;
    bend(manifest);
    return Buffer.from(JSON.stringify(manifest));
  };
}

describe('a manifest that does not match', () => {
  it.each<[string, (manifest: Record<string, unknown>) => void]>([
    ['an unknown field', (m) => Object.assign(m, { educator: 'Somebody' })],
    ['a missing rubric', (m) => delete m.rubric],
    ['a rubric that is not the one named', (m) => Object.assign(m.rubric as object, { title: 'Another' })],
    [
      'another blindness than listed',
      (m) => Object.assign(m, { policy: { blind: false, secondReadRate: 0.1 } }),
    ],
  ])('with %s, the batch stays listed with its problem and can be tried again', async (_, bend) => {
    bendManifest(bend);
    const { id: batchId } = await batchNamed(one, 'Spring');
    const row = await one.call('queue.claim', { batchId });
    expect(row).toMatchObject({
      state: 'claimed',
      problem: { code: 'manifest_invalid' },
      microCredential: null,
    });
    expect(JSON.stringify(row)).not.toContain('Somebody');
    expect((await batchNamed(one, 'Spring')).problem?.code).toBe('manifest_invalid');

    proxy.alter = undefined;
    const again = await one.call('queue.claim', { batchId });
    expect(again).toMatchObject({ problem: null, microCredential: 'Facilitating discourse' });
  });
});

describe('evidence that arrives changed', () => {
  it('is not kept, says so, and is downloaded again when asked', async () => {
    proxy.alter = (path, body) => (path.startsWith('/v1/media/') ? Buffer.alloc(body.length, 7) : undefined);
    const { id: batchId } = await batchNamed(one, 'Practice');
    await one.call('queue.claim', { batchId });
    const { batch } = await one.until('queue.batch', { batchId }, (d) => d.batch.download.state === 'failed');
    expect(batch.download.problem?.code).toBe('digest_mismatch');
    const reading = await openNext(one, batchId);
    expect(reading.evidence[0]?.problem?.code).toBe('digest_mismatch');
    expect(one.workstation.media(reading.evidence[0]?.media.sha256 ?? '')).toBeUndefined();

    proxy.alter = undefined;
    await one.call('queue.download', { batchId });
    await one.until('queue.batch', { batchId }, (d) => d.batch.download.state === 'complete');
    expect(one.workstation.media(reading.evidence[0]?.media.sha256 ?? '')?.mediaType).toBe('video/mp4');
  });

  it('evidence still to come is told as missing, and the reading can be opened meanwhile', async () => {
    const { id: batchId } = await batchNamed(one, 'Practice');
    proxy.refuse = (request, response) => {
      if (!request.url?.startsWith('/v1/media/')) return false;
      response.destroy();
      return true;
    };
    await one.call('queue.claim', { batchId });
    const reading = await openNext(one, batchId);
    expect(reading.evidence[0]?.problem?.code).toBe('media_missing');
    await one.until(
      'queue.batch',
      { batchId },
      (d) => d.batch.download.problem?.code === 'exchange_unreachable',
    );

    proxy.refuse = undefined;
    await one.until('queue.batch', { batchId }, (d) => d.batch.download.state === 'complete');
  });

  it('a paused download stays paused over a restart and resumes where it stopped', async () => {
    proxy.refuse = (request) => request.url?.startsWith('/v1/media/') === true;
    const { id: batchId } = await batchNamed(one, 'Practice');
    expect((await one.call('queue.claim', { batchId })).download.state).toBe('running');
    expect((await one.call('queue.pause', { batchId })).download.state).toBe('paused');
    const profile = one.profile;
    await one.workstation.close();
    one = { ...openTestWorkstation({ profile }), profile };
    expect((await batchNamed(one, 'Practice')).download.state).toBe('paused');
    proxy.refuse = undefined;
    await one.call('queue.download', { batchId });
    await one.until('queue.batch', { batchId }, (d) => d.batch.download.state === 'complete');
    await one.close();
    rmSync(profile, { recursive: true, force: true });
    one = openTestWorkstation();
  });

  it('a recording that cannot be decoded says so, and is kept', async () => {
    const batch = await claimAndDownload(one, 'Practice');
    const { submission } = await openNext(one, batch.id);
    const input = { batchId: batch.id, submissionId: submission.id };
    const reading = await one.until('scoring.open', input, (r) => r.evidence[0]?.problem !== null);
    expect(reading.evidence[0]?.problem?.code).toBe('not_playable');
    expect(one.workstation.media(reading.evidence[0]?.media.sha256 ?? '')).toBeDefined();
  });
});

describe('answers that get lost or make no sense', () => {
  it('a push whose answer got lost is sent again and counted once', async () => {
    const batch = await claimAndDownload(one, 'Practice');
    const reading = await openNext(one, batch.id);
    await scoreAll(one, reading);
    await one.call('scoring.submit', { readingId: reading.id });
    proxy.alter = (path) => (path === '/v1/events' ? Buffer.from('<html>lost</html>') : undefined);
    expect((await one.call('sync.now', {})).problem?.code).toBe('exchange_unexpected');
    proxy.alter = undefined;
    expect(await one.call('sync.now', {})).toMatchObject({ waiting: 0, accepted: 1, problem: null });
  });

  it('a lost answer to a held reading does not make it look accepted', async () => {
    const other = openTestWorkstation();
    const code = await exchange.enrolCode('assessor', { certified: false });
    await other.call('enrolment.enrol', { exchangeUrl: proxy.url, code });
    const batch = await claimAndDownload(other, 'Spring');
    const reading = await openNext(other, batch.id);
    await scoreAll(other, reading);
    await other.call('scoring.submit', { readingId: reading.id });
    proxy.alter = (path) => (path === '/v1/events' ? Buffer.from('{}') : undefined);
    await other.call('sync.now', {});
    proxy.alter = undefined;
    expect(await other.call('sync.now', {})).toMatchObject({ waiting: 0, held: 1, accepted: 0 });
    await other.close();
  });

  it('a credential that is refused is told in the status, and the work stays', async () => {
    const batch = await claimAndDownload(one, 'Practice');
    const reading = await openNext(one, batch.id);
    await scoreAll(one, reading);
    await one.call('scoring.submit', { readingId: reading.id });
    proxy.refuse = (_, response) => {
      const body = { error: { code: 'unauthenticated', message: 'Not known here.' } };
      response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      return true;
    };
    const status = await one.call('sync.now', {});
    expect(status).toMatchObject({
      connection: 'online',
      waiting: 1,
      problem: { code: 'credential_refused' },
    });
  });

  it('an unchanged list of batches is not sent twice', async () => {
    await one.call('sync.now', {});
    await one.call('sync.now', {});
    expect((await one.call('queue.list', {})).batches).toHaveLength(2);
    expect(proxy.requests.filter((line) => line === 'GET /v1/batches').length).toBeGreaterThan(2);
  });

  it('a place in the feedback that the exchange does not know is forgotten, and nothing is missed', async () => {
    const batch = await claimAndDownload(one, 'Practice');
    const reading = await openNext(one, batch.id);
    await scoreAll(one, reading);
    await one.call('scoring.submit', { readingId: reading.id });
    proxy.alter = (path, body) => {
      if (!path.startsWith('/v1/feedback')) return undefined;
      return Buffer.from(JSON.stringify({ ...JSON.parse(body.toString()), nextCursor: 'nowhere' }));
    };
    await one.call('sync.now', {});
    proxy.alter = undefined;
    expect(await one.call('sync.now', {})).toMatchObject({ problem: null, accepted: 1 });
    expect((await one.call('sync.status', {})).certifications).toHaveLength(1);
  });
});

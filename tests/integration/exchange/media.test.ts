import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { videoBytes } from '#tests/helpers/exchangeProgramme.ts';
import { onEachDatabase, told } from '#tests/helpers/exchangeWorld.ts';

const bytes = videoBytes(0);
const digest = createHash('sha256').update(bytes).digest('hex');
const path = `/v1/media/${digest}`;

onEachDatabase('media', (world) => {
  const claimed = async () => {
    const reader = await world().enrol('assessor');
    await reader.claim('Spring');
    return reader;
  };
  const bodyOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

  it('sends the whole with its digest as the entity tag', async () => {
    const answer = await (await claimed()).get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe(`"${digest}"`);
    expect(answer.headers.get('accept-ranges')).toBe('bytes');
    expect(answer.headers.get('content-type')).toBe('video/mp4');
    expect((await bodyOf(answer)).equals(bytes)).toBe(true);
  });

  it('sends any range asked for, byte for byte', async () => {
    const reader = await claimed();
    for (const [range, start, end] of [
      ['bytes=0-0', 0, 0],
      ['bytes=100-199', 100, 199],
      ['bytes=9000-', 9000, 9999],
      ['bytes=-10', 9990, 9999],
      ['bytes=9990-20000', 9990, 9999],
    ] as const) {
      const answer = await reader.get(path, { range });
      expect(answer.status).toBe(206);
      expect(answer.headers.get('content-range')).toBe(`bytes ${start}-${end}/10000`);
      expect((await bodyOf(answer)).equals(bytes.subarray(start, end + 1))).toBe(true);
    }
  });

  it('says how long the file is when the range lies outside', async () => {
    const answer = await (await claimed()).get(path, { range: 'bytes=10000-' });
    expect(answer.headers.get('content-range')).toBe('bytes */10000');
    expect(await told(answer)).toMatchObject({ status: 416, code: 'range_unsatisfiable' });
  });

  it('resumes only the same file', async () => {
    const reader = await claimed();
    const range = 'bytes=5-9';
    expect((await reader.get(path, { range, 'if-range': `"${digest}"` })).status).toBe(206);
    expect((await reader.get(path, { range, 'if-range': '"another"' })).status).toBe(200);
    expect((await reader.get(path, { 'if-none-match': `"${digest}"` })).status).toBe(304);
  });

  it('answers HEAD with the length and no bytes', async () => {
    const answer = await (await claimed()).get(path, {}, 'HEAD');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-length')).toBe('10000');
    expect((await bodyOf(answer)).length).toBe(0);
  });

  it('is closed to who has not claimed a batch with it, and open to lead and auditor', async () => {
    const stranger = await world().enrol('assessor');
    await stranger.get('/v1/batches');
    expect(await told(await stranger.get(path))).toMatchObject({ status: 404, code: 'not_found' });
    expect((await (await world().enrol('lead')).get(path)).status).toBe(200);
    expect((await (await world().enrol('auditor')).get(path)).status).toBe(200);
    expect((await fetch(new URL(path, world().exchange.url))).status).toBe(401);
  });

  it('is closed again once the batch is given back', async () => {
    const reader = await claimed();
    const list = (await (await reader.get('/v1/batches')).json()) as {
      batches: { id: string; version: string }[];
    };
    const [batch] = list.batches;
    await reader.post(`/v1/batches/${batch?.id}/release`, undefined, { 'if-match': batch?.version ?? '' });
    expect((await reader.get(path)).status).toBe(404);
  });

  it('refuses what is not a digest', async () => {
    const reader = await claimed();
    expect(await told(await reader.get('/v1/media/..%2F..%2Fdatabase'))).toMatchObject({ status: 400 });
  });
});

import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealedFile } from '#electron/media/sealed/sealedFile.ts';
import { plainFile } from '#electron/media/sealed/stored.ts';
import { answerMedia, type ServedFile } from '#electron/media/serve.ts';
import { sealTo } from '#tests/helpers/storedBytes.ts';

const folder = mkdtempSync(join(tmpdir(), 'rangefinder-serve-'));
const content = randomBytes(1_000_000);
const sha256 = createHash('sha256').update(content).digest('hex');
const key = randomBytes(32);
const plainPath = join(folder, 'plain');
const sealedPath = join(folder, sha256);
const kinds = [
  ['as it lies', plainFile(plainPath)],
  ['sealed', sealedFile(sealedPath, { key, name: sha256 })],
] as const;
let file: ServedFile;
const etag = `"${sha256}"`;

beforeAll(async () => {
  writeFileSync(plainPath, content);
  await sealTo(sealedPath, content, key);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function ask(
  request: { method?: string; range?: string; ifRange?: string },
  served: ServedFile = file,
) {
  const answer = await answerMedia(served, { method: 'GET', ...request });
  return { ...answer, bytes: answer.body === null ? undefined : await buffer(answer.body) };
}

function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return [];
    }
  });
}

describe.each(kinds)('of a file that is kept %s,', (kind, stored) => {
  beforeAll(() => {
    file = { stored, sha256, mediaType: 'video/mp4' };
  });

  describe('a part of a recording', () => {
    it.each([
      ['bytes=0-0', 0, 0],
      ['bytes=10-19', 10, 19],
      ['bytes=999990-', 999_990, 999_999],
      ['bytes=-5', 999_995, 999_999],
      ['bytes=500000-99999999', 500_000, 999_999],
      ['bytes=-99999999', 0, 999_999],
    ])('%s is answered with exactly those bytes', async (range, start, end) => {
      const answer = await ask({ range });
      expect(answer.status).toBe(206);
      expect(answer.headers['content-range']).toBe(`bytes ${start}-${end}/1000000`);
      expect(answer.headers['content-length']).toBe(String(end - start + 1));
      expect(answer.bytes?.equals(content.subarray(start, end + 1))).toBe(true);
    });

    it.each(['bytes=1000000-', 'bytes=2000000-3000000', 'bytes=-0'])('%s is not there', async (range) => {
      const answer = await ask({ range });
      expect(answer.status).toBe(416);
      expect(answer.headers['content-range']).toBe('bytes */1000000');
      expect(answer.body).toBeNull();
    });

    it.each(['bytes=5-2', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=a-b', 'bytes='])(
      '%s gets the whole',
      async (range) => {
        const answer = await ask({ range });
        expect(answer.status).toBe(200);
        expect(answer.bytes?.length).toBe(content.length);
      },
    );

    it('is given only where If-Range names this very file', async () => {
      expect((await ask({ range: 'bytes=0-9', ifRange: etag })).status).toBe(206);
      expect((await ask({ range: 'bytes=0-9', ifRange: '"another"' })).status).toBe(200);
      expect((await ask({ range: 'bytes=0-9', ifRange: `W/${etag}` })).status).toBe(200);
      expect((await ask({ range: 'bytes=0-9', ifRange: 'Tue, 03 Nov 2026 10:00:00 GMT' })).status).toBe(200);
    });
  });

  describe('an answer about a file', () => {
    it('to HEAD describes the whole and sends nothing', async () => {
      const answer = await ask({ method: 'HEAD', range: 'bytes=0-9' });
      expect(answer).toMatchObject({ status: 200, body: null });
      expect(answer.headers).toMatchObject({
        'content-length': '1000000',
        'accept-ranges': 'bytes',
        'content-type': 'video/mp4',
        'x-content-type-options': 'nosniff',
        etag,
      });
    });

    it('changes nothing: other methods are refused', async () => {
      expect(await ask({ method: 'PUT' })).toMatchObject({ status: 405, body: null });
    });

    it('says 404 where the file is not there', async () => {
      expect((await answerMedia(undefined, { method: 'GET' })).status).toBe(404);
      expect((await ask({}, { ...file, stored: plainFile(join(folder, 'gone')) })).status).toBe(404);
    });

    it.each([
      ['text/html', 'text/plain; charset=utf-8'],
      ['text/javascript', 'text/plain; charset=utf-8'],
      ['application/javascript', 'application/octet-stream'],
      ['application/xhtml+xml', 'application/octet-stream'],
      ['text/vtt', 'text/vtt'],
      ['application/pdf', 'application/pdf'],
    ])('of type %s is sent as %s', async (mediaType, sent) => {
      expect((await ask({ method: 'HEAD' }, { ...file, mediaType })).headers['content-type']).toBe(sent);
    });

    it('of no bytes is whole and empty', async () => {
      const path = join(folder, `empty ${kind}`);
      if (kind === 'sealed') await sealTo(path, Buffer.alloc(0), key);
      else writeFileSync(path, '');
      const empty = kind === 'sealed' ? sealedFile(path, { key, name: basename(path) }) : plainFile(path);
      const answer = await ask({ range: 'bytes=-5' }, { ...file, stored: empty });
      expect(answer).toMatchObject({ status: 200, bytes: Buffer.alloc(0) });
    });

    it.runIf(process.platform === 'linux')('closes the file when the reader goes away', async () => {
      const { body } = await answerMedia(file, { method: 'GET' });
      body?.once('data', () => body.destroy());
      if (body) await once(body, 'close');
      for (const method of ['HEAD', 'PUT']) await ask({ method });
      await ask({ range: 'bytes=1000000-' });
      for (const path of [plainPath, sealedPath]) expect(openFiles()).not.toContain(path);
    });
  });
});

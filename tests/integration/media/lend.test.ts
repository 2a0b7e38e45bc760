import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ffprobe, runFfmpeg } from '#electron/media/ffmpeg.ts';
import { findFfmpeg } from '#electron/media/ffmpegFind.ts';
import { FfmpegError } from '#electron/media/ffmpegWords.ts';
import { lend } from '#electron/media/lend.ts';
import { sealedFile } from '#electron/media/sealed/sealedFile.ts';
import type { Stored } from '#electron/media/sealed/stored.ts';
import { bothFfmpegs, type MediaFolder, openMediaFolder } from '#tests/helpers/mediaFixtures.ts';
import { sealTo } from '#tests/helpers/storedBytes.ts';

const classroom = resolve('..', 'shared', 'media', 'classroom.mp4');
const key = randomBytes(32);
const folder = mkdtempSync(join(tmpdir(), 'rangefinder-lend-'));
let media: MediaFolder;

async function sealedOf(name: string, bytes: Uint8Array): Promise<Stored> {
  await sealTo(join(folder, name), bytes, key);
  return sealedFile(join(folder, name), { key, name });
}

let recording: Stored;
beforeAll(async () => {
  media = await openMediaFolder();
  recording = await sealedOf('recording', readFileSync(classroom));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  media.remove();
});

/** What a program asks the proxy for. */
function ask(proxy: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  const { port } = new URL(proxy);
  return new Promise((answered, failed) => {
    request({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      response.resume();
      answered(response.statusCode ?? 0);
    })
      .on('error', failed)
      .end();
  });
}

describe.each(bothFfmpegs)('the %s ffmpeg', (which) => {
  const options = { ffmpegPath: '' };
  beforeAll(() => {
    options.ffmpegPath = media.ffmpegPath(which);
  });
  const pictures = ['-map', '0:v:0', '-frames:v', '3', '-f', 'framemd5'];

  it('reads a sealed recording as it reads the recording itself, also from a place in it', async () => {
    const packets = ['-select_streams', 'v', '-show_entries', 'packet=pts,size', '-of', 'csv=p=0'];
    expect(await ffprobe(recording, packets, options)).toBe(await ffprobe(classroom, packets, options));
    const from = async (input: Stored | string, output: string) => {
      const command = { input, inputOptions: ['-ss', '20'], outputOptions: pictures };
      await runFfmpeg({ ...command, output: join(folder, output) }, options);
      return readFileSync(join(folder, output), 'utf8');
    };
    const wanted = await from(classroom, 'plain.txt');
    expect(wanted).toMatch(/^0,/m);
    expect(await from(recording, 'sealed.txt')).toBe(wanted);
  });

  it('says that a recording is damaged where somebody changed it on the disk', async () => {
    const path = join(folder, `changed-${which}`);
    await sealTo(path, readFileSync(classroom), key);
    const bytes = readFileSync(path);
    bytes.fill(0, 1_000, 1_010);
    writeFileSync(path, bytes);
    const changed = sealedFile(path, { key, name: `changed-${which}` });
    await expect(ffprobe(changed, ['-show_streams'], options)).rejects.toBeInstanceOf(FfmpegError);
  });

  it('fetches nothing that a sealed file names', async () => {
    const asked: string[] = [];
    const server = createServer((incoming, response) => {
      asked.push(incoming.url ?? '');
      response.end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const playlist = (scheme: string) =>
      `#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n${scheme}://127.0.0.1:${port}/a.ts\n#EXT-X-ENDLIST\n`;
    for (const scheme of ['http', 'tcp', 'file']) {
      const hostile = await sealedOf(`list-${scheme}-${which}`, Buffer.from(playlist(scheme)));
      await expect(ffprobe(hostile, ['-show_streams'], options)).rejects.toBeInstanceOf(FfmpegError);
    }
    expect(asked).toEqual([]);
    server.close();
  });
});

describe('what is lent', () => {
  it('is given to nobody without the secret, and the secret is not on the command line', async () => {
    const { address, environment, done } = await lend(recording);
    const proxy = environment.http_proxy ?? '';
    expect(address).not.toContain(new URL(proxy).password);
    expect(await ask(proxy, address)).toBe(407);
    const wrong = Buffer.from('rangefinder:guess').toString('base64');
    expect(await ask(proxy, address, { 'proxy-authorization': `Basic ${wrong}` })).toBe(407);
    const right = Buffer.from(`rangefinder:${new URL(proxy).password}`).toString('base64');
    const allowed = { 'proxy-authorization': `Basic ${right}` };
    expect(await ask(proxy, address, allowed)).toBe(200);
    expect(await ask(proxy, 'http://example.org/', allowed)).toBe(403);
    expect(
      await ask(
        proxy,
        address.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        allowed,
      ),
    ).toBe(403);
    done();
    await expect(ask(proxy, address, allowed)).rejects.toThrow();
  });

  it('is lent to many at once, and nothing listens once all of them gave it back', async () => {
    const lent = await Promise.all([lend(recording), lend(recording), lend(recording)]);
    const proxies = new Set(lent.map(({ environment }) => environment.http_proxy));
    expect(proxies.size).toBe(1);
    for (const { done } of lent.slice(1)) done();
    const [first] = lent;
    const { ffprobePath } = await findFfmpeg('');
    const run = promisify(execFile)(ffprobePath, ['-v', 'error', '-i', first?.address ?? ''], {
      env: { ...process.env, ...first?.environment },
    });
    await expect(run).resolves.toBeDefined();
    first?.done();
    first?.done();
    const [proxy = ''] = proxies;
    await expect(ask(proxy, first?.address ?? '')).rejects.toThrow();
  });
});

it('a sealed file opens under its own name only, and in its own order', async () => {
  const bytes = randomBytes(200_000);
  await sealTo(join(folder, 'one'), bytes, key);
  const read = async (path: string, name: string) => {
    const file = await sealedFile(path, { key, name }).open();
    const hash = createHash('sha256');
    for await (const chunk of file.stream(0, file.size - 1)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  };
  expect(await read(join(folder, 'one'), 'one')).toBe(createHash('sha256').update(bytes).digest('hex'));
  await expect(read(join(folder, 'one'), 'other')).rejects.toThrow();

  const sealed = readFileSync(join(folder, 'one'));
  const head = 41;
  const record = 64 * 1024 + 28;
  const part = (n: number) => sealed.subarray(head + n * record, head + (n + 1) * record);
  const changed: [string, Buffer[]][] = [
    ['swapped', [part(1), part(0), part(2), part(3)]],
    ['left out', [part(0), part(2), part(3)]],
    ['cut off', [part(0), part(1), part(2)]],
  ];
  for (const [name, parts] of changed) {
    writeFileSync(join(folder, name), Buffer.concat([sealed.subarray(0, head), ...parts]));
    await expect(read(join(folder, name), 'one'), name).rejects.toThrow();
  }
});

import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMediaLibrary } from '#electron/media/library.ts';
import type { MediaSource } from '#electron/media/library.types.ts';
import { openPart } from '#electron/media/partFile.ts';
import { sealedBytes } from '#electron/media/sealed/sealing.ts';
import { parseRange } from '#shared/exchange/httpRange.ts';
import { bytesOfStored } from '#tests/helpers/storedBytes.ts';

const content = randomBytes(3_000_000);
const sha256 = createHash('sha256').update(content).digest('hex');
const ref = { sha256, bytes: content.length, mediaType: 'video/mp4' };

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** An exchange's answer to a range, as it should be. */
const honest: Answer = ({ headers }, response) => {
  const range = parseRange(headers.range, content.length);
  if (range.kind !== 'part') return void response.writeHead(200).end(content);
  const { start, end } = range;
  response.writeHead(206, { 'content-range': `bytes ${start}-${end}/${content.length}` });
  response.end(content.subarray(start, end + 1));
};

const key = randomBytes(32);
let root: string;
let server: Server;
let asked: string[];
let answers: Answer[];

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'rangefinder-library-'));
  asked = [];
  answers = [];
  server = createServer((request, response) => {
    asked.push(request.headers.range ?? 'whole');
    (answers.shift() ?? honest)(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  rmSync(root, { recursive: true, force: true });
});

const source: MediaSource = (digest, { start, signal }) => {
  const { port } = server.address() as AddressInfo;
  const headers: Record<string, string> =
    start > 0 ? { range: `bytes=${start}-`, 'if-range': `"${digest}"` } : {};
  return fetch(`http://127.0.0.1:${port}/${digest}`, { headers, signal });
};

const filePath = () => join(root, sha256.slice(0, 2), sha256);
const partPath = () => `${filePath()}.part`;

const sealing = { key, name: sha256 };

/** As an attempt leaves it that ended in order. */
async function leavePart(bytes: Buffer): Promise<void> {
  const part = await openPart(filePath(), ref.bytes, sealing);
  await part.append(bytes);
  await part.close();
}

function download(options: { signal?: AbortSignal; onProgress?: (bytes: number) => void } = {}) {
  const signal = options.signal ?? new AbortController().signal;
  const onProgress = options.onProgress ?? (() => undefined);
  return openMediaLibrary(root, key).download(ref, source, { signal, onProgress });
}

async function expectComplete(): Promise<void> {
  const library = openMediaLibrary(root, key);
  expect(library.has(sha256)).toBe(true);
  expect((await bytesOfStored(library.fileOf(sha256))).equals(content)).toBe(true);
  expect(existsSync(partPath())).toBe(false);
}

describe('a file of the library', () => {
  it('is there only once it was checked, and readable by this person alone', async () => {
    const library = openMediaLibrary(root, key);
    expect(library.fileOf(sha256)).toBeUndefined();
    const seen: number[] = [];
    await download({ onProgress: (bytes) => seen.push(bytes) });
    await expectComplete();
    expect(seen.at(-1)).toBe(content.length);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(library.receivedBytes(ref)).toBe(content.length);
    expect(library.usage().mediaBytes).toBe(statSync(filePath()).size);
    expect(statSync(filePath()).size).toBe(sealedBytes(content.length));
    if (process.platform !== 'win32') expect(statSync(filePath()).mode & 0o777).toBe(0o600);
  });

  it('is not downloaded twice, not even by two batches at once', async () => {
    const library = openMediaLibrary(root, key);
    const options = { signal: new AbortController().signal, onProgress: () => undefined };
    await Promise.all([library.download(ref, source, options), library.download(ref, source, options)]);
    await download();
    expect(asked).toHaveLength(1);
    await expectComplete();
  });

  it('cannot be asked for by a path', () => {
    const library = openMediaLibrary(root, key);
    expect(library.fileOf('../../etc/passwd')).toBeUndefined();
    expect(library.fileOf(sha256.toUpperCase())).toBeUndefined();
  });
});

describe('a download that stopped', () => {
  it('goes on from where it stopped', async () => {
    await leavePart(content.subarray(0, 1_234_567));
    expect(openMediaLibrary(root, key).receivedBytes(ref)).toBe(1_234_567);
    await download();
    expect(asked).toEqual(['bytes=1234567-']);
    await expectComplete();
  });

  it('because the person paused it keeps what came', async () => {
    const controller = new AbortController();
    const paused = download({
      signal: controller.signal,
      onProgress: (bytes) => bytes > 100_000 && controller.abort(),
    });
    await expect(paused).rejects.toMatchObject({ name: 'AbortError' });
    const kept = openMediaLibrary(root, key).receivedBytes(ref);
    expect(kept).toBeGreaterThan(100_000);
    await download();
    expect(asked).toEqual(['whole', `bytes=${kept}-`]);
    await expectComplete();
  });

  it('because the connection broke keeps what came and says so', async () => {
    answers = [
      (_request, response) => {
        response.writeHead(200, { 'content-length': String(content.length) });
        response.write(content.subarray(0, 500_000), () => response.destroy());
      },
    ];
    await expect(download()).rejects.toMatchObject({ problem: { code: 'exchange_unreachable' } });
    expect(statSync(partPath()).size).toBeGreaterThan(0);
    await download();
    await expectComplete();
  });

  it('goes on in the same run after an answer that is too short', async () => {
    answers = [(_request, response) => response.writeHead(200).end(content.subarray(0, 1_000_000))];
    await download();
    expect(asked).toEqual(['whole', 'bytes=1000000-']);
    await expectComplete();
  });

  it('starts over where the exchange sends everything instead of the rest', async () => {
    await leavePart(content.subarray(0, 2_000_000));
    answers = [(_request, response) => response.writeHead(200).end(content)];
    await download();
    await expectComplete();
  });

  it('starts over where the exchange has no such rest', async () => {
    await leavePart(content.subarray(0, 2_000_000));
    answers = [(_request, response) => response.writeHead(416).end()];
    await download();
    expect(asked).toEqual(['bytes=2000000-', 'whole']);
    await expectComplete();
  });

  it('starts over where more lies there than the file has', async () => {
    await leavePart(Buffer.concat([content, content]));
    await download();
    expect(asked).toEqual(['whole']);
    await expectComplete();
  });

  it('after its last byte is checked without asking again', async () => {
    await leavePart(content);
    await download();
    expect(asked).toEqual([]);
    await expectComplete();
  });
});

describe('a file that is not what the batch names', () => {
  const wrong = Buffer.from(content);
  wrong[1_500_000] = (wrong[1_500_000] ?? 0) ^ 1;

  it.each([
    ['one bit differs', wrong],
    ['it is longer', Buffer.concat([content, Buffer.of(0)])],
  ])('is removed and told when %s', async (_how, bytes) => {
    answers = [(_request, response) => response.writeHead(200).end(bytes)];
    await expect(download()).rejects.toMatchObject({ problem: { code: 'digest_mismatch' } });
    expect(existsSync(partPath())).toBe(false);
    expect(openMediaLibrary(root, key).fileOf(sha256)).toBeUndefined();
    await download();
    await expectComplete();
  });

  it('is found out too where the damage lies in what was there before', async () => {
    await leavePart(wrong.subarray(0, 2_000_000));
    await expect(download()).rejects.toMatchObject({ problem: { code: 'digest_mismatch' } });
    await download();
    await expectComplete();
  });

  it.each([
    ['an error page', 500, {}],
    ['a redirect', 304, {}],
    ['another part', 206, { 'content-range': `bytes 5-9/${content.length}` }],
    ['a part of a file of another length', 206, { 'content-range': 'bytes 2000000-2000004/77' }],
    ['a part without saying which', 206, {}],
  ])('is not taken from %s', async (_what, status, headers) => {
    await leavePart(content.subarray(0, 2_000_000));
    answers = [(_request, response) => response.writeHead(status, headers).end()];
    await expect(download()).rejects.toMatchObject({ problem: { code: 'exchange_unexpected' } });
    expect(openMediaLibrary(root, key).receivedBytes(ref)).toBe(2_000_000);
  });

  it('gives up on an exchange that sends nothing', async () => {
    answers = [(_request, response) => response.writeHead(200).end()];
    await expect(download()).rejects.toMatchObject({ problem: { code: 'exchange_unexpected' } });
  });
});

describe('on the disk', () => {
  const words = Buffer.from('Quintessa Overbury said so. ');
  const said = Buffer.alloc(300_000, words);
  const named = createHash('sha256').update(said).digest('hex');
  const saidRef = { sha256: named, bytes: said.length, mediaType: 'text/plain' };
  const namedPath = () => join(root, named.slice(0, 2), named);
  const onDisk = () =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'));
  const send: MediaSource = async () => new Response(said);
  const quiet = { signal: new AbortController().signal, onProgress: () => undefined };

  it('nothing of a file can be read without the key: not while it comes, not once it is there', async () => {
    const library = openMediaLibrary(root, key);
    await library.download(saidRef, send, {
      ...quiet,
      onProgress: () => expect(onDisk().join()).not.toContain('Quintessa'),
    });
    const made = await library.makeDerived(named, 'captions-0', async (part) => writeFileSync(part, words));
    expect(made).toBeUndefined();
    expect(onDisk()).toHaveLength(2);
    expect(onDisk().join()).not.toContain('Quintessa');
    expect((await bytesOfStored(library.fileOf(named))).equals(said)).toBe(true);
    expect((await bytesOfStored(library.derivedOf(named, 'captions-0'))).equals(words)).toBe(true);
    expect(library.derivedBytes(named, 'captions-0')).toBe(words.length);
    const other = openMediaLibrary(root, randomBytes(32));
    await expect(bytesOfStored(other.fileOf(named))).rejects.toThrow();
  });

  const damage = () => {
    const bytes = readFileSync(namedPath());
    writeFileSync(namedPath(), bytes.fill(0, bytes.length - 20));
    return key;
  };
  it.each([
    ['was sealed with a key that is gone', () => randomBytes(32)],
    ['was damaged since', damage],
  ])('a file that %s is fetched again when it is wanted', async (_how, spoil) => {
    await openMediaLibrary(root, key).download(saidRef, send, quiet);
    const library = openMediaLibrary(root, spoil());
    await expect(bytesOfStored(library.fileOf(named))).rejects.toThrow();
    await library.download(saidRef, send, quiet);
    expect((await bytesOfStored(library.fileOf(named))).equals(said)).toBe(true);
  });

  it('a file of an earlier version is sealed when it is read, or by and by', async () => {
    mkdirSync(join(root, named.slice(0, 2)), { recursive: true });
    writeFileSync(namedPath(), said);
    writeFileSync(`${namedPath()}.captions-0`, words);
    const library = openMediaLibrary(root, key);
    expect((await bytesOfStored(library.fileOf(named))).equals(said)).toBe(true);
    expect(onDisk().filter((text) => text.includes('Quintessa'))).toHaveLength(1);
    await library.tidy(quiet.signal);
    expect(onDisk()).toHaveLength(2);
    expect(onDisk().join()).not.toContain('Quintessa');
    expect((await bytesOfStored(library.derivedOf(named, 'captions-0'))).equals(words)).toBe(true);
  });

  it('a file of an earlier version whose content is not what its name says goes, and is fetched again', async () => {
    mkdirSync(join(root, named.slice(0, 2)), { recursive: true });
    writeFileSync(namedPath(), 'something else');
    const library = openMediaLibrary(root, key);
    await library.tidy(quiet.signal);
    expect(library.has(named)).toBe(false);
  });
});

describe('a full disk', () => {
  it('is told before anything is asked for', async () => {
    const library = openMediaLibrary(root, key);
    const options = { signal: new AbortController().signal, onProgress: () => undefined };
    const huge = { ...ref, bytes: 2 ** 50 };
    await expect(library.download(huge, source, options)).rejects.toMatchObject({
      problem: { code: 'disk_full' },
    });
    expect(asked).toEqual([]);
  });

  it.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
    'that fills up meanwhile stops the download, which goes on once there is space',
    async () => {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', root]);
      try {
        answers = [
          (request, response) => {
            // Another program takes all but a megabyte.
            execFileSync('fallocate', ['-l', '39m', join(root, 'ballast')]);
            honest(request, response);
          },
        ];
        await expect(download()).rejects.toMatchObject({ problem: { code: 'disk_full' } });
        expect(statSync(partPath()).size).toBeGreaterThan(0);
        rmSync(join(root, 'ballast'));
        await download();
        await expectComplete();
      } finally {
        execFileSync('umount', [root]);
      }
    },
  );
});

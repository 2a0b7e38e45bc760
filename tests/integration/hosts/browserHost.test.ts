import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type BrowserServer, serveBrowser } from '#electron/hosts/browser/server.ts';
import { createSessions, type Sessions } from '#electron/hosts/browser/sessions.ts';
import { openLog } from '#electron/hosts/log.ts';
import { plainFile } from '#electron/media/sealed/stored.ts';
import type { Workstation } from '#electron/workstation.types.ts';
import type { WorkstationEvent } from '#shared/contract/events.ts';
import { closeCodes } from '#shared/contract/transport.ts';

const folder = mkdtempSync(join(tmpdir(), 'rangefinder-host-'));
const renderer = join(folder, 'renderer');
const content = randomBytes(200_000);
const sha256 = createHash('sha256').update(content).digest('hex');
const listeners = new Set<(event: WorkstationEvent) => void>();

/** What a host carries, without the database: it answers with what it was asked. */
const workstation: Workstation = {
  call: async (route, input, sender) => ({ ok: true, data: { route, input, sender } }),
  onEvent: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  media: (digest) =>
    digest === sha256
      ? { stored: plainFile(join(folder, sha256)), sha256, mediaType: 'video/mp4' }
      : undefined,
  startSync: () => undefined,
  ensureSample: async () => undefined,
  lock: () => undefined,
  close: async () => undefined,
};

let server: BrowserServer;
let sessions: Sessions;
let session: string;
let port: number;

beforeAll(async () => {
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>Rangefinder</title>');
  writeFileSync(join(renderer, 'assets', 'index-abc.js'), 'export {};');
  writeFileSync(join(renderer, 'secret.key'), 'not a type we serve');
  writeFileSync(join(folder, 'outside.html'), 'outside');
  symlinkSync(join(folder, 'outside.html'), join(renderer, 'link.html'));
  writeFileSync(join(folder, sha256), content);
  sessions = createSessions();
  server = await serveBrowser({ workstation, sessions, renderer, port: 0, log: openLog(folder) });
  port = Number(new URL(server.url).port);
  session = sessions.open(sessions.token) ?? '';
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A raw request: `fetch` would tidy up the path and refuse to forge headers. */
async function ask(path: string, { method = 'GET', headers = {}, body }: Asked = {}) {
  const sent = request({ host: '127.0.0.1', port, path, method, headers });
  sent.end(body);
  const [response] = await once(sent, 'response');
  const { statusCode, headers: got } = response as { statusCode: number; headers: IncomingHttpHeaders };
  return { status: statusCode, headers: got, body: await buffer(response) };
}

const ownOrigin = () => ({ origin: `http://127.0.0.1:${port}` });
const openSession = (token: unknown, headers: Record<string, string> = ownOrigin()) =>
  ask('/session', { method: 'POST', headers, body: JSON.stringify({ token }) });

describe('the screen', () => {
  it('comes with a policy that lets nothing else in', async () => {
    const { status, headers, body } = await ask('/');
    expect(status).toBe(200);
    expect(body.toString()).toContain('Rangefinder');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy.match(/unsafe-inline/g)).toHaveLength(1);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
  });

  it.each([
    '/../outside.html',
    '/%2e%2e/outside.html',
    '/..%2foutside.html',
    '/assets/..%2f..%2foutside.html',
    '/..\\outside.html',
    '/%5c..%5coutside.html',
    '//etc/passwd',
    '/%00',
    '/%zz',
    '/link.html',
    '/secret.key',
    '/assets',
    '/nothing.js',
  ])('is all there is: %s is not found', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it('is only read', async () => {
    expect((await ask('/', { method: 'PUT', headers: ownOrigin() })).status).toBe(405);
    expect((await ask('/', { method: 'HEAD' })).body).toHaveLength(0);
  });
});

describe('a request that another site could have caused', () => {
  const forged: [string, () => Record<string, string>][] = [
    ['to a name of another site', () => ({ host: 'attacker.example' })],
    ['to that name with our port', () => ({ host: `attacker.example:${port}` })],
    ['to this machine without the port', () => ({ host: '127.0.0.1' })],
    ['to this machine on another port', () => ({ host: `127.0.0.1:${port + 1}` })],
    ['from another origin', () => ({ origin: 'https://attacker.example' })],
    ['from no origin at all', () => ({ origin: 'null' })],
    ['from another port of this machine', () => ({ origin: `http://127.0.0.1:${port + 1}` })],
    ['from the same host by its other name', () => ({ origin: `http://localhost:${port}` })],
    ['from a page of another site', () => ({ 'sec-fetch-site': 'cross-site' })],
    ['from another server on this machine', () => ({ 'sec-fetch-site': 'same-site' })],
  ];
  it.each(forged)('%s is refused everywhere', async (_name, headers) => {
    for (const path of ['/', '/assets/index-abc.js', `/media/${session}/${sha256}`])
      expect((await ask(path, { headers: headers() })).status, path).toBe(403);
    const before = sessions.token;
    expect((await openSession(before, { ...ownOrigin(), ...headers() })).status).toBe(403);
    expect(sessions.token).toBe(before);
  });

  it('with two hosts is refused', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.end(
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nHost: attacker.example\r\nConnection: close\r\n\r\n`,
    );
    expect((await buffer(socket)).toString()).toMatch(/^HTTP\/1\.1 40[03] /);
  });

  it('is answered under both names of this machine when it is our own', async () => {
    expect((await ask('/', { headers: { host: `localhost:${port}` } })).status).toBe(200);
    expect((await ask('/', { headers: { 'sec-fetch-site': 'none' } })).status).toBe(200);
  });
});

describe('the one-time token', () => {
  it('opens one session', async () => {
    const { token } = sessions;
    const opened = await openSession(token);
    expect(opened.status).toBe(200);
    expect(JSON.parse(opened.body.toString())).toEqual({ session: expect.stringMatching(/^[\w-]{43}$/) });
    expect((await openSession(token)).status).toBe(401);
  });

  it.each([['wrong'], [''], [undefined], [7], [['a']], ['x'.repeat(2_000)]])('is not %j', async (token) => {
    expect((await openSession(token)).status).toBe(401);
  });

  it('is not taken without an origin, by GET, or out of something that is not JSON', async () => {
    const { token } = sessions;
    expect((await openSession(token, {})).status).toBe(403);
    expect((await ask('/session')).status).toBe(405);
    expect((await ask(`/session?token=${token}`)).status).toBe(404);
    const body = `token=${token}`;
    expect((await ask('/session', { method: 'POST', headers: ownOrigin(), body })).status).toBe(401);
    expect(sessions.token).toBe(token);
  });
});

describe('a file of the library', () => {
  it.each([
    ['bytes=10-19', 206, 10, 20],
    ['bytes=199990-', 206, 199_990, 200_000],
    ['bytes=-5', 206, 199_995, 200_000],
    ['bytes=0-1,4-5', 200, 0, 200_000],
  ])('is sent by its range %s', async (range, status, start, end) => {
    const answer = await ask(`/media/${session}/${sha256}`, { headers: { range } });
    expect(answer.status).toBe(status);
    expect(answer.body.equals(content.subarray(start, end))).toBe(true);
    expect(answer.headers).toMatchObject({
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('is described to HEAD, and 416 where there is no such range', async () => {
    const path = `/media/${session}/${sha256}`;
    expect(await ask(path, { method: 'HEAD' })).toMatchObject({
      status: 200,
      headers: { 'content-length': '200000' },
    });
    expect(await ask(path, { headers: { range: 'bytes=200000-' } })).toMatchObject({
      status: 416,
      headers: { 'content-range': 'bytes */200000' },
    });
    const headers = { range: 'bytes=0-9', 'if-range': '"other"' };
    expect((await ask(path, { headers })).status).toBe(200);
  });

  it('is not sent without a session of this launch, nor by anything but a digest', async () => {
    const others = [
      `/media/${sha256}`,
      `/media//${sha256}`,
      `/media/wrong/${sha256}`,
      `/media/${session}/${'0'.repeat(64)}`,
      `/media/${session}/../${sha256}`,
      `/media/${session}/..%2f..%2fetc%2fpasswd`,
      `/media/${session}/${sha256}/`,
      `/media/${session}/${sha256}?x`,
    ];
    for (const path of others) expect((await ask(path)).status, path).toBe(404);
  });
});

function open(protocols: string[], headers: Record<string, string> = ownOrigin(), path = '/socket') {
  return new WebSocket(`ws://127.0.0.1:${port}${path}`, protocols, { headers });
}
function closeOf(socket: WebSocket): Promise<number> {
  // Not `once` of node:events: that rejects on the error that comes before some closes.
  return new Promise((resolve) => socket.on('error', () => undefined).once('close', resolve));
}
const nextMessage = async (socket: WebSocket) => JSON.parse(String((await once(socket, 'message'))[0]));

async function openScreen(): Promise<WebSocket> {
  const socket = open(['rangefinder', session]);
  await once(socket, 'open');
  return socket;
}

describe('the socket', () => {
  it('carries requests, answers and events', async () => {
    const socket = await openScreen();
    expect(socket.protocol).toBe('rangefinder');
    socket.send(JSON.stringify({ id: 3, route: 'queue.list', input: { a: 1 } }));
    const data = { route: 'queue.list', input: { a: 1 }, sender: { trusted: true } };
    expect(await nextMessage(socket)).toEqual({ kind: 'answer', id: 3, envelope: { ok: true, data } });
    const event = nextMessage(socket);
    for (const listener of listeners) listener({ name: 'queue.changed' });
    expect(await event).toEqual({ kind: 'event', event: { name: 'queue.changed' } });
    socket.close();
  });

  it('is taken over by the newest screen', async () => {
    const first = await openScreen();
    const gone = closeOf(first);
    const second = await openScreen();
    expect(await gone).toBe(closeCodes.takenOver);
    const third = await openScreen();
    expect(await closeOf(second)).toBe(closeCodes.takenOver);
    third.close();
  });

  it('does not take a screen away for somebody without a session', async () => {
    const screen = await openScreen();
    expect(await closeOf(open(['rangefinder', 'x'.repeat(43)]))).toBe(closeCodes.unauthorised);
    screen.send(JSON.stringify({ id: 1, route: 'queue.list', input: {} }));
    expect(await nextMessage(screen)).toMatchObject({ kind: 'answer', id: 1 });
    screen.close();
  });

  it.each([[['rangefinder']], [['rangefinder', 'wrong']], [['other', 'wrong']], [[]]])(
    'is closed to %j',
    async (protocols) => {
      expect([closeCodes.unauthorised, 1006]).toContain(await closeOf(open(protocols)));
    },
  );

  it.each([
    ['another origin', { origin: 'https://attacker.example' }],
    ['another name of this machine', { origin: 'http://127.0.0.1', host: 'attacker.example' }],
    ['no origin', {}],
  ])('is refused to a page of %s, session or not', async (_name, headers) => {
    const socket = open(['rangefinder', session], headers);
    expect(String((await once(socket, 'error'))[0])).toContain('403');
  });

  it('is only at its own address', async () => {
    const socket = open(['rangefinder', session], ownOrigin(), '/socket/../x');
    expect(String((await once(socket, 'error'))[0])).toContain('404');
  });

  it.each([
    ['something that is not JSON', 'hello', 1007],
    ['a request without a route', JSON.stringify({ id: 1 }), 1007],
    ['more than it needs', JSON.stringify({ id: 1, route: 'a', input: {}, more: 1 }), 1007],
    ['bytes', Buffer.of(1, 2, 3), 1003],
    ['five megabytes', 'x'.repeat(5 * 1024 ** 2), 1009],
  ])('ends on %s', async (_name, message, code) => {
    const socket = await openScreen();
    const closed = closeOf(socket);
    socket.send(message);
    expect(await closed).toBe(code);
  });
});

describe('stopping', () => {
  it('does not wait for a video that is paused', async () => {
    const other = await serveBrowser({ workstation, sessions, renderer, port: 0, log: openLog(folder) });
    const path = `/media/${session}/${sha256}`;
    const sent = request({ port: new URL(other.url).port, host: '127.0.0.1', path });
    sent.on('error', () => undefined).end();
    const [response] = await once(sent, 'response');
    response.on('error', () => undefined).pause();
    await other.close();
    await expect(fetch(other.url)).rejects.toThrow();
  });
});

import { readFileSync, rmSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningExchange, startExchange } from '#tests/helpers/exchange.ts';
import { databaseBytes } from '#tests/helpers/profileKey.ts';
import { openTestWorkstation, type TestWorkstation } from '#tests/helpers/workstation.ts';
import { selfSigned } from '#tests/helpers/workstationCertificate.ts';

let exchange: RunningExchange;
let one: TestWorkstation;
const unknownCode = 'ABCD-EFGH-JKMN-PQRS';

beforeAll(async () => {
  exchange = await startExchange();
});
afterAll(async () => {
  await exchange.stop();
});
beforeEach(() => {
  one = openTestWorkstation();
});
afterEach(async () => {
  await one.close();
});

const enrol = (exchangeUrl: string, code = unknownCode) =>
  one.problemOf('enrolment.enrol', { exchangeUrl, code });

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function answering(body: string, contentType: string): Promise<{ url: string; server: Server }> {
  const server = createHttpServer((_, response) => {
    response.writeHead(200, { 'content-type': contentType }).end(body);
  });
  return { url: `http://127.0.0.1:${await listening(server)}`, server };
}

describe('enrolling', () => {
  it('keeps key and credential with the host, and neither in the database nor in the log', async () => {
    const code = await exchange.enrolCode('assessor');
    await one.call('enrolment.enrol', { exchangeUrl: `${exchange.url}/`, code });
    const secrets = JSON.parse(readFileSync(join(one.profile, 'device.key'), 'utf8')) as Record<
      string,
      string
    >;
    const { enrolment } = await one.call('workstation.status', {});
    expect(enrolment).toMatchObject({ exchangeUrl: exchange.url, role: 'assessor', sample: false });
    const kept = databaseBytes(one.profile).toString('latin1');
    expect(kept).toContain(exchange.url);
    for (const secret of [secrets.privateKey, secrets.profileKey, secrets.credential, code]) {
      expect(secret?.length).toBeGreaterThan(10);
      for (const text of [kept, one.log.join('\n')]) expect(text.includes(secret ?? '')).toBe(false);
    }
  });

  it('a code that nobody gave out is told apart from one that was used and one that expired', async () => {
    expect((await enrol(exchange.url)).code).toBe('code_wrong');
    const used = await exchange.enrolCode('assessor');
    const other = openTestWorkstation();
    await other.call('enrolment.enrol', { exchangeUrl: exchange.url, code: used });
    await other.close();
    expect((await enrol(exchange.url, used)).code).toBe('code_used');
    const expired = await exchange.enrolCode('assessor', { expiresInHours: 0.000_001 });
    expect((await enrol(exchange.url, expired)).code).toBe('code_expired');
    expect((await one.call('workstation.status', {})).enrolment).toBeNull();
  });

  it('a code that is not shaped like one is refused before anything is sent', async () => {
    const problem = await enrol('http://127.0.0.1:9', 'not a code');
    expect(problem).toMatchObject({ code: 'invalid_input', message: expect.stringContaining('code') });
  });

  it('a profile enrols once, also when two wishes come at the same moment', async () => {
    const codes = [await exchange.enrolCode('assessor'), await exchange.enrolCode('assessor')];
    const answers = await Promise.all(
      codes.map((code) =>
        one.workstation.call('enrolment.enrol', { exchangeUrl: exchange.url, code }, { trusted: true }),
      ),
    );
    expect(answers.map((answer) => (answer.ok ? 'enrolled' : answer.error.code))).toEqual([
      'enrolled',
      'already_enrolled',
    ]);
  });
});

describe('an address that leads nowhere good', () => {
  it.each([
    'http://exchange.example.org',
    'ftp://exchange.example.org',
    'https://user:word@exchange.example.org',
    '::::',
  ])('%s is not an address of an exchange', async (address) => {
    expect((await enrol(address)).code).toBe('exchange_address');
  });

  it('nobody listening is told with the address', async () => {
    const { server, url } = await answering('', 'text/plain');
    await new Promise((resolve) => server.close(resolve));
    expect(await enrol(url)).toMatchObject({
      code: 'exchange_unreachable',
      message: expect.stringContaining(url),
    });
  });

  it('a name that does not exist is unreachable', async () => {
    expect((await enrol('https://exchange.invalid')).code).toBe('exchange_unreachable');
  });

  it.each([
    ['<!doctype html><title>Sign in</title>', 'text/html'],
    ['{"hello": "world"}', 'application/json'],
    ['', 'text/plain'],
  ])('something that answers %j is not an exchange', async (body, contentType) => {
    const { server, url } = await answering(body, contentType);
    expect((await enrol(url)).code).toBe('exchange_unexpected');
    server.close();
  });

  it('an exchange that sends on to another address is not followed with the code', async () => {
    const server = createHttpServer((_, response) => {
      response.writeHead(307, { location: `${exchange.url}/v1/enrolments` }).end();
    });
    const url = `http://127.0.0.1:${await listening(server)}`;
    expect((await enrol(url, await exchange.enrolCode('assessor'))).code).toBe('exchange_unexpected');
    server.close();
  });

  it('a certificate that nobody vouches for stops everything', async () => {
    const requests: string[] = [];
    const server = createHttpsServer(selfSigned, (request, response) => {
      requests.push(request.url ?? '');
      response.end();
    });
    const port = await listening(server);
    expect(await enrol(`https://localhost:${port}`)).toMatchObject({
      code: 'exchange_certificate',
      message: expect.stringContaining('DEPTH_ZERO_SELF_SIGNED_CERT'),
    });
    expect(requests).toEqual([]);
    server.close();
  });

  it('https spoken to a server without it is not an exchange', async () => {
    const { server, url } = await answering('', 'text/plain');
    expect((await enrol(url.replace('http:', 'https:'))).code).toBe('exchange_unexpected');
    server.close();
  });
});

describe('the sample programme', () => {
  it('is started and enrolled with, and found again at another port after a restart', async () => {
    const first = { url: exchange.url, code: await exchange.enrolCode('assessor', { certified: true }) };
    const before = openTestWorkstation({
      profile: one.profile.concat('-sample'),
      sampleExchange: { start: async () => first },
    });
    await before.workstation.ensureSample();
    expect((await before.call('workstation.status', {})).enrolment?.sample).toBe(true);
    await before.close();

    const moved = await startExchange({ data: exchange.data.concat('-moved') });
    const after = openTestWorkstation({
      profile: before.profile,
      sampleExchange: { start: async () => ({ url: moved.url, code: 'spent' }) },
    });
    await after.workstation.ensureSample();
    after.workstation.startSync();
    const { enrolment } = await after.until(
      'workstation.status',
      {},
      (s) => s.enrolment?.exchangeUrl === moved.url,
    );
    expect(enrolment?.sample).toBe(true);
    await after.close();
    await moved.stop();
    for (const folder of [before.profile, moved.data]) rmSync(folder, { recursive: true, force: true });
  });

  it('cannot be tried where the host has none', async () => {
    expect((await one.problemOf('enrolment.trySample', {})).code).toBe('unsupported');
  });
});

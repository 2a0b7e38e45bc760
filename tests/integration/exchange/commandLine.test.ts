import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runExchange, startExchange } from '#tests/helpers/exchange.ts';
import { secretNames, writeProgramme } from '#tests/helpers/exchangeProgramme.ts';
import { ExchangeReader } from '#tests/helpers/exchangeReader.ts';

const codeLine = /^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){3}\n$/;

describe('the command line of the exchange', () => {
  let folder: string;
  let data: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rangefinder-cli-'));
    data = join(folder, 'data');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const enrol = async (...more: string[]) =>
    await runExchange(['enrol', '--role', 'assessor', '--data', data, ...more]).finished;
  const failure = async (...args: string[]) => {
    const { code, stdout, stderr } = await runExchange(args).finished;
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    return `${code}: ${stderr.trim()}`;
  };

  const aCode = { code: 0, stdout: expect.stringMatching(codeLine), stderr: '' };

  it('prints a code on an empty folder, which the exchange takes once it runs there', async () => {
    const before = await enrol();
    expect(before).toMatchObject(aCode);
    const exchange = await startExchange({ data });
    expect((await ExchangeReader.enrol(exchange.url, before.stdout.trim())).enrolled.role).toBe('assessor');
    await exchange.stop();
  });

  it('prints a code beside a running exchange and after it', async () => {
    const exchange = await startExchange({ data });
    const during = await enrol('--certified');
    expect(during).toMatchObject(aCode);
    expect((await ExchangeReader.enrol(exchange.url, during.stdout.trim())).enrolled.role).toBe('assessor');
    await exchange.stop();
    expect(existsSync(join(data, 'exchange.json'))).toBe(false);
    const after = (await enrol()).stdout;
    const again = await startExchange({ data });
    await ExchangeReader.enrol(again.url, after.trim());
    await again.stop();
  });

  it('keeps its token to its own user', async () => {
    const exchange = await startExchange({ data });
    expect(statSync(join(data, 'exchange.json')).mode & 0o777).toBe(0o600);
    await exchange.stop();
  });

  it('comes back with everything after a power cut', async () => {
    writeProgramme(join(folder, 'sample'));
    const options = { data, seed: 'sample', sampleDir: join(folder, 'sample') } as const;
    const first = await startExchange(options);
    const reader = await ExchangeReader.enrol(
      first.url,
      await first.enrolCode('assessor', { certified: true }),
    );
    const manifest = await reader.claim('Spring');
    const [submission] = manifest.submissions;
    if (!submission) throw new Error('an empty batch');
    const event = reader.sign(manifest, submission);
    await reader.push([event]);
    const { port } = new URL(first.url);
    await first.kill();
    const second = await startExchange({ ...options, port: Number(port) });
    const answer = (await (await reader.push([event])).json()) as { verdicts: { verdict: string }[] };
    expect(answer.verdicts[0]?.verdict).toBe('duplicate');
    expect(await (await reader.get(`/v1/batches/${manifest.id}`)).json()).toEqual(manifest);
    await second.stop();
  });

  it('prints one ready line with a code for a certified person where it is offered', async () => {
    writeProgramme(join(folder, 'sample'));
    const sample = ['--seed', 'sample', '--sample-dir', join(folder, 'sample')];
    const run = runExchange([
      '--data',
      data,
      '--port',
      '0',
      '--offer',
      'assessor',
      '--exit-with-parent',
      ...sample,
    ]);
    await expect.poll(() => run.stdout(), { timeout: 30_000 }).toContain('\n');
    const ready = JSON.parse(run.stdout()) as { ready: boolean; url: string; code: string };
    expect(Object.keys(ready)).toEqual(['ready', 'url', 'code']);
    const reader = await ExchangeReader.enrol(ready.url, ready.code);
    const { items } = (await (await reader.get('/v1/feedback')).json()) as { items: unknown[] };
    expect(items).toHaveLength(1);
    run.child.stdin?.end();
    expect(await run.finished).toMatchObject({ code: 0 });
    expect(run.stdout().trim().split('\n')).toHaveLength(1);
  });

  it('stops while a request is still under way', async () => {
    const exchange = await startExchange({ data });
    const socket = connect(Number(new URL(exchange.url).port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const cut = new Promise((resolve) => socket.once('close', resolve).once('error', () => undefined));
    // Half a request: a server that waits for its connections would wait for this one.
    socket.write(
      'POST /v1/enrolments HTTP/1.1\r\nhost: exchange\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
    );
    await fetch(new URL('/healthz', exchange.url));
    await exchange.stop();
    await cut;
  });

  it('logs ids, and neither names nor codes nor credentials', async () => {
    writeProgramme(join(folder, 'sample'));
    const exchange = await startExchange({ data, seed: 'sample', sampleDir: join(folder, 'sample') });
    const code = await exchange.enrolCode('assessor', { certified: true });
    const reader = await ExchangeReader.enrol(exchange.url, code);
    const manifest = await reader.claim('Spring');
    await reader.claim('Practice');
    const [submission] = manifest.submissions;
    if (!submission) throw new Error('an empty batch');
    await reader.push([reader.sign(manifest, submission, { feedback: 'Words for the educator.' })]);
    await reader.push([{ ...reader.sign(manifest, submission), signature: 'bad' }]);
    await reader.get('/v1/media/not-a-digest');
    await reader.get('/v1/feedback?cursor=not-a-cursor');
    const held = JSON.parse(readFileSync(join(data, 'exchange.json'), 'utf8')) as { adminToken: string };
    const log = exchange.log();
    await exchange.stop();
    expect(log).toContain(reader.enrolled.personId);
    const { credential, pseudonym } = reader.enrolled;
    const secrets = [...secretNames, code, credential, held.adminToken, pseudonym, submission.pseudonym];
    for (const secret of [...secrets, 'Words for the educator', 'authorization', 'Bearer']) {
      expect(log).not.toContain(secret);
    }
  });

  it('says which option is wrong, with exit code 2', async () => {
    expect(await failure()).toBe('2: exchange: --data DIR is missing. See --help.');
    expect(await failure('--data', data)).toMatch(/^2: .*--port N is missing/);
    expect(await failure('--data', data, '--port', '99999')).toMatch(/^2: .*--port is at most 65535/);
    expect(await failure('--data', data, '--port', '0', '--seed', 'x')).toMatch(/^2: .*--seed knows only/);
    expect(await failure('--data', data, '--port', '0', '--wat')).toMatch(/^2: .*--wat/);
    expect(await failure('enrol', '--data', data)).toMatch(
      /^2: .*--role is assessor, reviewer, lead or auditor/,
    );
    expect(await failure('enrol', '--role', 'lead', '--data', data, '--database-url', 'x')).toMatch(
      /^2: .*postgres/,
    );
  });

  it('says what to do when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    expect(await failure('--data', data, '--port', String(port))).toMatch(
      /^1: .*Port \d+ .* is in use\. Choose another/,
    );
    other.close();
    expect(existsSync(join(data, 'exchange.json'))).toBe(false);
  });

  it('says what to do when the data folder is a file or already has an exchange', async () => {
    writeFileSync(data, '');
    expect(await failure('--data', data, '--port', '0')).toMatch(
      /^1: .*cannot be written .*choose another --data/,
    );
    rmSync(data);
    const exchange = await startExchange({ data });
    expect(await failure('--data', data, '--port', '0')).toMatch(/^1: .*in use by another exchange \(http:/);
    await exchange.stop();
  });

  it('says what to do when PostgreSQL cannot be reached', async () => {
    const url = 'postgres://someone:secret-word@127.0.0.1:1/none';
    const said = await failure('--data', data, '--port', '0', '--database-url', url);
    expect(said).toMatch(/^1: .*cannot be reached \(ECONNREFUSED\)/);
    expect(said).not.toContain('secret-word');
  });

  /** What an exchange says that is to begin with a programme. */
  const failureWith = (sample: string) =>
    failure('--data', data, '--port', '0', '--seed', 'sample', '--sample-dir', sample);

  it('says what is wrong with a programme', async () => {
    const sample = join(folder, 'sample');
    const programme = writeProgramme(sample);
    const write = (change: object) =>
      writeFileSync(join(sample, 'programme.json'), JSON.stringify({ ...programme, ...change }));
    write({ format: 'something else' });
    expect(await failureWith(sample)).toMatch(/^1: .*is not a programme: .*format/);
    write({
      raters: programme.raters.map((r) => ({
        ...r,
        readings: r.readings.map((x) => ({ ...x, scores: x.scores.slice(1) })),
      })),
    });
    expect(await failureWith(sample)).toMatch(/^1: .*reading .* is not sound \(reading_incomplete\)/);
  });

  it('leaves nothing of a programme that lacks a file', async () => {
    const sample = join(folder, 'sample');
    writeProgramme(sample);
    rmSync(join(sample, 'media', 'video-3.mp4'));
    expect(await failureWith(sample)).toMatch(/^1: .*media\/video-3.mp4 cannot be stored \(ENOENT\)/);
    writeProgramme(sample);
    const exchange = await startExchange({ data, seed: 'sample', sampleDir: sample });
    await exchange.stop();
  });

  it.skipIf(process.getuid?.() === 0)('says what to do when the data folder is read-only', async () => {
    chmodSync(folder, 0o500);
    expect(await failure('--data', data, '--port', '0')).toMatch(
      /^1: .*Give this user the right to write there/,
    );
    chmodSync(folder, 0o700);
  });
});

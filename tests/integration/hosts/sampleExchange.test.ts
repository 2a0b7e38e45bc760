import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { nodeExchange } from '#electron/hosts/browser/exchangeChild.ts';
import { openLog } from '#electron/hosts/log.ts';
import { type StoppableExchange, sampleExchange } from '#electron/hosts/sampleExchange.ts';

const script = join(import.meta.dirname, '../../../exchange/main.ts');
const profile = mkdtempSync(join(tmpdir(), 'rangefinder-sample-'));
const running: StoppableExchange[] = [];

function open(): StoppableExchange {
  const exchange = sampleExchange({ profile, spawn: nodeExchange(script), log: openLog(profile) });
  running.push(exchange);
  return exchange;
}

afterEach(async () => {
  for (const exchange of running.splice(0)) await exchange.stop();
});
afterAll(() => rmSync(profile, { recursive: true }));

const answers = async (url: string) => fetch(new URL('/healthz', url)).then(({ ok }) => ok);

describe('the sample programme’s exchange', () => {
  it('runs once, ends with its host, and keeps its address', async () => {
    const first = open();
    const [one, two] = await Promise.all([first.start(), first.start()]);
    expect(one).toEqual(two);
    expect(one.code).not.toBe('');
    expect(await answers(one.url)).toBe(true);
    await first.stop();
    await expect(answers(one.url)).rejects.toThrow();

    const again = await open().start();
    expect(again.url).toBe(one.url);
    expect(again.code).not.toBe(one.code);
  });

  it('moves to another port where its own was taken meanwhile', async () => {
    const port = Number(readFileSync(join(profile, 'sample-exchange.port'), 'utf8'));
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const { url } = await open().start();
    other.close();
    expect(new URL(url).port).not.toBe(String(port));
    expect(await answers(url)).toBe(true);
  });

  it('that cannot start says why', async () => {
    const fresh = join(profile, 'fresh');
    const broken = sampleExchange({
      profile: fresh,
      sample: join(fresh, 'nothing'),
      spawn: nodeExchange(script),
      log: openLog(fresh),
    });
    running.push(broken);
    await expect(broken.start()).rejects.toThrow(/the exchange ended with 1: .*--sample-dir/);
  });
});

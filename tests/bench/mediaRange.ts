import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startExchange } from '#tests/helpers/exchange.ts';
import { writeProgramme } from '#tests/helpers/exchangeProgramme.ts';
import { type RunningProgram, startProgram } from '#tests/helpers/program.ts';
import { openTestWorkstation } from '#tests/helpers/workstation.ts';
import { claimAndDownload } from '#tests/helpers/workstationScoring.ts';
import { type Bench, inTurn, type Measure, measureOf } from './measure.ts';

const megabyte = 1024 ** 2;
const fileBytes = 256 * megabyte;
const rangeBytes = 4 * megabyte;
const rounds = 7;

/** Fills a profile with one large recording. @returns its digest */
async function fillProfile(folder: string, profile: string): Promise<string> {
  writeProgramme(folder, 2);
  const recording = randomBytes(fileBytes);
  writeFileSync(join(folder, 'media', 'video-0.mp4'), recording);
  const exchange = await startExchange({ seed: 'sample', sampleDir: folder });
  const one = openTestWorkstation({ profile });
  try {
    const code = await exchange.enrolCode('assessor', { certified: true });
    await one.call('enrolment.enrol', { exchangeUrl: exchange.url, code });
    await claimAndDownload(one, 'Practice');
    return createHash('sha256').update(recording).digest('hex');
  } finally {
    await one.close();
    await exchange.stop();
  }
}

/** The prefix under which the browser host serves the library, opened as its page does it. */
async function mediaBase(host: RunningProgram): Promise<string> {
  const { origin, hash } = new URL(host.ready.url);
  const token = new URLSearchParams(hash.slice(1)).get('token');
  const answer = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const { session } = z.object({ session: z.string() }).parse(await answer.json());
  return `${origin}/media/${session}/`;
}

function* ranges(): Generator<[start: number, end: number]> {
  for (let start = 0; start < fileBytes; start += rangeBytes) yield [start, start + rangeBytes - 1];
}

/** Reads one range and counts its bytes; the agent keeps the connection, as a browser does. */
function readRange(url: string, agent: Agent, [start, end]: [number, number]): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { range: `bytes=${start}-${end}` } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('end', () => resolve(bytes)).on('error', reject);
    });
    request.on('error', reject);
  });
}

/** Megabytes a second over our route. */
async function overRoute(url: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const from = performance.now();
  let bytes = 0;
  for (const range of ranges()) bytes += await readRange(url, agent, range);
  const seconds = (performance.now() - from) / 1000;
  agent.destroy();
  if (bytes !== fileBytes) throw new Error(`the route sent ${bytes} of ${fileBytes} bytes`);
  return bytes / megabyte / seconds;
}

/** Megabytes a second from the file itself, by the same ranges. */
async function fromFile(path: string): Promise<number> {
  const from = performance.now();
  let bytes = 0;
  for (const [start, end] of ranges())
    for await (const chunk of createReadStream(path, { start, end })) bytes += (chunk as Buffer).length;
  return bytes / megabyte / ((performance.now() - from) / 1000);
}

async function measure(folder: string): Promise<Measure[]> {
  const profile = join(folder, 'profile');
  const sha256 = await fillProfile(folder, profile);
  const file = join(folder, 'media', 'video-0.mp4');
  const host = await startProgram([
    process.execPath,
    'out/main/browser.js',
    '--profile',
    profile,
    '--no-open',
  ]);
  try {
    const url = (await mediaBase(host)) + sha256;
    const samples = await inTurn(
      rounds,
      () => overRoute(url),
      () => fromFile(file),
    );
    return [measureOf(claim, samples)];
  } finally {
    await host.stop();
  }
}

const claim = {
  name: 'media-range',
  against: 'reading the same ranges from the bare file',
  target: 0.4,
  better: 'higher',
  unit: 'MB/s',
} as const;

/** A 256 MB recording read through the browser host in ranges of 4 MB. */
export const mediaRange: Bench = {
  name: 'media-range',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'rangefinder-bench-'));
    try {
      return await measure(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

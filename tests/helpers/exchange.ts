import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import type { Role } from '#shared/domain/role.ts';
import { copyReadyMade } from './readyMade.ts';

const root = join(import.meta.dirname, '..', '..');
const source = join(root, 'exchange', 'main.ts');
const built = join(root, 'out', 'main', 'exchange.js');
/** The project’s own Node, also where the tests run under another. */
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** What measures readers in a thread of its own, for an exchange in the test’s own process. */
export const severityWorker = pathToFileURL(join(root, 'exchange', 'severity', 'worker.ts'));

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

interface Run {
  child: ChildProcess;
  stdout: () => string;
  stderr: () => string;
  finished: Promise<Finished>;
}

/** Starts the real command line of the exchange. */
export function runExchange(args: readonly string[], program = source): Run {
  const child = spawn(node, [program, ...args], { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, stdout: () => stdout, stderr: () => stderr, finished };
}

async function readyUrl(run: Run): Promise<string> {
  return await new Promise((resolve, reject) => {
    run.child.stdout?.on('data', () => {
      const [line, rest] = run.stdout().split('\n');
      if (rest !== undefined && line) resolve((JSON.parse(line) as { url: string }).url);
    });
    run.finished.then(
      ({ code, stderr }) => reject(new Error(`the exchange ended with ${code}: ${stderr}`)),
      reject,
    );
  });
}

export interface ExchangeOptions {
  /** Kept when the exchange stops. Without it, a temporary folder that is removed then. */
  data?: string;
  seed?: 'sample';
  /** Another programme in the place of the sample. */
  sampleDir?: string;
  databaseUrl?: string;
  /** A certain port, to come back at the same address. */
  port?: number;
  /** Runs what was built of it, which starts in half the time. */
  built?: boolean;
}

export interface RunningExchange {
  url: string;
  data: string;
  /** Ends it as a service is ended, and waits for that. */
  stop(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** A one-time code, as the command line gives it. */
  enrolCode(role: Role, options?: { certified?: boolean; expiresInHours?: number }): Promise<string>;
  /** Everything it has logged so far. */
  log(): string;
}

function argsFor(options: ExchangeOptions, data: string): string[] {
  const { port, seed, sampleDir, databaseUrl } = options;
  return [
    ...['--data', data, '--port', String(port ?? 0), '--exit-with-parent'],
    ...(seed ? ['--seed', seed] : []),
    ...(sampleDir ? ['--sample-dir', sampleDir] : []),
    ...(databaseUrl ? ['--database-url', databaseUrl] : []),
  ];
}

/** Asks as `exchange enrol` asks a running exchange, without the time another process takes. */
async function issue(data: string, role: Role, options: { certified?: boolean; expiresInHours?: number }) {
  const held = JSON.parse(readFileSync(join(data, 'exchange.json'), 'utf8')) as {
    url: string;
    adminToken: string;
  };
  const { certified = false, expiresInHours = 72 } = options;
  const answer = await fetch(new URL('/admin/enrolment-codes', held.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${held.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ role, certified, expiresInHours }),
  });
  if (!answer.ok) throw new Error(`no code: ${await answer.text()}`);
  return ((await answer.json()) as { code: string }).code;
}

/** An embedded database in which nothing was written yet. */
async function makeDatabase(data: string): Promise<void> {
  const folder = join(data, 'database');
  mkdirSync(folder, { recursive: true });
  await (await PGlite.create({ dataDir: folder })).close();
}

async function makeSample(data: string, program: string): Promise<void> {
  await copyReadyMade(data, 'database', makeDatabase);
  const run = runExchange(argsFor({ seed: 'sample' }, data), program);
  await readyUrl(run);
  run.child.kill('SIGTERM');
  await run.finished;
}

/** What an exchange in a new folder would take seconds to make. */
async function prepare(data: string, { seed, sampleDir, databaseUrl }: ExchangeOptions, program: string) {
  if (databaseUrl !== undefined || (existsSync(data) && readdirSync(data).length > 0)) return;
  if (seed === 'sample' && sampleDir === undefined)
    await copyReadyMade(data, 'sample', (folder) => makeSample(folder, program));
  else await copyReadyMade(data, 'database', makeDatabase);
}

/** Starts the real exchange as a process of its own and waits until it is ready. */
export async function startExchange(options: ExchangeOptions = {}): Promise<RunningExchange> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'rangefinder-exchange-'));
  const program = options.built ? built : source;
  await prepare(data, options, program);
  const run = runExchange(argsFor(options, data), program);
  const url = await readyUrl(run);
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    run.child.kill(signal);
    await run.finished;
    if (options.data === undefined) rmSync(data, { recursive: true, force: true });
  };
  return {
    url,
    data,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    enrolCode: (role, asked = {}) => issue(data, role, asked),
    log: run.stderr,
  };
}

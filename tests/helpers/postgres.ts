import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findPostgresProgram } from '../machine/postgres.ts';

/** A PostgreSQL that lives as long as a test file. */
export interface PostgresCluster {
  /** An empty database of its own; its address. */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
}

interface Account {
  uid?: number;
  gid?: number;
}

/** PostgreSQL refuses to run as root: then it runs as the user that Debian’s package made for it. */
function account(): Account {
  if (process.getuid?.() !== 0) return {};
  const idOf = (kind: string) => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function makeCluster(initdb: string, folder: string, as: Account): void {
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
  const options = [
    '--auth',
    'trust',
    '--username',
    'postgres',
    '--encoding',
    'UTF8',
    '--no-sync',
    '--locale',
    'C',
  ];
  execFileSync(initdb, ['--pgdata', join(folder, 'data'), ...options], { ...as, cwd: folder, stdio: 'pipe' });
}

/** Serves on a socket in the folder and on no network port, so that nothing can be in the way. */
async function serve(postgres: string, folder: string, as: Account): Promise<ChildProcess> {
  const settings = ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${folder}`, '-c', 'fsync=off'];
  const child = spawn(postgres, ['-D', join(folder, 'data'), ...settings], {
    ...as,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('ready to accept connections')) resolve();
    });
    child.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
  return child;
}

function urlOf(folder: string, database: string): string {
  return `postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`;
}

async function stopServer(child: ChildProcess, folder: string): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await gone;
  rmSync(folder, { recursive: true, force: true });
}

/** Whether this machine has PostgreSQL; says loudly when it has not, because then half the proof is missing. */
export function hasPostgres(): boolean {
  if (findPostgresProgram('initdb') !== undefined && findPostgresProgram('postgres') !== undefined)
    return true;
  console.log('!!! No PostgreSQL here: the exchange’s tests on it are SKIPPED. Remedy: install postgresql.');
  return false;
}

/** Starts a throw-away PostgreSQL. Ask `hasPostgres` first. */
export async function startPostgres(): Promise<PostgresCluster> {
  const [initdb, postgres] = [findPostgresProgram('initdb'), findPostgresProgram('postgres')];
  if (initdb === undefined || postgres === undefined) throw new Error('no PostgreSQL on this machine');
  const folder = mkdtempSync(join(tmpdir(), 'rangefinder-postgres-'));
  const as = account();
  makeCluster(initdb, folder, as);
  const child = await serve(postgres, folder, as);
  return {
    async newDatabase() {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      const client = new pg.Client({ connectionString: urlOf(folder, 'postgres') });
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return urlOf(folder, name);
    },
    stop: () => stopServer(child, folder),
  };
}

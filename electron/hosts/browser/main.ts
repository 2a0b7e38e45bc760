import { join } from 'node:path';
import packageFile from '../../../package.json' with { type: 'json' };
import type { Host } from '../../host.ts';
import { type HostArguments, launchFragment, readHostArguments, UsageError } from '../arguments.ts';
import { beginWorkstation, startupLine } from '../begin.ts';
import { openLog } from '../log.ts';
import { prepareProfile } from '../profile.ts';
import { sampleExchange } from '../sampleExchange.ts';
import { keyFileStore } from '../secretFile.ts';
import { threadsIn } from '../threads.ts';
import { nodeExchange } from './exchangeChild.ts';
import { openAddress } from './openAddress.ts';
import { serveBrowser } from './server.ts';
import { createSessions } from './sessions.ts';

const built = join(import.meta.dirname, '..');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Calls back once, on the first wish to stop. */
function onStop(stop: () => Promise<void>): void {
  let stopping = false;
  const begin = () => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', begin).on('SIGTERM', begin).on('SIGHUP', begin);
}

async function run(given: HostArguments, profile: string): Promise<void> {
  const log = openLog(profile);
  const exchange = sampleExchange({ profile, log, spawn: nodeExchange(join(built, 'main', 'exchange.js')) });
  const host: Host = {
    kind: 'browser',
    version: packageFile.version,
    profile,
    secrets: keyFileStore(profile),
    sampleExchange: exchange,
    threads: threadsIn(built),
    log,
  };
  const workstation = await beginWorkstation(host, given).catch(async (error: unknown) => {
    await exchange.stop();
    throw error;
  });
  let base = '';
  const address = (token: string) => `${base}${launchFragment(given.exchange, token)}`;
  const sessions = createSessions((next) => {
    if (given.open) say(`Opened. For another window, once: ${address(next)}`);
  });
  const renderer = join(built, 'renderer');
  const server = await serveBrowser({ workstation, sessions, renderer, port: given.port, log });
  base = server.url;
  onStop(async () => {
    await server.close();
    await workstation.close();
    await exchange.stop();
  });
  const url = address(sessions.token);
  if (!given.open) return say(JSON.stringify({ ready: true, url }));
  say(`Rangefinder is ready at this address, once: ${url} (Ctrl-C stops it)`);
  openAddress(url);
}

async function main(): Promise<void> {
  let profile = '';
  try {
    const given = readHostArguments(process.argv.slice(2), true);
    profile = prepareProfile(given.profile);
    await run(given, profile);
  } catch (error) {
    process.stderr.write(`${error instanceof UsageError ? error.message : startupLine(error, profile)}\n`);
    process.exit(error instanceof UsageError ? 2 : 1);
  }
}

await main();

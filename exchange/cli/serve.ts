import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openDatabase } from '../db/connection.ts';
import { pseudonymSecret } from '../db/queries/state.ts';
import type { Exchange } from '../exchange.ts';
import { OperatorError, systemCodeOf } from '../failure.ts';
import { openSessionNews } from '../features/calibration/news.ts';
import { issueCode } from '../features/enrolment/issueCode.ts';
import { removeLeft, removeOverdue } from '../features/keeping/remove.ts';
import { folderMediaStore } from '../media/mediaStore.ts';
import { newToken } from '../rules/credentials.ts';
import { seedSample } from '../seed/seedSample.ts';
import { buildServer } from '../server/build.ts';
import { openLog } from '../server/log.ts';
import type { Server } from '../server/server.ts';
import { openMeasurer } from '../severity/measurer.ts';
import { type Hold, openDataFolder, takeHold } from './dataFolder.ts';
import type { ServeOptions } from './options.ts';
import { parentPort, whenParentGoes } from './parent.ts';

/** Modules that run in threads of their own, where the program finds them. */
export interface Workers {
  severityWorker: URL;
}

/** What is undone when the exchange stops, last first. */
type Cleanup = (() => unknown)[];

async function holdOn(data: string, adminToken: string): Promise<Hold> {
  const hold = await takeHold(data, adminToken);
  if (!('heldBy' in hold)) return hold;
  const where = hold.heldBy.url ?? `process ${hold.heldBy.pid}`;
  throw new OperatorError(
    `The data folder ${data} is in use by another exchange (${where}). Use that one, stop it, or choose another --data.`,
  );
}

async function listen(server: Server, options: ServeOptions): Promise<string> {
  const { host, port } = options;
  try {
    await server.listen({ host, port });
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'EADDRINUSE') {
      throw new OperatorError(
        `Port ${port} on ${host} is in use. Choose another --port, or 0 for any free one.`,
      );
    }
    throw new OperatorError(
      `The exchange cannot listen on ${host} port ${port} (${code ?? 'unknown'}). Choose another --host or --port.`,
    );
  }
  const address = server.server.address() as AddressInfo;
  // Whoever listens on every address is reached on this machine by loopback.
  const name = ['0.0.0.0', '::'].includes(address.address) ? '127.0.0.1' : address.address;
  return `http://${name.includes(':') ? `[${name}]` : name}:${address.port}`;
}

const removeEveryMs = 10 * 60_000;

/** Also where nobody asks. What went wrong is tried again. @returns ends it, once what is under way has ended */
function removeRegularly(exchange: Exchange): () => Promise<void> {
  const log = openLog();
  let underWay = Promise.resolve();
  const timer = setInterval(() => {
    underWay = removeOverdue(exchange).catch((error: unknown) => {
      log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'evidence was not removed');
    });
  }, removeEveryMs);
  return () => {
    clearInterval(timer);
    return underWay;
  };
}

async function start(
  options: ServeOptions & Workers,
  cleanup: Cleanup,
): Promise<{ url: string; exchange: Exchange }> {
  const data = openDataFolder(options.data);
  const adminToken = newToken();
  const hold = await holdOn(data, adminToken);
  cleanup.push(() => hold.release());
  const connection = await openDatabase(data, options['database-url']);
  cleanup.push(() => connection.close());
  const sessions = await openSessionNews(connection);
  cleanup.push(() => sessions.close());
  const severity = openMeasurer(options.severityWorker);
  cleanup.push(() => severity.close());
  const exchange: Exchange = {
    db: connection.db,
    media: folderMediaStore(join(data, 'media')),
    secret: await pseudonymSecret(connection.db),
    now: () => new Date(),
    sessions,
    severity,
  };
  await removeLeft(exchange);
  await removeOverdue(exchange);
  cleanup.push(removeRegularly(exchange));
  if (options.seed === 'sample') await seedSample(exchange, options['sample-dir']);
  const server = await buildServer(exchange, openLog(), {
    token: adminToken,
    instance: hold.holder.instance,
  });
  cleanup.push(() => server.close());
  const url = await listen(server, options);
  hold.publish(url);
  return { url, exchange };
}

async function undo(cleanup: Cleanup): Promise<void> {
  for (const step of cleanup.splice(0).reverse()) await step();
}

function stopOn(cleanup: Cleanup, options: ServeOptions): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    undo(cleanup).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  if (options['exit-with-parent']) whenParentGoes(stop);
}

/** Runs an exchange until it is told to stop; says on standard output when it is ready, and nothing else there. */
export async function serve(options: ServeOptions & Workers): Promise<void> {
  const cleanup: Cleanup = [];
  try {
    const { url, exchange } = await start(options, cleanup);
    const offer = options.offer && { role: options.offer, certified: true, expiresInHours: 1 };
    const ready = { ready: true, url, ...(offer ? { code: await issueCode(exchange, offer) } : {}) };
    stopOn(cleanup, options);
    process.stdout.write(`${JSON.stringify(ready)}\n`);
    parentPort()?.postMessage(ready);
  } catch (error) {
    await undo(cleanup);
    throw error;
  }
}

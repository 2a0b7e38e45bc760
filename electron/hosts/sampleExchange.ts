import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Log, SampleExchange } from '../host.ts';
import { logFolder, rotate } from './log.ts';

const Ready = z.object({ ready: z.literal(true), url: z.url(), code: z.string() });
type Ready = z.infer<typeof Ready>;

/** An exchange process, however a host starts one. */
export interface ExchangeProcess {
  /** Settles with what it says when it is ready; rejects, with its last complaint, when it ends before that. */
  ready: Promise<unknown>;
  ended: Promise<void>;
  errors: NodeJS.ReadableStream | null;
  /** Ends it and waits until it has ended. */
  stop(): Promise<void>;
}

/** Starts the exchange with these words on its command line. */
export type SpawnExchange = (words: readonly string[]) => ExchangeProcess;

export interface StoppableExchange extends SampleExchange {
  stop(): Promise<void>;
}

interface Ground {
  profile: string;
  /** Folder with the sample programme; undefined for the one the exchange finds itself. */
  sample?: string;
  spawn: SpawnExchange;
  log: Log;
}

const patienceMs = 10_000;

async function isFree(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const server = createServer();
  server.once('error', () => resolve(false));
  server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  return promise;
}

/** The port of last time, since the enrolment remembers the address; 0 where it is taken or there was none. */
async function portFor(file: string): Promise<number> {
  try {
    const port = z.coerce.number().int().min(1).max(65_535).parse(readFileSync(file, 'utf8'));
    return (await isFree(port)) ? port : 0;
  } catch {
    return 0;
  }
}

function begin(ground: Ground, data: string, port: number): ExchangeProcess {
  const sample = ground.sample === undefined ? [] : ['--sample-dir', ground.sample];
  const words = ['--data', data, '--port', String(port), '--seed', 'sample', '--offer', 'assessor'];
  const child = ground.spawn([...words, ...sample, '--exit-with-parent']);
  const path = join(logFolder(ground.profile), 'sample-exchange.log');
  rotate(path);
  child.errors?.pipe(createWriteStream(path, { flags: 'a', mode: 0o600 }));
  return child;
}

/**
 * The sample programme's exchange of one profile: started once when asked for, kept in `<profile>/sample-exchange`,
 * at the same address each time where that is free, and stopped with the host.
 */
export function sampleExchange(ground: Ground): StoppableExchange {
  const data = join(ground.profile, 'sample-exchange');
  const portFile = join(ground.profile, 'sample-exchange.port');
  let child: ExchangeProcess | undefined;
  let started: Promise<Ready> | undefined;

  async function attempt(): Promise<Ready> {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    child = begin(ground, data, await portFor(portFile));
    child.ended.then(() => {
      started = undefined;
    });
    const ready = Ready.parse(await child.ready);
    writeFileSync(portFile, new URL(ready.url).port, { mode: 0o600 });
    return ready;
  }

  /** The one of a workstation that was killed may take a moment to let go of its data and its port. */
  async function persist(): Promise<Ready> {
    const until = Date.now() + patienceMs;
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        ground.log.warn({ err: error }, 'the sample exchange did not start');
        if (Date.now() > until || !/in use/.test(String(error))) throw error;
        await pause(500);
      }
    }
  }

  return {
    async start() {
      started ??= persist().catch((error: unknown) => {
        started = undefined;
        throw error;
      });
      const { url, code } = await started;
      return { url, code };
    },
    async stop() {
      await child?.stop();
    },
  };
}

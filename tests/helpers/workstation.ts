import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StoreOptions } from '#electron/db/store.ts';
import type { Host, SampleExchange } from '#electron/host.ts';
import { keyFileStore } from '#electron/hosts/secretFile.ts';
import { openWorkstation } from '#electron/workstation.ts';
import type { Workstation } from '#electron/workstation.types.ts';
import { type Problem, ProblemError } from '#shared/contract/errors.ts';
import type { WorkstationEvent } from '#shared/contract/events.ts';
import type { Input, Output, RouteName } from '#shared/contract/registry.ts';

export interface TestWorkstation {
  workstation: Workstation;
  profile: string;
  events: WorkstationEvent[];
  /** Everything logged, one JSON text per line. */
  log: string[];
  /** Calls as the screen does. @throws ProblemError for a problem */
  call<R extends RouteName>(route: R, input: Input<R>): Promise<Output<R>>;
  /** The problem a call ends with. */
  problemOf<R extends RouteName>(route: R, input: Input<R>): Promise<Problem>;
  /** Calls until the answer is as wanted: again after each event, and every tenth of a second. */
  until<R extends RouteName>(
    route: R,
    input: Input<R>,
    wanted: (answer: Output<R>) => boolean,
  ): Promise<Output<R>>;
  /** Closes it; a profile that was made for it goes too. */
  close(): Promise<void>;
}

export interface TestWorkstationOptions extends StoreOptions {
  /** Kept when it closes. Without it, a temporary folder that is removed then. */
  profile?: string;
  sampleExchange?: SampleExchange;
}

/** A host for tests: secrets in a file of the profile, log lines in memory. */
export function testHost(profile: string, log: string[] = [], sampleExchange?: SampleExchange): Host {
  const line = (level: string) => (fields: Record<string, unknown>, message: string) => {
    log.push(JSON.stringify({ level, message, ...fields }));
  };
  return {
    kind: 'browser',
    version: '0.0.0-test',
    profile,
    secrets: keyFileStore(profile),
    ...(sampleExchange ? { sampleExchange } : {}),
    threads: {
      scan: pathToFileURL(resolve('electron/features/blinding/scanThread.ts')),
      packs: pathToFileURL(resolve('electron/features/packs/makingThread.ts')),
      faces: pathToFileURL(resolve('electron/features/packs/facesThread.ts')),
    },
    log: { info: line('info'), warn: line('warn'), error: line('error') },
  };
}

const patienceMs = 30_000;
const trusted = { trusted: true };

/** Opens a real workstation on a profile, as a host does. */
export function openTestWorkstation(options: TestWorkstationOptions = {}): TestWorkstation {
  const { sampleExchange, profile: given, ...storeOptions } = options;
  const profile = given ?? mkdtempSync(join(tmpdir(), 'rangefinder-profile-'));
  const log: string[] = [];
  const workstation = openWorkstation(testHost(profile, log, sampleExchange), storeOptions);
  const events: WorkstationEvent[] = [];
  workstation.onEvent((event) => events.push(event));
  const call: TestWorkstation['call'] = async (route, input) => {
    const answer = await workstation.call(route, input, trusted);
    if (!answer.ok) throw new ProblemError(answer.error);
    return answer.data as Output<typeof route>;
  };
  return {
    workstation,
    profile,
    events,
    log,
    call,
    problemOf: async (route, input) => {
      const answer = await workstation.call(route, input, trusted);
      if (answer.ok) throw new Error(`${route} went well: ${JSON.stringify(answer.data)}`);
      return answer.error;
    },
    until: async (route, input, wanted) => {
      const deadline = Date.now() + patienceMs;
      for (;;) {
        const answer = await call(route, input);
        if (wanted(answer)) return answer;
        if (Date.now() > deadline) throw new Error(`${route} stayed ${JSON.stringify(answer)}`);
        await nextChange(workstation);
      }
    },
    close: async () => {
      await workstation.close();
      if (given === undefined) rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Waits for the workstation to say that something changed, at most a tenth of a second. */
function nextChange(workstation: Workstation): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, 100);
    const stop = workstation.onEvent(done);
    function done() {
      clearTimeout(timer);
      stop();
      resolve();
    }
  });
}

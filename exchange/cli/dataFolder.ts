import { randomUUID } from 'node:crypto';
import {
  accessSync,
  constants,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { OperatorError, systemCodeOf } from '../failure.ts';

/**
 * `exchange.json` in the data folder says who has the folder open, since the embedded database allows one process
 * alone. `url` is null while that process starts, or for one that only issues a code.
 */
const Holder = z.object({
  instance: z.string(),
  pid: z.int(),
  url: z.string().nullable(),
  adminToken: z.string(),
});
export type Holder = z.infer<typeof Holder>;

const fileOf = (data: string) => join(data, 'exchange.json');

/** Makes sure of the data folder. @returns its absolute path */
export function openDataFolder(data: string): string {
  const folder = resolve(data);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return folder;
  } catch (error) {
    throw new OperatorError(
      `The data folder ${folder} cannot be written (${systemCodeOf(error) ?? 'unknown'}). Give this user the right to write there, or choose another --data.`,
    );
  }
}

/** Who holds the folder, running or not; undefined for nobody. */
function readHolder(data: string): Holder | undefined {
  return holderIn(fileOf(data));
}

function holderIn(file: string): Holder | undefined {
  try {
    return Holder.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCodeOf(error) === 'EPERM';
  }
}

/** Whether the exchange that wrote the file answers at its address: a number of a process can be another's by now. */
async function answers(holder: Holder): Promise<boolean> {
  if (holder.url === null) return false;
  const health = await fetch(new URL('/healthz', holder.url), { signal: AbortSignal.timeout(5_000) }).catch(
    () => undefined,
  );
  if (!health?.ok) return false;
  const said = z.object({ instance: z.string() }).safeParse(await health.json().catch(() => undefined));
  return said.data?.instance === holder.instance;
}

function write(data: string, holder: Holder, flag: 'w' | 'wx'): void {
  writeFileSync(fileOf(data), JSON.stringify(holder), { mode: 0o600, flag });
}

/** Whether the file is so new that its process may still be writing it. */
function isFresh(data: string): boolean {
  const made = statSync(fileOf(data), { throwIfNoEntry: false })?.mtimeMs;
  return made !== undefined && Math.abs(Date.now() - made) < 2_000;
}

function removeStale(data: string, stale: Holder | undefined): void {
  const aside = `${fileOf(data)}.${randomUUID()}`;
  try {
    renameSync(fileOf(data), aside);
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return;
    throw error;
  }
  const taken = holderIn(aside);
  // Another process was faster and this is its file: it gets it back.
  if (taken?.instance !== stale?.instance) renameSync(aside, fileOf(data));
  else rmSync(aside);
}

/** A hold on the data folder. */
export interface Hold {
  holder: Holder;
  publish(url: string): void;
  release(): void;
}

function holdOf(data: string, holder: Holder): Hold {
  return {
    holder,
    publish(url) {
      holder.url = url;
      const draft = `${fileOf(data)}.${holder.instance}`;
      writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
      renameSync(draft, fileOf(data));
    },
    release() {
      if (readHolder(data)?.instance === holder.instance) rmSync(fileOf(data), { force: true });
    },
  };
}

/**
 * Takes the data folder for this process.
 * @returns the hold, or who has it: an exchange that answers, or a process that is still busy with it
 */
export async function takeHold(data: string, adminToken: string): Promise<Hold | { heldBy: Holder }> {
  const holder: Holder = { instance: randomUUID(), pid: process.pid, url: null, adminToken };
  for (;;) {
    try {
      write(data, holder, 'wx');
      return holdOf(data, holder);
    } catch (error) {
      if (systemCodeOf(error) !== 'EEXIST') throw error;
    }
    const present = readHolder(data);
    const busy = present !== undefined && isRunning(present.pid);
    if (busy && (present.url === null || (await answers(present)))) return { heldBy: present };
    if (present !== undefined || !isFresh(data)) removeStale(data, present);
    await wait(20);
  }
}

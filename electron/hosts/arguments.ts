import { parseArgs } from 'node:util';
import { defaultProfile } from './profile.ts';

/** What a host is told on its command line. */
export interface HostArguments {
  /** Folder of the profile; made where it is missing. */
  profile: string;
  /** Address to fill into the enrolment form; undefined for none. */
  exchange: string | undefined;
  /** Enrol with the sample programme where the profile is not enrolled yet. */
  sample: boolean;
  /** Show a window, or open a browser. Without, the host says in one JSON line that it is ready. */
  open: boolean;
  /** Port of the browser host; 0 for any. */
  port: number;
}

export const usage = '[--profile DIR] [--exchange URL] [--sample] [--no-open] [--port N]';

/** A command line that cannot be understood; the message is one line for the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const hostOptions = {
  profile: { type: 'string' },
  exchange: { type: 'string' },
  sample: { type: 'boolean' },
  'no-open': { type: 'boolean' },
  port: { type: 'string' },
} as const;

type Values = { [K in keyof typeof hostOptions]?: string | boolean | undefined };

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function portOf(value: string | boolean | undefined): number {
  const port = value === undefined ? 0 : Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--port is a number from 0 to 65535, not “${String(value)}”.`);
}

/** Turns option values into what a host needs. @throws UsageError */
export function hostArguments(values: Values): HostArguments {
  const sample = values.sample === true;
  return {
    profile: text(values.profile) ?? defaultProfile(sample ? 'sample' : 'default'),
    exchange: text(values.exchange),
    sample,
    open: values['no-open'] !== true,
    port: portOf(values.port),
  };
}

/**
 * Reads a host's command line.
 * @param words without the program's name
 * @param strict false where Chromium's own switches may be among them: what is not ours is then passed over
 * @throws UsageError
 */
export function readHostArguments(words: readonly string[], strict: boolean): HostArguments {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: hostOptions,
      strict,
      allowPositionals: !strict,
    });
    return hostArguments(values);
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof TypeError)) throw error;
    throw new UsageError(`${error.message.split('. ')[0]}. Usage: ${usage}`);
  }
}

/** What the page's address says after `#`. @param token the browser host's one-time token */
export function launchFragment(exchange: string | undefined, token?: string): string {
  const fields = new URLSearchParams();
  if (token !== undefined) fields.set('token', token);
  if (exchange !== undefined) fields.set('exchange', exchange);
  return fields.size === 0 ? '' : `#${fields}`;
}

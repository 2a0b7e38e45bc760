import { parseArgs } from 'node:util';
import { type HostArguments, hostArguments, hostOptions, UsageError, usage } from '../hosts/arguments.ts';

/** What `npm start` was asked for. */
export interface StartOptions {
  /** undefined: the desktop where it can be had, else the browser. */
  host: 'desktop' | 'browser' | undefined;
  given: HostArguments;
}

const fullUsage = `npm start -- [--host desktop|browser] ${usage}`;

function hostOf(value: string | undefined): StartOptions['host'] {
  if (value === undefined || value === 'desktop' || value === 'browser') return value;
  throw new UsageError(`--host is desktop or browser, not “${value}”. Usage: ${fullUsage}`);
}

/** Reads the words after `npm start --`; without an exchange they mean the sample programme. @throws UsageError */
export function readStartOptions(words: readonly string[]): StartOptions {
  try {
    const options = { ...hostOptions, host: { type: 'string' } } as const;
    const { values } = parseArgs({ args: [...words], options, strict: true, allowPositionals: false });
    const sample = values.sample ?? values.exchange === undefined;
    return { host: hostOf(values.host), given: hostArguments({ ...values, sample }) };
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof TypeError)) throw error;
    throw new UsageError(`${error.message.split('. ')[0]}. Usage: ${fullUsage}`);
  }
}

/** The same options as words for the host's own command line. */
export function hostWords({ profile, exchange, sample, open, port }: HostArguments): string[] {
  return [
    ...['--profile', profile],
    ...(exchange === undefined ? [] : ['--exchange', exchange]),
    ...(sample ? ['--sample'] : []),
    ...(open ? [] : ['--no-open']),
    ...(port === 0 ? [] : ['--port', String(port)]),
  ];
}

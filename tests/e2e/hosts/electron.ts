import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { chromium, expect, type Page } from '@playwright/test';
import { endProgram } from '#tests/helpers/program.ts';
import type { RunningHost, StartHost } from './host.ts';

const packagedProgram = 'dist/linux-unpacked/rangefinder';

/** Chromium refuses its sandbox to root; a person at a desk is not root. */
const sandboxWords = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The debugging port's address, as Chromium prints it. */
function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the program ended with ${code} before it had a window`)));
    if (!child.stderr) throw new Error('a program needs a pipe for its errors');
    createInterface({ input: child.stderr }).on('line', (line) => {
      const found = /^DevTools listening on ws:\/\/([^/]+)/.exec(line);
      if (found?.[1]) resolve(`http://${found[1]}`);
    });
  });
}

/** Waits until the page is there: who attaches while the window is being made may never be answered. */
async function pageIsThere(address: string): Promise<void> {
  const pages = async () => {
    const targets = (await (await fetch(`${address}/json/list`)).json()) as { type: string; url: string }[];
    return targets.filter(({ type, url }) => type === 'page' && /^(app|file):/.test(url)).length;
  };
  await expect.poll(pages, { timeout: 60_000, intervals: [20] }).toBe(1);
}

async function attach(child: ChildProcess): Promise<{ page: Page; detach: () => Promise<void> }> {
  const address = await debuggingAddress(child);
  await pageIsThere(address);
  const browser = await chromium.connectOverCDP(address);
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error('the program showed no window');
  return { page, detach: () => browser.close() };
}

/**
 * Starts an Electron program and reaches its page over Chromium's debugging port, which the fuses of a packaged program
 * leave open while they close the inspector.
 */
export async function startElectron(words: readonly string[], locale = 'en-GB'): Promise<RunningHost> {
  const [program = '', ...parameters] = words;
  const child = spawn(
    program,
    [...parameters, ...sandboxWords, `--lang=${locale}`, '--remote-debugging-port=0'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      // What a page is told of the system's language comes from here on Linux, and from the switch elsewhere.
      env: { ...process.env, LANGUAGE: locale.replace('-', '_') },
    },
  );
  const { page, detach } = await attach(child).catch(async (error: unknown) => {
    await endProgram(child, 'SIGKILL');
    throw error;
  });
  const end = (signal: NodeJS.Signals) => async () => {
    await detach();
    await endProgram(child, signal);
  };
  return { page, close: end('SIGTERM'), kill: end('SIGKILL') };
}

/** The built program in the Electron of this machine. */
export const startDesktopHost: StartHost = ({ profile, words = [], locale }) =>
  startElectron([process.env.RANGEFINDER_ELECTRON ?? '', '.', '--profile', profile, ...words], locale);

/** The program as `npm run package` made it. */
export const startPackagedHost: StartHost = ({ profile, words = [], locale }) =>
  startElectron([packagedProgram, '--profile', profile, ...words], locale);

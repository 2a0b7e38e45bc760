import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { chromium, expect } from '@playwright/test';
import { endProgram } from '#tests/helpers/program.ts';
import { sandboxWords } from './desktop.ts';
import type { HostOptions, RunningHost } from './host.ts';

const program = 'dist/linux-unpacked/rangefinder';

/** The debugging port's address, as Chromium prints it. */
function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the packaged program ended with ${code}`)));
    if (!child.stderr) throw new Error('a program needs a pipe for its errors');
    createInterface({ input: child.stderr }).on('line', (line) => {
      const found = /^DevTools listening on ws:\/\/([^/]+)/.exec(line);
      if (found?.[1]) resolve(`http://${found[1]}`);
    });
  });
}

/** Waits until our page is there: who attaches while the window is being made is never answered. */
async function pageIsThere(address: string): Promise<void> {
  const pages = async () => {
    const targets = (await (await fetch(`${address}/json/list`)).json()) as { type: string; url: string }[];
    return targets.filter(({ type, url }) => type === 'page' && url.startsWith('app://')).length;
  };
  await expect.poll(pages, { timeout: 30_000 }).toBe(1);
}

/**
 * The packaged program. Its fuses refuse the inspector, so Playwright reaches the page over Chromium's remote
 * debugging port.
 */
export async function startPackagedHost({ profile, words = [] }: HostOptions): Promise<RunningHost> {
  const parameters = [...sandboxWords, '--remote-debugging-port=0', '--profile', profile, ...words];
  const child = spawn(program, parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
  const address = await debuggingAddress(child);
  await pageIsThere(address);
  const browser = await chromium.connectOverCDP(address);
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error('the packaged program showed no window');
  return { page, close: () => endProgram(child, 'SIGTERM'), kill: () => endProgram(child, 'SIGKILL') };
}

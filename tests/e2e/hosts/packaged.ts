import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { sandboxWords } from './desktop.ts';
import type { HostOptions, RunningHost } from './host.ts';

const program = 'dist/linux-unpacked/rangefinder';

/**
 * The packaged program. Its fuses refuse the inspector, so Playwright reaches the page over the remote debugging
 * port that Chromium prints.
 */
export async function startPackagedHost({ profile, words = [] }: HostOptions): Promise<RunningHost> {
  const parameters = [...sandboxWords, '--remote-debugging-port=0', '--profile', profile, ...words];
  const child = spawn(program, parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
  const address = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the packaged program ended with ${code}`)));
    createInterface({ input: child.stderr }).on('line', (line) => {
      const found = /^DevTools listening on (ws:\S+)/.exec(line);
      if (found?.[1]) resolve(found[1]);
    });
  });
  const browser = await chromium.connectOverCDP(address);
  const context = browser.contexts()[0];
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (!page) throw new Error('the packaged program showed no window');
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return { page, close: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

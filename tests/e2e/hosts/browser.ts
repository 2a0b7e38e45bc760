import { type Browser, chromium } from '@playwright/test';
import { startProgram } from '#tests/helpers/program.ts';
import type { HostOptions, RunningHost } from './host.ts';

export const chromiumWords = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
];

export async function openChromium(): Promise<Browser> {
  const executablePath = process.env.RANGEFINDER_CHROMIUM;
  return chromium.launch({ args: chromiumWords, ...(executablePath ? { executablePath } : {}) });
}

/** The built browser host, and a page of its own in a Chromium that opens the address it prints. */
export async function startBrowserHost({
  profile,
  words = [],
  locale = 'en-GB',
  chromium: running,
}: HostOptions): Promise<RunningHost> {
  const program = await startProgram([
    process.execPath,
    'out/main/browser.js',
    '--profile',
    profile,
    '--no-open',
    ...words,
  ]);
  const browser = running ? await running() : await openChromium();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale });
  const page = await context.newPage();
  await page.goto(program.ready.url);
  const end = async (how: () => Promise<void>) => {
    await how();
    await (running ? context : browser).close();
  };
  return { page, close: () => end(program.stop), kill: () => end(program.kill) };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { type OfficeExchange, openOfficeExchange } from '#tests/e2e/exchange.ts';
import { chromiumWords } from '#tests/e2e/hosts/browser.ts';
import { attach, debuggingAddress, pageAt } from '#tests/e2e/hosts/debuggingPort.ts';
import { enrol, pull, spans } from '#tests/e2e/steps/assessor.ts';
import { endProgram, startProgram } from '#tests/helpers/program.ts';
import { type Inspector, inspect } from './inspector.ts';
import { type Bench, type Measure, measureOf } from './measure.ts';

/** A word in the batch's row of the queue. */
const batch = 'first window';
/** Minutes of an assessor's work, each of them the same keys; a new submission every ten. */
const early = 10;
const late = 180;
const perSubmission = 10;
/** Seconds without change that count as rest. */
const restSeconds = 5;

/** The figure of a line such as `Private_Dirty: 1234 kB`, MB. */
function megabytes(rollup: string, line: string): number {
  return Number(new RegExp(`^${line}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? Number.NaN) / 1000;
}

/** The process that draws the page: of several renderers the one that worked most. */
async function rendererOf(page: Page): Promise<number> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (!session) throw new Error('the page has no browser');
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  const [busiest] = renderers.toSorted((a, b) => b.cpuTime - a.cpuTime);
  if (!busiest) throw new Error('no renderer is told');
  return busiest.id;
}

/** What the renderer's process holds for itself once rubbish was collected, MB. */
async function memoryOf(inspector: Inspector, renderer: number): Promise<number> {
  await inspector.ask('HeapProfiler.collectGarbage');
  return megabytes(readFileSync(`/proc/${renderer}/smaps_rollup`, 'utf8'), 'Private_Dirty');
}

const atRest = (last: readonly number[]) =>
  last.length === restSeconds && Math.max(...last) < 1.01 * Math.min(...last);

/** Reads until it no longer changes: the pictures beside the playhead come back a moment later. @returns the last, MB */
async function settled(address: string, renderer: number): Promise<number[]> {
  const inspector = await inspect((await pageAt(address)).webSocketDebuggerUrl);
  try {
    await inspector.ask('Memory.simulatePressureNotification', { level: 'critical' });
    const taken: number[] = [];
    while (!atRest(taken.slice(-restSeconds))) {
      if (taken.length === 60) throw new Error('the memory of the page never came to rest');
      await setTimeout(1_000);
      taken.push(await memoryOf(inspector, renderer));
    }
    return taken.slice(-restSeconds);
  } finally {
    inspector.close();
  }
}

/** Reads on: the next submission, or the first of the batch again. */
async function turn(page: Page): Promise<void> {
  const next = page.getByRole('button', { name: 'Next submission' });
  if (await next.isEnabled()) await page.keyboard.press('Shift+N');
  else {
    await page.getByRole('link', { name: 'Queue' }).click();
    await page
      .getByRole('row')
      .filter({ hasText: batch })
      .getByRole('button', { name: /Read next/ })
      .click();
  }
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2);
}

/** A minute: plays, jumps about, steps by frames, marks a moment for a criterion, and takes a step back and again. */
async function minute(page: Page, number: number): Promise<void> {
  await page.keyboard.press('Home');
  // What the seek comes from may lie near the end, and is told until it is done.
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 1) < 0.1);
  await page.keyboard.press('Space');
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.3);
  await page.keyboard.press('Space');
  for (let i = 0; i <= number % 5; i++) await page.keyboard.press('Control+ArrowRight');
  for (const key of ['.', '.', '.', ',', ',', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(key);
  const marked = await spans(page).count();
  await page.keyboard.press('m');
  await page.keyboard.press('abcd'.charAt(number % 4));
  await page.waitForFunction(
    (before) =>
      document.querySelectorAll('[role="listbox"] [role="option"]').length >= Math.min(before + 1, 3),
    marked,
  );
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
}

/** So many minutes at the page, which is then let go, with all that was noted of it to drive it. */
async function minutes(address: string, from: number, to: number): Promise<number[]> {
  const { page, detach } = await attach(address);
  for (let number = from; number <= to; number++) {
    await minute(page, number);
    if (number % perSubmission === 0) await turn(page);
  }
  const renderer = await rendererOf(page);
  await detach();
  return settled(address, renderer);
}

/** A browser that anyone may drive, at the address of a workstation. */
function openBrowser(url: string, folder: string): ChildProcess {
  const executable = process.env.RANGEFINDER_CHROMIUM ?? chromium.executablePath();
  const words = ['--headless=new', ...chromiumWords, '--window-size=1440,900', '--remote-debugging-port=0'];
  return spawn(executable, [...words, `--user-data-dir=${folder}`, url], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function begin(address: string, exchange: OfficeExchange): Promise<void> {
  const { page, detach } = await attach(address);
  await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await pull(page, batch);
  await page.getByRole('row').filter({ hasText: batch }).getByRole('button', { name: 'Read next' }).click();
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2);
  await detach();
}

async function measure(exchange: OfficeExchange, folder: string): Promise<Measure[]> {
  const words = ['out/main/browser.js', '--profile', join(folder, 'profile'), '--no-open'];
  const program = await startProgram([process.execPath, ...words]);
  const browser = openBrowser(program.ready.url, join(folder, 'browser'));
  try {
    const address = await debuggingAddress(browser);
    await begin(address, exchange);
    const baseline = await minutes(address, 1, early);
    const ours = await minutes(address, early + 1, late);
    const against = 'the same after ten minutes of it';
    return [
      measureOf({ name: 'memory', against, target: 1.2, better: 'lower', unit: 'MB' }, { ours, baseline }),
    ];
  } finally {
    await endProgram(browser, 'SIGTERM');
    await program.stop();
  }
}

/**
 * What the screen holds after three hours' worth of work against ten minutes' worth, each read when it came to rest
 * after the next submission came on screen. Two things are kept out that say nothing of the screen: what is decoded of
 * pictures, which Chromium keeps up to half a gigabyte of until memory runs short, so it is told that it does; and
 * what the page fetched, which is kept up to 100 MB for whoever drives the page, so nobody does while it is read.
 */
export const memory: Bench = {
  name: 'memory',
  async run() {
    if (process.platform !== 'linux') {
      console.error('memory is not measured here: the memory of a process is read from Linux’s /proc.');
      return undefined;
    }
    const folder = mkdtempSync(join(tmpdir(), 'rangefinder-bench-'));
    const exchange = await openOfficeExchange();
    try {
      return await measure(exchange, folder);
    } finally {
      await exchange.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { openOfficeExchange } from '#tests/e2e/exchange.ts';
import { startBrowserHost } from '#tests/e2e/hosts/browser.ts';
import { enrol, pull, spans, videoTime } from '#tests/e2e/steps/assessor.ts';
import { type Bench, type Measure, measureOf } from './measure.ts';

/** A word in the batch's row of the queue. */
const batch = 'Operational';
/** Minutes of an assessor's work, each of them the same keys; a new submission every ten. */
const early = 10;
const late = 180;
const perSubmission = 10;

interface Memory {
  /** What scripts hold once rubbish was collected, MB. */
  heap: number;
  /** What the renderer's process holds for itself, MB. */
  process: number;
}

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

/** What is held once everything that may be given back was: rubbish, and caches the browser keeps until asked. */
async function memoryOf(page: Page, session: CDPSession, renderer: number): Promise<Memory> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Memory.simulatePressureNotification', { level: 'critical' });
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const rollup = readFileSync(`/proc/${renderer}/smaps_rollup`, 'utf8');
  return { heap: usedSize / 1e6, process: megabytes(rollup, 'Private_Dirty') };
}

/** Several readings, because what the allocator holds back differs from one to the next. */
async function readings(page: Page, session: CDPSession): Promise<Memory[]> {
  const renderer = await rendererOf(page);
  const taken: Memory[] = [];
  for (let i = 0; i < 5; i++) taken.push(await memoryOf(page, session, renderer));
  return taken;
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
  await page.keyboard.press('Space');
  const from = await videoTime(page);
  await page.waitForFunction((at) => (document.querySelector('video')?.currentTime ?? 0) > at + 0.3, from);
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

interface Work {
  early: Memory[];
  late: Memory[];
}

async function work(page: Page): Promise<Work> {
  const session = await page.context().newCDPSession(page);
  const minutes = async (from: number, to: number) => {
    for (let number = from; number <= to; number++) {
      await minute(page, number);
      if (number % perSubmission === 0) await turn(page);
    }
    return readings(page, session);
  };
  return { early: await minutes(1, early), late: await minutes(early + 1, late) };
}

function measuresOf(memory: Work): Measure[] {
  const against = 'the same after ten minutes of it';
  const of = (name: string, part: keyof Memory) =>
    measureOf(
      { name, against, target: 1.2, better: 'lower', unit: 'MB' },
      { ours: memory.late.map((one) => one[part]), baseline: memory.early.map((one) => one[part]) },
    );
  return [of('memory-heap', 'heap'), of('memory-process', 'process')];
}

/**
 * What the screen holds after three hours' worth of work against ten minutes' worth. Each is read just after the next
 * submission came on screen, in the middle of five readings, under the browser's notice that memory runs short.
 * Without that notice Chromium keeps up to 512 MiB of decoded pictures in memory it drops whenever the system asks,
 * which fills within the first quarter of an hour and says nothing of what the screen holds on to.
 */
export const memory: Bench = {
  name: 'memory',
  async run() {
    if (process.platform !== 'linux') {
      console.error('memory is not measured here: the memory of a process is read from Linux’s /proc.');
      return undefined;
    }
    const profile = mkdtempSync(join(tmpdir(), 'rangefinder-bench-'));
    const exchange = await openOfficeExchange();
    const { page, close } = await startBrowserHost({ profile });
    try {
      await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
      await pull(page, batch);
      await page
        .getByRole('row')
        .filter({ hasText: batch })
        .getByRole('button', { name: 'Read next' })
        .click();
      await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2);
      return measuresOf(await work(page));
    } finally {
      await close();
      await exchange.remove();
      rmSync(profile, { recursive: true, force: true });
    }
  },
};

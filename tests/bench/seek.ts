import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { decodeFrameTimes, frameMs } from '#shared/domain/frameTimes.ts';
import { openChromium } from '#tests/e2e/hosts/browser.ts';
import { frameTimesOf } from '#tests/helpers/numberedFilm.ts';
import { openPlayerPage } from '#tests/helpers/playerPage.ts';
import { type Bench, inTurn, type Measure, measureOf, type Samples } from './measure.ts';

const seeks = 150;
const name = 'classroom.mp4';
const footage = 'tests/fixtures/media/classroom.mp4';

type SeekWindow = Window & { seek: (ms: number) => Promise<number> };

async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 960, height: 540 } });
  await page.goto(url);
  await page.waitForFunction(() => {
    const video = document.querySelector('video');
    const { player } = window as unknown as { player?: { status(): { exact: boolean } } };
    return (video?.readyState ?? 0) >= 2 && player?.status().exact !== false;
  });
  return page;
}

/** Milliseconds from asking to the frame, in the page itself. */
const seekTo = (page: Page, ms: number): Promise<number> =>
  page.evaluate((wanted) => (window as unknown as SeekWindow).seek(wanted), ms);

/** The value that 95 of 100 are not above. */
function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

/** The middles of frames all over the recording, each far from the one before. */
function* targets(frames: Uint8Array<ArrayBuffer>): Generator<number, never> {
  const times = decodeFrameTimes(frames.buffer);
  const last = times.ticks.length - 1;
  // Steps by the golden ratio reach everywhere and never return.
  for (let turn = 1; ; turn++) {
    const frame = Math.floor(((turn * 0.618_033_988_7) % 1) * last);
    yield (frameMs(times, frame) + frameMs(times, frame + 1)) / 2;
  }
}

/** The same seeks on two pages. */
export async function seekInTurn(
  frames: Uint8Array<ArrayBuffer>,
  urls: { ours: string; baseline: string },
): Promise<Samples> {
  // Each in a browser of its own, so that neither is the tab in the background.
  const browsers = [await openChromium(), await openChromium()] as const;
  try {
    const ours = await openPage(browsers[0], urls.ours);
    const bare = await openPage(browsers[1], urls.baseline);
    const forOurs = targets(frames);
    const forBare = targets(frames);
    return await inTurn(
      seeks,
      () => seekTo(ours, forOurs.next().value),
      () => seekTo(bare, forBare.next().value),
    );
  } finally {
    for (const browser of browsers) await browser.close();
  }
}

async function measure(folder: string): Promise<Measure[]> {
  const path = join(folder, name);
  copyFileSync(footage, path);
  const frames = frameTimesOf(path);
  writeFileSync(`${path}.frames`, frames);
  const pages = await openPlayerPage(folder);
  const urls = { ours: pages.player(name), baseline: pages.bare(name) };
  const samples = await seekInTurn(frames, urls).finally(pages.close);
  const slow = { ours: [p95(samples.ours)], baseline: [p95(samples.baseline)] };
  return [
    measureOf({ ...claim, name: 'seek', target: 1.15 }, samples),
    measureOf({ ...claim, name: 'seek (95 of 100)', target: 1.3 }, slow),
  ];
}

const claim = {
  against: 'the same seeks of a bare video element on the same file',
  better: 'lower',
  unit: 'ms',
} as const;

/** From asking for a time to the frame on screen, through the player and the media route. */
export const seek: Bench = {
  name: 'seek',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'rangefinder-bench-'));
    try {
      return await measure(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

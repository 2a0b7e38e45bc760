import type { Page } from '@playwright/test';
import { enrolAs, openReading, pullBatch, toQueue, toSettings } from './steps/screens.ts';
import { words } from './steps/words.ts';
import { expect, test } from './test.ts';

// Each opens a reading of real evidence, some of them twice.
test.describe.configure({ timeout: 240_000 });

const w = words['en-GB'];
const batch = 'first window';

const widthOf = async (page: Page, pane: string) =>
  (await page.locator(`[data-panel]#${pane}`).boundingBox())?.width ?? 0;

async function openFirst(
  page: Page,
  exchange: { url: string; enrolCode(role: 'assessor'): Promise<string> },
) {
  await enrolAs(page, w, { url: exchange.url, code: await exchange.enrolCode('assessor') });
  await pullBatch(page, w, batch);
  await openReading(page, w, batch);
}

/** How far the page could be scrolled sideways. */
const sideways = (page: Page) =>
  page.evaluate(() => {
    const main = document.querySelector('main') ?? document.documentElement;
    return [document.documentElement, main].map((element) => element.scrollWidth - element.clientWidth);
  });

test('panes are resized and folded by keyboard, and stay so over a restart', async ({ exchange, start }) => {
  const first = await start();
  await openFirst(first.page, exchange);
  const before = await widthOf(first.page, 'rubric');
  await first.page.getByRole('separator', { name: w.shell.moveRubric }).focus();
  await first.page.keyboard.press('ArrowLeft');
  await expect.poll(() => widthOf(first.page, 'rubric')).toBeGreaterThan(before + 20);
  const wider = await widthOf(first.page, 'rubric');
  await first.page.getByRole('button', { name: w.shell.showSpans }).click();
  await expect(first.page.getByRole('button', { name: w.shell.showSpans })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  // The settings say when it is kept: leaving the reading does not wait for it.
  await toSettings(first.page, w);
  await first.close();

  const { page } = await start();
  await openReading(page, w, batch);
  await expect.poll(() => widthOf(page, 'rubric')).toBeCloseTo(wider, -1);
  const spans = page.getByRole('button', { name: w.shell.showSpans });
  await expect(spans).toHaveAttribute('aria-pressed', 'false');
  await spans.click();
  await expect(spans).toHaveAttribute('aria-pressed', 'true');
});

test('a folded pane is left out by Tab, and its key brings it back', async ({ exchange, start }) => {
  const { page } = await start();
  await openFirst(page, exchange);
  const rationale = page.getByRole('textbox', { name: /^Rationale for A/ });
  await expect(rationale).toBeVisible();
  await page.keyboard.press('Shift+E');
  await expect(rationale).toBeHidden();
  await page.keyboard.press('Shift+E');
  await expect(rationale).toBeVisible();
});

test('at twice its size nothing is cut off, and what is typed stays when the panes go under each other', async ({
  exchange,
  start,
}) => {
  const { page } = await start();
  await openFirst(page, exchange);
  const rationale = page.getByRole('textbox', { name: /^Rationale for A/ });
  await rationale.fill('Half a sent');
  // 1440 × 900 at 200 % is what a window of 720 × 450 shows.
  for (const size of [
    { width: 720, height: 450 },
    { width: 1024, height: 700 },
  ]) {
    await page.setViewportSize(size);
    await expect.poll(() => sideways(page), `${size.width}`).toEqual([0, 0]);
    await rationale.scrollIntoViewIfNeeded();
    await expect(rationale).toBeInViewport();
    await expect(rationale).toHaveValue('Half a sent');
  }
  await page.setViewportSize({ width: 720, height: 450 });
  await toSettings(page, w);
  await expect.poll(() => sideways(page)).toEqual([0, 0]);
  await toQueue(page, w);
  await expect.poll(() => sideways(page)).toEqual([0, 0]);
});

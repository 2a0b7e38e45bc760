import type { Locator, Page } from '@playwright/test';
import type { OfficeExchange } from './exchange.ts';
import type { RunningHost } from './hosts/host.ts';
import { enrol, pull, readNext, spans } from './steps/assessor.ts';
import { expect, test } from './test.ts';

interface Office {
  exchange: OfficeExchange;
  start: () => Promise<RunningHost>;
}

const slider = (page: Page, name: string) => page.getByRole('slider', { name, exact: true });
const startHandle = (page: Page) => slider(page, 'Start of the selected span');
const endHandle = (page: Page) => slider(page, 'End of the selected span');
const position = (page: Page) => slider(page, 'Position in the recording');
const shownPart = (page: Page) => slider(page, 'Part of the recording that the timeline shows');

async function numberOf(locator: Locator): Promise<number> {
  return Number(await locator.getAttribute('aria-valuenow'));
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('it is not on the screen');
  return box;
}

/** Goes to a time by the keyboard. */
async function goTo(page: Page, time: string): Promise<void> {
  await page.keyboard.press('Shift+G');
  await page.keyboard.type(time);
  await page.keyboard.press('Enter');
  const seconds = Number(time.split(':').at(-1));
  await expect.poll(async () => Math.round((await numberOf(position(page))) / 1_000) % 60).toBe(seconds);
}

/** A reading with one span of the first criterion, from the fourth to the eighth second, selected. */
async function openWithSpan({ exchange, start }: Office): Promise<Page> {
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await pull(page, 'first window');
  await readNext(page, 'first window');
  await expect(position(page)).toBeVisible();
  await goTo(page, '00:04');
  await page.keyboard.press('i');
  await goTo(page, '00:08');
  await page.keyboard.press('o');
  await page.keyboard.press('a');
  await page.keyboard.press('Escape');
  await expect(spans(page)).toHaveCount(1);
  await expect(endHandle(page)).toBeVisible();
  return page;
}

/** Draws with the pointer from the middle of an element so many pixels to the right, without letting go. */
async function draw(page: Page, from: Locator, byPx: number): Promise<void> {
  const { x, y, width, height } = await boxOf(from);
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + byPx, y + height / 2, { steps: 6 });
}

test('a span is resized by drawing its end, and nothing is saved before it is let go', async ({
  exchange,
  start,
}) => {
  const page = await openWithSpan({ exchange, start });
  const before = await numberOf(endHandle(page));
  const listed = (await spans(page).textContent()) ?? '';

  await draw(page, endHandle(page), 120);
  await expect(spans(page)).toHaveText(listed);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await numberOf(endHandle(page))).toBe(before);

  await draw(page, endHandle(page), 120);
  await page.mouse.up();
  await expect.poll(() => numberOf(endHandle(page))).toBeGreaterThan(before + 1_000);
  await expect(spans(page)).not.toHaveText(listed);

  await page.keyboard.press('Control+z');
  await expect.poll(() => numberOf(endHandle(page))).toBe(before);
});

test('a held key nudges an end by frames, and is undone in one step', async ({ exchange, start }) => {
  const page = await openWithSpan({ exchange, start });
  const before = await numberOf(startHandle(page));
  await startHandle(page).focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => numberOf(startHandle(page))).toBeGreaterThan(before + 300);
  expect(await startHandle(page).getAttribute('aria-valuetext')).toMatch(/^00:00:04\.\d{3}$/);
  await page.keyboard.press('Control+z');
  await expect.poll(() => numberOf(startHandle(page))).toBe(before);
});

test('the arrows zoom, the window moves along, and the ruler scrubs', async ({ exchange, start }) => {
  const page = await openWithSpan({ exchange, start });
  const whole = await boxOf(shownPart(page));
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowUp');
  await expect.poll(async () => (await boxOf(shownPart(page))).width).toBeLessThan(whole.width / 3);

  await shownPart(page).focus();
  await page.keyboard.press('End');
  await expect.poll(() => numberOf(shownPart(page))).toBeGreaterThan(5_000);
  await page.keyboard.press('Home');
  await expect.poll(() => numberOf(shownPart(page))).toBe(0);

  const ruler = await boxOf(position(page));
  await page.mouse.move(ruler.x + 5, ruler.y + 8);
  await page.mouse.down();
  await page.mouse.move(ruler.x + ruler.width / 2, ruler.y + 8, { steps: 4 });
  const between = await numberOf(position(page));
  await page.mouse.move(ruler.x + ruler.width - 5, ruler.y + 8, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => numberOf(position(page))).toBeGreaterThan(between);

  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(async () => (await boxOf(shownPart(page))).width).toBeCloseTo(whole.width, 0);
});

test('the timeline leaves the picture room in a small window', async ({ exchange, start }) => {
  const page = await openWithSpan({ exchange, start });
  await page.setViewportSize({ width: 1024, height: 700 });
  const timeline = await boxOf(page.getByRole('region', { name: 'Timeline' }));
  expect(timeline.height).toBeLessThan(700 / 3);
  const picture = await boxOf(page.locator('video').first());
  expect(picture.height).toBeGreaterThan(120);
});

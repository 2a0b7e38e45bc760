import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { auditReadings, enrolByHand } from '#tests/helpers/auditor.ts';
import { longPlan, reflection, writeStillProgramme } from '#tests/helpers/stillProgramme.ts';
import { type OfficeExchange, openOfficeExchange } from './exchange.ts';
import { enrol, pull, readNext } from './steps/assessor.ts';
import { expect, test } from './test.ts';

let exchange: OfficeExchange;
let programme: string;

test.beforeEach(async () => {
  programme = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
  await writeStillProgramme(programme);
  exchange = await openOfficeExchange(programme);
});

test.afterEach(async () => {
  await exchange.remove();
  rmSync(programme, { recursive: true, force: true });
});

async function begin(page: Page): Promise<void> {
  await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await pull(page, 'Spring');
  await readNext(page, 'Spring');
}

const show = (page: Page, title: string) => page.getByRole('tab', { name: title, exact: true }).click();
const drawnPage = (page: Page, number: number) =>
  page.getByRole('region', { name: `Page ${number} of ${longPlan.pages}` });
const region = (page: Page, letter: string) =>
  page.getByRole('button', { name: new RegExp(`^Region for ${letter}`) });
const saved = (page: Page) => expect(page.getByText(/^Saved \d/)).toBeVisible();

/** Drags between two places of something, in fractions of it. */
async function drag(page: Page, over: Locator, from: [number, number], to: [number, number]): Promise<void> {
  const box = await over.boundingBox();
  if (box === null) throw new Error('there is nothing to drag over');
  const at = ([x, y]: [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 4 });
  await page.mouse.up();
}

/** Where one thing stands on another, in fractions, to two places. */
async function placeOn(sheet: Locator, thing: Locator): Promise<number[]> {
  const [on, box] = [await sheet.boundingBox(), await thing.boundingBox()];
  if (on === null || box === null) throw new Error('it is not on the screen');
  const place = [
    (box.x - on.x) / on.width,
    (box.y - on.y) / on.height,
    box.width / on.width,
    box.height / on.height,
  ];
  return place.map((fraction) => Math.round(fraction * 100) / 100);
}

test('a region is drawn on a page, moved, and found again at any size and after a restart', async ({
  start,
}) => {
  const first = await start();
  const { page } = first;
  await begin(page);
  await show(page, 'Plan');
  const sheet = drawnPage(page, 1);
  await expect(sheet.locator('canvas')).toBeVisible();
  await drag(page, sheet, [0.1, 0.1], [0.5, 0.3]);
  await page.keyboard.press('a');
  await expect(region(page, 'A')).toBeVisible();
  expect(await placeOn(sheet, region(page, 'A'))).toEqual([0.1, 0.1, 0.4, 0.2]);

  await region(page, 'A').click();
  await drag(page, region(page, 'A'), [0.5, 0.5], [0.75, 0.5]);
  expect(await placeOn(sheet, region(page, 'A'))).toEqual([0.2, 0.1, 0.4, 0.2]);
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await expect.poll(() => placeOn(sheet, region(page, 'A'))).toEqual([0.2, 0.1, 0.4, 0.2]);
  await saved(page);
  await first.kill();

  const again = await start();
  await readNext(again.page, 'Spring');
  await show(again.page, 'Plan');
  expect(await placeOn(drawnPage(again.page, 1), region(again.page, 'A'))).toEqual([0.2, 0.1, 0.4, 0.2]);
});

test('regions and ranges are made by the keyboard alone, and reach the exchange as they were made', async ({
  start,
}) => {
  const { page } = await start();
  await begin(page);
  await page.keyboard.press('Alt+Shift+Digit3');
  await expect(page.getByRole('img', { name: 'Work' })).toBeVisible();
  await page.keyboard.press('r');
  await expect(page.getByRole('application', { name: 'New region' })).toBeFocused();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('25 % from the left, 34 % from the top, 51 % wide, 33 % high')).toBeAttached();
  await page.keyboard.press('Enter');
  await page.keyboard.press('a');
  await expect(region(page, 'A')).toBeVisible();

  await page.keyboard.press('Alt+Shift+Digit4');
  await page.getByRole('document', { name: 'Reflection' }).focus();
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('r');
  await page.keyboard.press('b');
  await expect(page.getByRole('button', { name: 'Range for B' })).toBeVisible();

  await page.keyboard.press('c');
  await page.keyboard.press('0');
  for (const letter of ['a', 'b', 'c']) {
    await page.keyboard.press(letter);
    await page.keyboard.press('2');
  }
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Reflection')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Confirm and submit' }).press('Enter');
  // The video, the plan and the broken document were never opened.
  await dialog.getByRole('button', { name: 'Submit all the same' }).press('Enter');
  await expect(page.getByText('Accepted', { exact: true }).first()).toBeVisible({ timeout: 30_000 });

  const auditor = await enrolByHand(exchange.url, await exchange.enrolCode('auditor'));
  const events = await auditReadings(exchange.url, auditor.credential);
  const spans = events.flatMap(({ event }) => event.payload.annotations.map(({ span }) => span));
  const [image, text] = [
    spans.find(({ kind }) => kind === 'image'),
    spans.find(({ kind }) => kind === 'text'),
  ];
  expect(image).toMatchObject({ x: 0.25, y: 0.343333, width: 0.51, height: 0.333333 });
  expect(text?.kind === 'text' && reflection.slice(text.start, text.end).trim()).toBe(
    'asked how they knew, and waited.',
  );
});

test('a long document is gone through by page, by search and by its regions', async ({ start }) => {
  const { page } = await start();
  await begin(page);
  await show(page, 'Plan');
  await expect(drawnPage(page, 1)).toBeVisible();
  await page.getByRole('button', { name: 'Find in the document' }).click();
  await page.getByRole('textbox', { name: 'Find in the document' }).fill('A UNICORN in the');
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible();
  await expect(drawnPage(page, longPlan.oddPage)).toBeInViewport();
  await page.keyboard.press('Escape');

  await page.keyboard.press('r');
  await page.keyboard.press('Enter');
  await page.keyboard.press('b');
  await expect(region(page, 'B')).toBeInViewport();
  await page.keyboard.press('Control+Shift+ArrowRight');
  await expect(page.getByRole('textbox', { name: 'Page' })).toHaveValue(String(longPlan.oddPage + 1));

  await page.getByRole('textbox', { name: 'Page' }).fill('1');
  await page.keyboard.press('Enter');
  await expect(drawnPage(page, 1)).toBeInViewport();
  await expect(region(page, 'B')).toHaveCount(0);
  expect(await page.locator('canvas').count()).toBeLessThan(8);

  await show(page, 'Work');
  await page
    .getByRole('option')
    .filter({ hasText: `page ${longPlan.oddPage}` })
    .click();
  await expect(region(page, 'B')).toBeInViewport();
});

test('a broken document says so, and no kind of evidence has an accessibility fault', async ({ start }) => {
  const { page } = await start();
  await begin(page);
  await show(page, 'Broken');
  await expect(page.getByRole('alert')).toContainText('“Broken” is damaged');
  for (const [title, there] of [
    ['Plan', drawnPage(page, 1)],
    ['Work', page.getByRole('img', { name: 'Work' })],
    ['Reflection', page.getByRole('document', { name: 'Reflection' })],
  ] as const) {
    await show(page, title);
    await expect(there).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
});

import type { Page } from '@playwright/test';
import { PDFDocument } from 'pdf-lib';
import type { OfficeExchange } from './exchange.ts';
import type { RunningHost } from './hosts/host.ts';
import { enrol } from './steps/assessor.ts';
import { expect, test } from './test.ts';

interface Office {
  exchange: OfficeExchange;
  start: () => Promise<RunningHost>;
}

const batch = (page: Page) => page.getByRole('row').filter({ hasText: 'Practice' });
const keyboard = (page: Page) => page.getByRole('region', { name: 'Keyboard' });
const rowOf = (page: Page, command: string) =>
  keyboard(page).getByRole('listitem').filter({ hasText: command });

/** The queue of somebody who has just enrolled. */
async function openQueue({ exchange, start }: Office): Promise<RunningHost> {
  const host = await start();
  await enrol(host.page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await expect(batch(host.page)).toBeVisible({ timeout: 60_000 });
  return host;
}

async function openKeyboardSettings(page: Page, group: string): Promise<void> {
  await page.keyboard.press('Control+,');
  await keyboard(page).getByRole('button', { name: group, exact: true }).click();
}

test('the palette finds a command by words of its name, runs it, and gives the keyboard back', async ({
  exchange,
  start,
}) => {
  const { page } = await openQueue({ exchange, start });
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-batch-row]').first()).toBeFocused();

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Find a command' });
  await expect(palette.getByRole('option', { name: /Search the queue/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(page.locator('[data-batch-row]').first()).toBeFocused();

  await page.keyboard.press('Control+k');
  // What is typed before the field has the keyboard goes elsewhere.
  await expect(palette.locator('input')).toBeFocused();
  await page.keyboard.type('sear que');
  await expect(palette.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  const search = page.getByRole('textbox').first();
  await expect(search).toBeFocused();

  // In a field the keys write, but the palette still opens; what was used last comes first.
  await page.keyboard.type('?');
  await expect(search).toHaveValue('?');
  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('option').first()).toHaveText(/Search the queue/);
});

test('a changed key works at once and after a restart', async ({ exchange, start }) => {
  const first = await openQueue({ exchange, start });
  await openKeyboardSettings(first.page, 'Everywhere');
  await first.page.getByRole('button', { name: 'Change the key of: Go to the queue' }).click();
  await first.page.keyboard.press('F8');
  await expect(rowOf(first.page, 'Go to the queue')).toContainText('F8');
  await first.page.keyboard.press('F8');
  await expect(batch(first.page)).toBeVisible();
  await first.close();

  const { page } = await start();
  await expect(batch(page)).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Control+,');
  await expect(keyboard(page).getByText('1 key changed')).toBeVisible();
  await page.keyboard.press('F8');
  await expect(batch(page)).toBeVisible();
});

test('a key that means something else is moved only when the person says so', async ({ exchange, start }) => {
  const { page } = await openQueue({ exchange, start });
  await openKeyboardSettings(page, 'Everywhere');
  const change = page.getByRole('button', { name: 'Change the key of: Go to the queue' });
  const conflict = keyboard(page).getByRole('alert');

  await change.click();
  await page.keyboard.press('Control+,');
  await expect(conflict).toContainText('Ctrl+, already does: Open settings');
  await page.getByRole('button', { name: 'Leave it there' }).click();
  await expect(rowOf(page, 'Open settings')).toContainText('Ctrl');
  await expect(rowOf(page, 'Go to the queue')).toContainText('Q');

  await change.click();
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Move the key here' }).click();
  await expect(conflict).toBeHidden();
  await expect(rowOf(page, 'Open settings')).toContainText('No key');
  await page.keyboard.press('Control+,');
  await expect(batch(page)).toBeVisible();
});

test('a set of keys asks which shall hold where it clashes with the person’s own', async ({
  exchange,
  start,
}) => {
  const { page } = await openQueue({ exchange, start });
  await openKeyboardSettings(page, 'Spans');
  await page.getByRole('button', { name: 'Change the key of: Play the span' }).click();
  await page.keyboard.press('Control+Home');
  await expect(rowOf(page, 'Play the span')).toContainText('Home');

  await page.getByLabel('Set of keys').selectOption('BORIS');
  await expect(keyboard(page).getByRole('alert')).toContainText('Ctrl+Home: To the start · Play the span');
  await page.getByRole('button', { name: 'Take the keys of the set' }).click();
  await expect(rowOf(page, 'Play the span')).toContainText('Space');
  await expect(page.getByLabel('Set of keys')).toHaveValue('boris');
});

test('the help lists the keys of the page, and leads to a sheet of all of them that prints on two pages', async ({
  exchange,
  start,
}, { project }) => {
  const { page } = await openQueue({ exchange, start });
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys on this page' });
  await expect(help.getByText('Search the queue')).toBeVisible();
  await expect(help.getByText('Play or pause')).toBeHidden();
  await help.getByRole('button', { name: 'Cheat sheet' }).click();
  const sheet = page.getByRole('dialog', { name: 'Cheat sheet' });
  await expect(sheet.getByText('Play or pause')).toBeVisible();

  await page.emulateMedia({ media: 'print' });
  await expect(sheet.getByText('Pick the criterion of this letter')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Queue', level: 1 })).toBeHidden();
  for (const button of ['Print', 'Close'])
    await expect(sheet.getByRole('button', { name: button })).toBeHidden();
  // Only a browser without a screen prints to a file.
  if (project.name !== 'browser') return;
  const printed = await PDFDocument.load(await page.pdf({ format: 'A4' }));
  expect(printed.getPageCount()).toBeLessThanOrEqual(2);
});

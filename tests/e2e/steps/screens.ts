import { expect, type Page } from '@playwright/test';
import type { ScreenWords } from './words.ts';

/** The way from screen to screen, in whatever language they are. */

export async function enrolAs(
  page: Page,
  w: ScreenWords,
  exchange: { url: string; code: string },
): Promise<void> {
  await page.getByLabel(w.enrolment.address).fill(exchange.url);
  await page.getByLabel(w.enrolment.code).fill(exchange.code);
  await page.getByRole('button', { name: w.enrolment.enrol, exact: true }).click();
}

/** Claims the batch of this name and waits until its evidence is on this machine. */
export async function pullBatch(page: Page, w: ScreenWords, name: string): Promise<void> {
  const row = page.getByRole('row').filter({ hasText: name });
  await row.getByRole('button', { name: w.queue.claim, exact: true }).click();
  await expect(row.getByRole('button', { name: w.queue.readNext })).toBeVisible({ timeout: 60_000 });
}

export async function openReading(page: Page, w: ScreenWords, name: string): Promise<void> {
  const row = page.getByRole('row').filter({ hasText: name });
  await row.getByRole('button', { name: w.queue.readNext }).click();
  await expect(page.getByRole('button', { name: w.scoring.submit, exact: true })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.locator('video').first()).toBeVisible();
}

export async function toSettings(page: Page, w: ScreenWords): Promise<void> {
  await page.getByRole('link', { name: w.shell.settings }).click();
  await expect(page.getByRole('heading', { name: w.settings.title, exact: true })).toBeVisible();
}

export async function toQueue(page: Page, w: ScreenWords): Promise<void> {
  await page.getByRole('link', { name: w.shell.queue }).click();
  await expect(page.getByRole('heading', { name: w.queue.title, exact: true })).toBeVisible();
}

/** What a dialog, drawer or menu is opened and left by. */
export async function inDialog(
  page: Page,
  open: () => Promise<void>,
  look: () => Promise<void>,
): Promise<void> {
  await open();
  const dialog = page.getByRole('dialog').first();
  await expect(dialog).toBeVisible();
  await look();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

/** Each kind of evidence has a tab; the last holds the educator's answers. */
export async function eachEvidence(page: Page, look: (title: string) => Promise<void>): Promise<void> {
  const tabs = page.getByRole('tab');
  for (let i = 0; i < (await tabs.count()); i++) {
    const tab = tabs.nth(i);
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await look((await tab.textContent()) ?? '');
  }
  await tabs.first().click();
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { inThePhone, place, plantedJpeg, plantedPdf } from '#tests/helpers/plantedFiles.ts';
import { databaseBytes } from '#tests/helpers/profileKey.ts';
import { enrol } from './steps/assessor.ts';
import { expect, test } from './test.ts';

async function openSearch(page: Page): Promise<Locator> {
  await page.getByRole('link', { name: 'Settings' }).click();
  return page.getByRole('region', { name: 'Search for names' });
}

async function search(part: Locator, identifiers: string, where = ''): Promise<void> {
  await part.getByRole('textbox', { name: 'What to look for' }).fill(identifiers);
  await part.getByRole('textbox', { name: 'Where' }).fill(where);
  await part.getByRole('button', { name: 'Search' }).click();
}

const told = (part: Locator) => part.getByRole('status');

test('a person searches their profile and a folder for names, and what they searched for stays nowhere', async ({
  exchange,
  profile,
  start,
}) => {
  const { page, close } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  const part = await openSearch(page);

  await search(part, 'Quintessa Overbury\n');
  await expect(told(part)).toHaveText('Nothing was found.', { timeout: 60_000 });
  await expect(part.getByText(/^Searched \d+ files .* for 1 identifiers in/)).toBeVisible();

  await search(part, 'Discourse in mathematics');
  await expect(told(part)).toHaveText(/^Found in/, { timeout: 60_000 });
  const found = part.getByRole('table', { name: 'Found', exact: true });
  await expect(found.getByRole('row').filter({ hasText: 'rangefinder.sqlite' }).first()).toBeVisible();
  await expect(found.getByRole('row').filter({ hasText: 'table batches' }).first()).toBeVisible();

  // With the list still on the screen, a file of each kind is looked into.
  const folder = mkdtempSync(join(tmpdir(), 'rangefinder-pack-'));
  place(folder, 'plan.pdf', await plantedPdf());
  place(folder, 'work.jpg', await plantedJpeg());
  await search(part, inThePhone.join('\n'), folder);
  await expect(found.getByRole('row').filter({ hasText: 'text of page 1' }).first()).toBeVisible({
    timeout: 60_000,
  });
  await expect(found.getByRole('row').filter({ hasText: 'tags' }).first()).toBeVisible();
  rmSync(folder, { recursive: true });
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await close();
  const kept = [databaseBytes(profile), readFileSync(join(profile, 'logs/rangefinder.log'))];
  for (const bytes of kept) expect(bytes.toString('latin1')).not.toMatch(/Quintessa|Okafor/);
});

test('a search can be stopped, and says what is wrong with what it was given', async ({
  exchange,
  start,
}) => {
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  const part = await openSearch(page);

  await search(part, 'Jordan Rivera', resolve('resources/sample'));
  await expect(told(part)).toHaveText(/^Searching: \d+ of \d+ files/);
  await expect(part.getByRole('button', { name: 'Search' })).toBeDisabled();
  await part.getByRole('button', { name: 'Stop' }).click();
  await expect(told(part)).toHaveText('The search was stopped; nothing can be said.');

  await search(part, 'Jordan Rivera', '/nowhere/at/all');
  await expect(part.getByRole('alert')).toContainText('nothing to search');
  await search(part, '# only a remark');
  await expect(part.getByRole('alert')).toContainText('list of identifiers is empty');
});

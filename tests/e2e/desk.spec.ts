import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import { auditEvents, enrolByHand } from '#tests/helpers/auditor.ts';
import { downloadsOf } from './hosts/host.ts';
import { enrol } from './steps/assessor.ts';
import { expect, test } from './test.ts';

test.describe.configure({ timeout: 180_000 });

async function openDesk(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Agreement' }).click();
  await expect(page.getByRole('table', { name: 'Overview' })).toBeVisible();
}

const part = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Parts of the desk' })
    .getByRole('link', { name, exact: true })
    .click();

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`)).toEqual([]);
}

test('an auditor finds the reader who drifts, and what it rests on', async ({ exchange, start }) => {
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('auditor'));
  await openDesk(page);
  await expect(page.getByText(/\d+ readings of 30 submissions by 4 readers/)).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Eliciting student thinking' })).toContainText(
    /0\.\d\d \(0\.\d\d to \d\.\d\d\)/,
  );
  await expectAccessible(page);
  await page.keyboard.press('Alt+Shift+D');
  await expect(page.getByRole('dialog')).toContainText('Gwet AC1');
  await page.keyboard.press('Escape');

  await part(page, 'Drift');
  const strongest = page.locator('section').filter({ hasText: 'over time' }).first();
  await expect(strongest).toContainText(/has moved: higher than the others from/);
  const reader = (await strongest.getByRole('heading').innerText()).replace(' over time', '');
  await strongest.getByText('Table').click();
  await expect(strongest.getByRole('table')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('search').getByLabel('Readers').first().click();
  await page.getByRole('option', { name: reader }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Fewer than two readers are left by the filters.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(strongest).toContainText(reader);
});

test('an auditor sees whether readers agree for the same reasons', async ({ exchange, start }) => {
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('auditor'));
  await openDesk(page);
  await part(page, 'Evidence');
  const lanes = page.getByRole('figure', { name: /\d+ marks of .* criterion by criterion/ });
  await expect(lanes.locator('svg a').first()).toBeVisible();
  const matched = page.locator('section').filter({ hasText: 'Do two readers mark the same moments?' });
  await matched.getByText('Table', { exact: true }).click();
  await expect(page.getByRole('cell', { name: /^\d+ of \d+$/ }).first()).toBeVisible();
  await lanes.locator('svg a').first().click();
  await expect(page.getByRole('heading', { name: /^Readings of / })).toBeVisible();
});

test('no part of the desk keeps anybody out', async ({ exchange, start }) => {
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('auditor'));
  await openDesk(page);
  const names = await page
    .getByRole('navigation', { name: 'Parts of the desk' })
    .getByRole('link')
    .allInnerTexts();
  expect(names.length).toBe(12);
  for (const name of names) {
    await part(page, name);
    await expect(page.locator('main figure, main table, main button').first()).toBeVisible();
    await expectAccessible(page);
  }
});

test('an auditor explains a disagreement to the second and decides it', async ({ exchange, start }) => {
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('auditor'));
  await openDesk(page);
  await part(page, 'Adjudication');
  const waiting = page.getByRole('table', { name: 'Readings that differ' });
  const filmed = waiting.getByRole('row').filter({ hasText: 'first window' }).first();
  const name = await filmed.getByRole('link').innerText();
  await filmed.getByRole('link').click();
  await expect(page.getByRole('heading', { name: `Readings of ${name}` })).toBeVisible();
  const explained = page.getByRole('region', { name: 'The two spans that explain it' });
  await explained
    .getByRole('button', { name: /^Play .*: \d\d:\d\d:\d\d/ })
    .first()
    .click();
  await expect(page.locator('video')).toHaveJSProperty('paused', false);
  const from = await page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);
  expect(from).toBeGreaterThan(0);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Ask for a third read' }).click();
  await expect(page.getByText(/A third read was asked for by .* You can still decide/)).toBeVisible();

  const decide = page.getByRole('region', { name: 'Decide', exact: true });
  await expect(decide.getByRole('button', { name: 'Sign the decision' })).toBeDisabled();
  for (const row of await decide.getByRole('radiogroup').all())
    await row.getByText('3', { exact: true }).click();
  await decide.getByLabel('Why you decide so').fill('The pressed-for reason is there in both spans.');
  await decide.getByRole('button', { name: 'Sign the decision' }).click();
  await expect(page.getByText(/Decided (by|here by)/)).toBeVisible();

  await expect
    .poll(async () => {
      const { credential } = await enrolByHand(exchange.url, await exchange.enrolCode('auditor'));
      const events = await auditEvents(exchange.url, credential);
      return events
        .filter(({ event }) => event.type === 'adjudication.decided')
        .map(({ verdict }) => verdict);
    })
    .toEqual(['accepted']);
  await part(page, 'Trail');
  await expect(page.getByText(/every signature and every chain is sound/)).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Decision' })).toContainText('accepted');
});

test('an auditor takes the report and the data for R along', { tag: '@page' }, async ({
  exchange,
  start,
}) => {
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('auditor'));
  await openDesk(page);
  await part(page, 'Report');
  const [html] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a web page' }).click(),
  ]);
  const report = await (await html.createReadStream()).toArray();
  const text = Buffer.concat(report as Buffer[]).toString('utf8');
  expect(text).toContain('Limits of what can be said');
  expect(text).toContain('<svg');
  expect(text).not.toMatch(/<script|href="#|src="http/);
  const [zip] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save for R' }).click(),
  ]);
  expect(zip.suggestedFilename()).toBe('agreement-for-r.zip');
});

test('on the desktop the report lands in the downloads folder, beside what is there', {
  tag: '@desktop',
}, async ({ exchange, profile, start }) => {
  const downloads = downloadsOf(profile);
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('auditor'));
  await openDesk(page);
  await part(page, 'Report');
  const save = (name: string) => page.getByRole('button', { name }).click();
  await save('Save as a web page');
  await expect(page.getByText('agreement.html is in your downloads folder.')).toBeVisible();
  expect(readFileSync(join(downloads, 'agreement.html'), 'utf8')).toContain('Limits of what can be said');
  await save('Save as a web page');
  await expect(page.getByText('agreement (1).html is in your downloads folder.')).toBeVisible();
  await save('Save as PDF');
  await expect(page.getByText('agreement.pdf is in your downloads folder.')).toBeVisible({ timeout: 20_000 });
  const pdf = await PDFDocument.load(readFileSync(join(downloads, 'agreement.pdf')));
  expect(pdf.getPageCount()).toBeGreaterThan(1);
  await save('Save for R');
  await expect(page.getByText('agreement-for-r.zip is in your downloads folder.')).toBeVisible();
  const files = Object.keys(unzipSync(readFileSync(join(downloads, 'agreement-for-r.zip'))));
  expect(files).toContain('scores.csv');
});

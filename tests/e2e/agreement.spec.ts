import AxeBuilder from '@axe-core/playwright';
import { enrol } from './steps/assessor.ts';
import { expect, test } from './test.ts';

const part = 'Agreement';

test('an auditor sees on how little an order effect would rest', async ({ exchange, start }) => {
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('auditor'));
  await page.getByRole('link', { name: part }).click();
  await page.getByRole('link', { name: 'Order', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Order of reading' })).toBeVisible();
  const table = page.getByRole('table').first();
  await expect(table.getByText('Insufficient data: fewer than 10 readings').first()).toBeVisible();
  await expect(
    page.getByText(/\d readers and \d submissions with readings that count/).first(),
  ).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('an assessor is not told of order effects', async ({ exchange, start }) => {
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await expect(page.getByRole('link', { name: 'Queue' })).toBeVisible();
  await expect(page.getByRole('link', { name: part })).toHaveCount(0);
});

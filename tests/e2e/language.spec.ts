import { enrolAs, toSettings } from './steps/screens.ts';
import { words } from './steps/words.ts';
import { expect, test } from './test.ts';

const en = words['en-GB'];
const es = words['es-ES'];

test('the language is another at once, keeps what is typed, and stays over a restart', async ({
  exchange,
  start,
}) => {
  const first = await start();
  const { page } = first;
  await enrolAs(page, en, { url: exchange.url, code: await exchange.enrolCode('assessor') });
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await toSettings(page, en);
  await page.getByLabel(en.settings.ffmpegPath).fill('/half/a/pa');
  await page.getByRole('radiogroup', { name: en.settings.language }).getByText('Español').click();

  await expect(page.getByRole('heading', { name: es.settings.title, exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(page.getByLabel(es.settings.ffmpegPath)).toHaveValue('/half/a/pa');
  await first.close();

  const again = await start();
  await expect(again.page.getByRole('heading', { name: es.queue.title, exact: true })).toBeVisible();
  await expect(again.page.locator('html')).toHaveAttribute('lang', 'es');
});

test('a Spanish system has Spanish words and dates, and problems told in Spanish', async ({
  exchange,
  start,
}) => {
  const { page } = await start([], 'es-ES');
  await expect(page.getByRole('heading', { name: es.enrolment.title })).toBeVisible();
  await enrolAs(page, es, { url: exchange.url, code: 'ABCD-EFGH-JKMN-PQRS' });
  await expect(page.getByRole('alert')).toContainText('código');
  await enrolAs(page, es, { url: exchange.url, code: await exchange.enrolCode('assessor') });
  await expect(page.getByText(/dentro de \d+ días/).first()).toBeVisible();
});

import { enrol } from './steps/assessor.ts';
import { expect, test } from './test.ts';

test('a wrong code says so, keeps what was typed, and the right one then works', async ({
  exchange,
  start,
}) => {
  const { page } = await start();
  await enrol(page, exchange.url, 'ABCD-EFGH-JKMN-PQRS');
  await expect(page.getByRole('alert')).toContainText(/code/i);
  await expect(page.getByLabel('Exchange address')).toHaveValue(exchange.url);
  await enrol(page, exchange.url, await exchange.enrolCode('assessor'));
  await expect(page.getByRole('row').filter({ hasText: 'Practice' })).toBeVisible();
});

test('an exchange that does not answer is said to be out of reach, with what to do', async ({
  exchange,
  start,
}) => {
  const { page } = await start();
  const code = await exchange.enrolCode('assessor');
  await exchange.stop();
  await enrol(page, exchange.url, code);
  await expect(page.getByRole('alert')).toContainText(/reach|answer/i);
  await expect(page.getByLabel('Enrolment code')).toHaveValue(code);
});

test('an address that is none is refused before anything is sent', async ({ start }) => {
  const { page } = await start();
  await enrol(page, 'http://example.org', 'ABCD-EFGH-JKMN-PQRS');
  await expect(page.getByRole('alert')).toContainText(/https/i);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeProgramme } from '#tests/helpers/exchangeProgramme.ts';
import { openOfficeExchange } from './exchange.ts';
import { chooseLevel, enrol, pull, readNext, submit } from './steps/assessor.ts';
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

test('a video that cannot be decoded says so in its place, and the rest can still be scored', async ({
  start,
}) => {
  const programme = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
  // Its videos are bytes that no decoder takes.
  writeProgramme(programme, 3);
  const exchange = await openOfficeExchange(programme);
  try {
    const { page } = await start();
    await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
    await pull(page, 'Spring');
    await readNext(page, 'Spring');
    await expect(page.getByRole('alert').first()).toContainText(/cannot be (played|read|decoded)/i);
    for (const letter of ['A', 'B', 'C']) {
      await chooseLevel(page, letter, 2);
      await page.getByRole('checkbox', { name: `No evidence observed for ${letter}` }).check();
    }
    await submit(page);
    await expect(page.getByText('Accepted', { exact: true })).toBeVisible({ timeout: 30_000 });
  } finally {
    await exchange.remove();
    rmSync(programme, { recursive: true, force: true });
  }
});

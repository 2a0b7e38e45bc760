import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { writeQualificationProgramme } from '#tests/helpers/qualificationProgramme.ts';
import { type OfficeExchange, openOfficeExchange } from './exchange.ts';
import { chooseLevel, enrol, pull, readNext } from './steps/assessor.ts';
import { expect, test } from './test.ts';

// Ten readings, and an exchange to start.
test.describe.configure({ timeout: 240_000 });

let office: OfficeExchange;
let folder: string;
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
  writeQualificationProgramme(folder, { rule: { coolDownDays: 0 } });
  office = await openOfficeExchange(folder);
});
test.afterEach(async () => {
  await office.remove();
  rmSync(folder, { recursive: true, force: true });
});

const rowOf = (page: Page, batch: string) => page.getByRole('row').filter({ hasText: batch });
const toQueue = (page: Page) => page.getByRole('link', { name: 'Queue', exact: true }).click();
const toQualification = (page: Page) =>
  page.getByRole('link', { name: 'Qualification', exact: true }).click();

/** Claims a batch of two texts and scores both at the level that `levelOf` gives for what is read. */
async function readBatch(page: Page, batch: string, levelOf: (text: string) => number): Promise<void> {
  await toQueue(page);
  await pull(page, batch);
  for (const last of [false, true]) {
    await readNext(page, batch);
    const text = await page
      .getByText(/^(Everything in this text|Nobody knows)/)
      .first()
      .innerText();
    for (const letter of ['A', 'B']) {
      await chooseLevel(page, letter, levelOf(text));
      await page.getByRole('checkbox', { name: `No evidence observed for ${letter}` }).check();
    }
    await page.getByRole('button', { name: 'Submit reading' }).click();
    const confirm = page.getByRole('button', { name: 'Confirm and submit' });
    await expect(confirm).toBeFocused();
    await expect(page.getByText('This is the last of the set.')).toHaveCount(
      last && batch !== 'Window' ? 1 : 0,
    );
    await confirm.press('Enter');
    await expect(page.getByRole('button', { name: 'Submit reading' })).toHaveCount(0);
    await toQueue(page);
  }
}

const levelSaid = (text: string) => Number(/level (\d)/.exec(text)?.[1]);

test('an assessor fails a set, sees why, qualifies at the second attempt, and held readings count', async ({
  start,
}) => {
  const { page } = await start();
  await enrol(page, office.url, await office.enrolCode('assessor', { certified: false }));
  await toQualification(page);
  const here = page.getByRole('region', { name: 'Facilitating discourse' });
  await expect(here).toContainText('Set 1 of 2 is in your queue. Attempt 1 of 2.');
  await readBatch(page, 'Window', () => 2);
  await toQualification(page);
  await expect(here).toContainText('2 readings of yours are held: they count once you are certified.');

  await readBatch(page, 'Set 1', () => 4);
  await toQualification(page);
  await expect(here).toContainText('Set 1 of 2 is in your queue. Attempt 2 of 2.');
  const failed = here.getByRole('region', { name: 'Set 1' });
  await expect(failed.getByRole('heading')).toHaveText(/^Set 1, .*: Not passed$/);
  await expect(failed.getByRole('row', { name: /^A / })).toContainText('0 of 270%1 of 295%Not passed');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`)).toEqual([]);
  await failed.getByRole('link').first().click();
  await expect(page.getByRole('table', { name: 'Level by level' })).toContainText(/levels? apart/);
  await page.getByRole('button', { name: 'Show what is cited by Experts' }).first().click();
  await expect(page.getByText('Everything in this text is at level')).toBeVisible();
  await toQueue(page);
  await rowOf(page, 'Set 1')
    .getByRole('button', { name: /^Show the submissions/ })
    .click();
  await page
    .getByRole('list', { name: /Set 1/ })
    .getByRole('listitem')
    .first()
    .getByRole('link')
    .first()
    .click();
  await expect(page.getByText('The exchange has accepted this reading.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Revise' })).toHaveCount(0);

  await readBatch(page, 'Set 2', levelSaid);
  await toQualification(page);
  await expect(here).toContainText('Set 2 of 2 is in your queue. Attempt 2 of 2.');
  await readBatch(page, 'Set 3', levelSaid);
  await toQualification(page);
  await expect(here.getByRole('status')).toContainText('You are certified until');
  await expect(here).toContainText('Earned with 8 of 8 scores as the experts gave them, 8 within one level.');
  await expect(here).not.toContainText('held');
  const beside = here.getByRole('table', { name: 'How you score beside the experts' });
  await expect(beside.getByRole('row', { name: /^A / })).toContainText(
    '4 of 6You gave 0.67 levels more on average',
  );
  await toQueue(page);
  await rowOf(page, 'Window')
    .getByRole('button', { name: /^Show the submissions/ })
    .click();
  const readings = page.getByRole('list', { name: /Window/ }).getByRole('listitem');
  await expect(readings).toHaveCount(2);
  for (const reading of await readings.all()) await expect(reading).toContainText('Accepted');
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeQualificationProgramme } from '#tests/helpers/qualificationProgramme.ts';
import { type OfficeExchange, openOfficeExchange } from './exchange.ts';
import { expectAccessible } from './steps/accessible.ts';
import { enrol } from './steps/assessor.ts';
import { levelSaid, readTexts, toQualification, toQueue } from './steps/texts.ts';
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
/** The batches of this programme hold two texts each. */
const readBatch = async (page: Page, name: string, levelOf: (text: string) => number) =>
  await readTexts(page, { name, texts: 2, levelOf, isSet: name !== 'Window' });

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
  await expectAccessible(page);
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

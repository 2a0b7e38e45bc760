import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeQualificationProgramme } from '#tests/helpers/qualificationProgramme.ts';
import { openOfficeExchange } from './exchange.ts';
import { expectAccessible } from './steps/accessible.ts';
import { enrol } from './steps/assessor.ts';
import { expect, test } from './test.ts';

/** The number of the text that is looked at: the higher shows more. */
async function numberSeen(page: Page): Promise<number> {
  return Number(/Number (\d+)/.exec(await page.getByText(/Number \d+\./).innerText())?.[1]);
}

/** Looks at both and says that the one with the higher number shows more. */
async function answer(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'The first shows more' })).toBeEnabled();
  const first = await numberSeen(page);
  await page.keyboard.press('Shift+O');
  await expect(page.getByText(`Number ${first}.`)).toHaveCount(0);
  const second = await numberSeen(page);
  await page.keyboard.press(first > second ? 'Shift+Digit1' : 'Shift+Digit2');
}

test('a lead compares submissions in pairs, and opens a session of those that span the scale', async ({
  start,
}) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
  writeQualificationProgramme(folder, { sets: 0, operational: 1, waiting: 4 });
  const office = await openOfficeExchange(folder);
  try {
    const { page } = await start();
    await enrol(page, office.url, await office.enrolCode('lead'));
    await page.getByRole('link', { name: 'Programme', exact: true }).click();
    await page.getByRole('link', { name: 'Anchors', exact: true }).click();
    await page.getByRole('link', { name: 'Compare submissions in pairs' }).click();
    await expect(page.getByText('There is no round yet.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Name of the round' }).fill('Which shows more');
    const open = page.getByRole('button', { name: 'Open a round' });
    await expect(open).toBeDisabled();
    const choices = page.getByRole('group', { name: /^Submissions/ });
    for (const box of await choices.getByRole('checkbox').all()) await box.click();
    await expectAccessible(page);
    await open.click();

    // Where they lie is out of sight as long as one compares.
    const untold = page.getByText(/There is no scale yet: Comparisons link 1 of 5/);
    await expect(page.getByText('You have compared no pair yet.')).toBeVisible();
    await expect(untold).toBeHidden();
    await page.getByText('Where they lie so far; it may sway you').click();
    await expect(untold).toBeVisible();
    await expectAccessible(page);
    await answer(page);
    await expect(page.getByText('You have compared one pair.')).toBeVisible();
    await answer(page);
    await expect(page.getByText('You have compared 2 pairs.')).toBeVisible();
    // Said by mistake, and said again.
    await page.getByRole('button', { name: 'Take back the last' }).click();
    await expect(page.getByText('You have compared one pair.')).toBeVisible();
    for (let said = 2; said < 10; said++) {
      await answer(page);
      await expect(page.getByText(`You have compared ${said} pairs.`)).toBeVisible();
    }
    await answer(page);
    await expect(page.getByText('You have compared every pair of this round.')).toBeVisible();
    const rows = page.getByRole('table', { name: 'Where they lie' }).getByRole('row');
    await expect(rows.nth(1)).toContainText('4 of 4');
    await expect(rows.nth(5)).toContainText('0 of 4');
    await expect(page.getByText(/^It rests on 10 comparisons .* Reliability \d\.\d\d/)).toBeVisible();
    await page.getByRole('textbox', { name: 'How many' }).fill('3');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Open a calibration session of these 3' }).click();
    await expect(page.getByRole('heading', { name: 'Open a session' })).toBeVisible();
    await expect(
      page.getByRole('group', { name: /^Submissions/ }).getByRole('checkbox', { checked: true }),
    ).toHaveCount(3);
  } finally {
    await office.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});

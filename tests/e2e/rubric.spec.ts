import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeQualificationProgramme } from '#tests/helpers/qualificationProgramme.ts';
import { openOfficeExchange } from './exchange.ts';
import { expectAccessible } from './steps/accessible.ts';
import { enrol } from './steps/assessor.ts';
import { expect, test } from './test.ts';

test('a lead publishes a new version of the rubric and says which anchors still hold', async ({ start }) => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
  const { anchors } = writeQualificationProgramme(folder, { sets: 0, operational: 1, examples: 2 });
  const office = await openOfficeExchange(folder);
  try {
    const { page } = await start();
    await enrol(page, office.url, await office.enrolCode('lead'));
    await page.getByRole('link', { name: 'Programme', exact: true }).click();
    await page.getByRole('link', { name: 'Rubric', exact: true }).click();
    await expect(page.getByText('Came with the programme.')).toBeVisible();
    await expect(page.getByText('Nothing is changed yet.')).toBeVisible();
    const descriptor = page
      .getByRole('group', { name: 'Criterion A' })
      .getByRole('textbox', { name: 'What level 1 looks like' });
    const before = await descriptor.inputValue();
    await descriptor.fill('');
    await expect(page.getByText('A title, a name or a descriptor is empty. Fill it in.')).toBeVisible();
    await descriptor.fill('The class repeats what was said.');
    const changes = page.getByRole('table', { name: 'What changes' });
    await expect(changes.getByRole('row').last()).toContainText(
      `What it looks like${before}The class repeats`,
    );
    await page
      .getByRole('group', { name: /^Anchors/ })
      .getByRole('checkbox')
      .first()
      .click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Publish version 2' }).click();
    await page.getByRole('button', { name: 'Publish version 2' }).click();
    const second = page.getByRole('region', { name: 'Version 2', exact: true });
    await expect(second.getByText(/^Published by /)).toBeVisible();
    await expect(second.getByRole('table', { name: 'What changes' })).toContainText('The class repeats');
    await expect(page.getByRole('heading', { name: 'Make version 3' })).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Micro-credential' })).toHaveValue(/version 2$/);
    await expectAccessible(page);

    await page.getByRole('link', { name: 'Anchors', exact: true }).click();
    const holds = page.getByRole('checkbox', { name: /holds by this version$/ });
    await expect(holds).toHaveCount(anchors.length);
    await expect(page.getByRole('checkbox', { name: /holds by this version$/, checked: true })).toHaveCount(
      1,
    );
    await page
      .getByRole('checkbox', { name: /holds by this version$/, checked: false })
      .first()
      .click();
    await expect(page.getByRole('checkbox', { name: /holds by this version$/, checked: true })).toHaveCount(
      2,
    );
    await expectAccessible(page);
    await page.getByRole('link', { name: 'What was done', exact: true }).click();
    await expect(
      page.getByText('Published version 2 of the rubric; changes: 1, anchors that hold: 1'),
    ).toBeVisible();
  } finally {
    await office.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});

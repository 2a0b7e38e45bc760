import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { LeakReport } from '#electron/media/scrub/leakScan.ts';
import { rosterLines, writeHandedIn } from '#tests/helpers/handedIn.ts';
import { headless, writeIdentifiers } from '#tests/helpers/plantedProgramme.ts';
import { expectAccessible } from './steps/accessible.ts';
import { enrol, pull, readVideoBatch } from './steps/assessor.ts';
import { expect, test } from './test.ts';

// Files to make, three people and a whole reading.
test.describe.configure({ timeout: 300_000 });

const step = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name }).click();

/** Hides the faces that are found, the flipchart, which is drawn at two moments, and the names that the captions say; then makes it anew. */
async function hide(page: Page) {
  await step(page, 'Hide');
  await expect(page.getByText('2 names can still be heard.')).toBeVisible();
  const picture = page.locator('video');
  await expect(picture).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cover a part of the picture' })).toBeVisible();
  await page.getByRole('button', { name: 'Look for faces' }).click();
  await expect(page.getByText(/^Looking for faces: /)).toBeVisible();
  await expect(page.getByText(/^4 faces were followed/)).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText('Every moment was looked at.')).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.press('b');
  await expect(page.getByText('Every name is silenced.')).toBeVisible();
  await page.keyboard.press('k');
  await page.keyboard.press('Home');
  const stage = await picture.boundingBox();
  if (!stage) throw new Error('there is no picture');
  const drag = async (from: readonly [number, number], to: readonly [number, number]) => {
    const at = ([x, y]: readonly [number, number]) =>
      [stage.x + stage.width * x, stage.y + stage.height * y] as const;
    await page.mouse.move(...at(from));
    await page.mouse.down();
    await page.mouse.move(...at(to), { steps: 4 });
    await page.mouse.up();
  };
  await drag([0.6, 0.3], [0.68, 0.6]);
  const hidden = page.getByRole('region', { name: 'Hidden' });
  await expect(hidden.getByText('cover in one place')).toBeVisible();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByText('f 150')).toBeVisible();
  await drag([0.64, 0.45], [0.6, 0.45]);
  await expect(hidden.getByText('cover that goes along 2 places')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(hidden.getByText('cover in one place')).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await hidden
    .getByRole('combobox', { name: /00:00:00/ })
    .first()
    .selectOption('Blurred');
  await expect(page.getByText('All changes kept')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Go on making them ready' }).click();
  await expect(page.getByText('All files are ready.')).toBeVisible({ timeout: 90_000 });
}

test('what an educator handed in becomes a pack, which a second person signs and an assessor reads blind', async ({
  exchange,
  profile,
  start,
  startAnother,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'rangefinder-handed-in-'));
  await writeHandedIn(folder, rosterLines.slice(0, 2));
  const lead = await startAnother();
  await enrol(lead.page, exchange.url, await exchange.enrolCode('lead'));
  await lead.page.getByRole('link', { name: 'Packs', exact: true }).click();
  await expectAccessible(lead.page);

  await lead.page.getByRole('textbox', { name: 'Name of the pack' }).fill('Autumn');
  await lead.page.getByRole('textbox', { name: 'Where they are' }).fill(join(folder, 'gone'));
  await lead.page.getByRole('button', { name: 'Import' }).click();
  await expect(lead.page.getByText('There is no folder or file of that name.')).toBeVisible();
  await lead.page.getByRole('textbox', { name: 'Where they are' }).fill(folder);
  await lead.page.getByRole('button', { name: 'Import' }).click();
  await expect(lead.page.getByRole('heading', { name: 'Autumn' })).toBeVisible();
  await expect(lead.page.getByRole('textbox', { name: 'Educator' })).toHaveValue('Jordan Rivera');
  await expect(lead.page.getByText('4 things were not taken in')).toBeVisible();
  await expectAccessible(lead.page);

  // What tells of the place and the time is added by hand.
  const words = lead.page.getByRole('textbox', { name: 'What tells of any of its submissions' });
  await words.fill('iPhone 15 Pro\n+41.8781-087.6298\n2026-03-11T09:14:22Z');
  await words.blur();
  await step(lead.page, 'Files');
  await lead.page.getByRole('button', { name: 'Make the files ready' }).click();
  await expect(lead.page.getByText('All files are ready.')).toBeVisible({ timeout: 60_000 });
  await expectAccessible(lead.page);
  await hide(lead.page);
  await step(lead.page, 'Check');
  await expect(lead.page.getByText('Nothing was found.')).toBeVisible();
  await expect(lead.page.getByText('what is heard in the sound')).toBeVisible();
  await expect(lead.page.getByRole('cell', { name: 'what is covered cannot be found again' })).toBeVisible();
  await expect(lead.page.getByRole('cell', { name: 'what is silenced cannot be found again' })).toBeVisible();
  await expectAccessible(lead.page);
  await step(lead.page, 'Send');
  await lead.page.getByRole('button', { name: 'Send it' }).click();
  await lead.page.getByRole('button', { name: 'Send it' }).click();
  await expect(lead.page.getByText(/Another lead, or an auditor, has to look through it/)).toBeVisible();
  await lead.page.getByRole('link', { name: 'Look at it as others see it' }).click();
  await expect(lead.page.getByText('somebody else has to look through it')).toBeVisible();

  const auditor = await startAnother();
  await enrol(auditor.page, exchange.url, await exchange.enrolCode('auditor'));
  await auditor.page.getByRole('link', { name: 'Packs', exact: true }).click();
  await expect(auditor.page.getByText('Waits for you to look through it')).toBeVisible();
  await auditor.page.getByRole('link', { name: 'Autumn' }).click();
  await expect(auditor.page.locator('video')).toBeVisible();
  await expect(auditor.page.getByRole('button', { name: 'Accept it' })).toBeDisabled();
  await expectAccessible(auditor.page);
  await expect(auditor.page.getByText(/^faces looked for by SSD MobileNet/)).toBeAttached();
  await auditor.page.getByRole('checkbox', { name: /I have looked at all of it/ }).check();
  await auditor.page.getByRole('button', { name: 'Accept it' }).click();
  await expect(auditor.page.getByText(/^Accepted by /)).toBeVisible({ timeout: 30_000 });

  const { page, close } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await lead.page.getByRole('link', { name: 'Programme', exact: true }).click();
  await lead.page.getByRole('link', { name: 'Deal a batch' }).click();
  await lead.page.getByRole('textbox', { name: 'Name of the batch' }).fill('Winter');
  const submissions = lead.page.getByRole('group', { name: /^Submissions/ });
  await submissions.getByRole('searchbox').fill('Lesson plan');
  await expect(submissions.getByRole('checkbox')).toHaveCount(1);
  await submissions.getByRole('checkbox').click();
  const assessor = (await page.locator('header').innerText()).trim().split('\n').at(-1) ?? '';
  await lead.page
    .getByRole('group', { name: /^Readers/ })
    .getByRole('checkbox', { name: assessor, exact: true })
    .click();
  await lead.page.getByRole('button', { name: 'Show how it would be dealt' }).click();
  await lead.page.getByRole('button', { name: 'Deal it so' }).click();
  await expect(lead.page.getByRole('heading', { name: 'Winter' })).toBeVisible();

  await pull(page, 'Winter');
  await readVideoBatch(page, 'Winter', ['Lesson plan']);
  await close();
  const list = writeIdentifiers(folder);
  for (const searched of [profile, lead.profile, auditor.profile]) {
    const { json } = headless('leakScan', [searched, '--identifiers', list]);
    const { found, unread } = json as LeakReport;
    expect({ found, unread }).toEqual({ found: [], unread: [] });
  }
  const { json } = headless('leakScan', [folder, '--identifiers', list]);
  expect((json as LeakReport).found.length).toBeGreaterThan(20);
  rmSync(folder, { recursive: true, force: true });
});

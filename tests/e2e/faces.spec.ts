import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBoardClip } from '#tests/helpers/boardClip.ts';
import { expectAccessible } from './steps/accessible.ts';
import { enrol } from './steps/assessor.ts';
import { expect, test } from './test.ts';

test.describe.configure({ timeout: 240_000 });

test('faces are found and covered, and a lead goes through what is doubtful by one key @page', async ({
  exchange,
  start,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'rangefinder-faces-'));
  await writeBoardClip(folder);
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('lead'));
  await page.getByRole('link', { name: 'Packs', exact: true }).click();
  await page.getByRole('textbox', { name: 'Name of the pack' }).fill('Autumn');
  await page.getByRole('textbox', { name: 'Where they are' }).fill(folder);
  await page.getByRole('button', { name: 'Import' }).click();
  const step = (name: string) =>
    page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name }).click();
  await step('Files');
  await page.getByRole('button', { name: 'Make the files ready' }).click();
  await expect(page.getByText('All files are ready.')).toBeVisible({ timeout: 60_000 });
  await step('Send');
  await expect(page.getByText('nobody has looked for faces in one recording')).toBeVisible();
  await step('Hide');

  // Stopped, it has covered nothing.
  const faces = page.getByRole('region', { name: 'Faces' });
  await expect(faces.getByText('Nobody has looked for faces in this recording yet.')).toBeVisible();
  await faces.getByRole('button', { name: 'Look for faces' }).click();
  await expect(page.getByText(/^Looking for faces: [2-9]/)).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Stop' }).click();
  const hidden = page.getByRole('region', { name: 'Hidden' });
  await expect(hidden.getByText('Nothing yet.')).toBeVisible();

  await faces.getByRole('button', { name: 'Look for faces' }).click();
  await expect(faces.getByText(/^5 faces were followed/)).toBeVisible({ timeout: 120_000 });
  await expect(hidden.getByText(/^face \(/)).not.toHaveCount(0);
  const covers = await hidden.getByRole('listitem').count();
  await expectAccessible(page);
  await expect(faces.getByText('A face is lost here. Is it still there?')).toBeVisible();
  await expect(faces.getByText('A face appears here. Was it there before?')).toBeVisible();
  const moments = await faces.getByRole('listitem').count();
  await expect(faces.getByText(`${moments} moments have to be looked at.`)).toBeVisible();

  // A recording that is chosen has the keyboard, not the field it was chosen in.
  await page.getByRole('combobox', { name: 'Recording' }).click();
  await page.getByRole('option', { name: /lesson/ }).click();

  // The first press goes to the first moment; each other says that the one before is right.
  await page.keyboard.press('f');
  await expect(faces.getByText(`${moments} moments have to be looked at.`)).toBeVisible();
  await expect(page.locator('[data-region][data-selected=true]')).toHaveCount(1);
  for (let seen = 1; seen <= moments; seen += 1) {
    await page.keyboard.press('f');
    await expect(faces.getByText('looked at', { exact: true })).toHaveCount(seen);
  }
  await expect(faces.getByText('Every moment was looked at.')).toBeVisible();

  // What was found is one step of undo, and comes back.
  await page.keyboard.press('Control+z');
  await expect(hidden.getByText('Nothing yet.')).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(hidden.getByRole('listitem')).toHaveCount(covers);
  await expect(page.getByText('All changes kept')).toBeVisible();

  await page.getByRole('combobox', { name: 'How faces are hidden' }).selectOption('Black');
  await expect(hidden.getByRole('combobox', { name: /^How, from/ }).first()).toHaveValue('solid');

  // The teacher may stay visible: her cover is taken back, and the pack says so.
  await page.getByRole('combobox', { name: 'Faces in this pack' }).selectOption('The teacher stays visible');
  await hidden
    .getByRole('button', { name: /^Take it back/ })
    .first()
    .click();
  await expect(hidden.getByRole('listitem')).toHaveCount(covers - 1);
  await page.getByRole('button', { name: 'Make the files ready' }).click();
  await expect(page.getByText('All files are ready.')).toBeVisible({ timeout: 90_000 });
  await step('Send');
  await expect(page.getByRole('button', { name: 'Send it' })).toBeEnabled();
  rmSync(folder, { recursive: true, force: true });
});

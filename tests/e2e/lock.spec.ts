import type { Page } from '@playwright/test';
import { expectAccessible } from './steps/accessible.ts';
import { enrol, noteField, play, pull, readNext, spans, videoTime, watch } from './steps/assessor.ts';
import { toSettings } from './steps/screens.ts';
import { words } from './steps/words.ts';
import { expect, test } from './test.ts';

const passphrase = 'four words of mine';
const lockScreen = (page: Page) => page.getByRole('heading', { name: 'Locked' });

/** On the settings page. */
async function setPassphrase(page: Page): Promise<void> {
  const section = page.getByRole('region', { name: 'Lock', exact: true });
  await section.getByLabel('New passphrase', { exact: true }).fill(passphrase);
  await section.getByLabel('New passphrase, again').fill('four words of yours');
  await section.getByRole('button', { name: 'Set the passphrase' }).click();
  await expect(section.getByText('These two differ.')).toBeVisible();
  await section.getByLabel('New passphrase, again').fill(passphrase);
  await section.getByRole('button', { name: 'Set the passphrase' }).click();
  await expect(section.getByText('The passphrase holds from now on.')).toBeVisible();
}

async function unlock(page: Page, typed = passphrase): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(typed);
  await page.keyboard.press('Enter');
}

/** Whatever anybody could read on this screen, or find in its page. */
const shown = (page: Page) => page.evaluate(() => document.body.innerText);

test('an assessor locks a reading, and goes on where they were, with what they had typed', async ({
  exchange,
  start,
}) => {
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await pull(page, 'first window');
  await expect(page.getByText('Key in a file')).toBeVisible();
  // There is nothing yet that would open it again, so the key leads to where that is set.
  await page.keyboard.press('Control+Shift+l');
  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible();
  await setPassphrase(page);
  await expect(page.getByText('Key in a file')).toBeHidden();

  await page.keyboard.press('Alt+Shift+q');
  await readNext(page, 'first window');
  await play(page);
  await page.keyboard.press('n');
  await page.keyboard.type('Half a sen');
  await expect
    .poll(() =>
      page
        .locator('video')
        .first()
        .evaluate((v: HTMLVideoElement) => v.paused),
    )
    .toBe(true);
  const at = await videoTime(page);
  const before = await shown(page);
  await page.keyboard.press('Control+Shift+l');
  await expect(lockScreen(page)).toBeVisible();
  const telling = /Submit reading|Criteri/i;
  expect(before).toMatch(telling);
  expect(await shown(page)).not.toMatch(telling);
  await expect(page.locator('video').first()).toBeHidden();
  expect(
    await page.locator('video').evaluateAll((all) => all.every((v) => (v as HTMLVideoElement).paused)),
  ).toBe(true);
  // No key does anything behind it, and nothing of the program can be reached.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await unlock(page, 'four words of yours');
  await expect(page.getByRole('alert')).toContainText('That is not the passphrase of this profile.');
  await unlock(page);
  await expect(lockScreen(page)).toBeHidden();
  await expect(noteField(page)).toHaveValue('Half a sen');
  expect(await videoTime(page)).toBeCloseTo(at, 2);
  await noteField(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.type('tence');
  await page.keyboard.press('Enter');
  await page.keyboard.press('b');
  await expect(spans(page).filter({ hasText: 'Half a sentence' })).toBeVisible();
  await watch(page, 0.2);
});

test('a profile with a passphrase asks for it at the start, and does without when told to', async ({
  exchange,
  start,
}) => {
  const first = await start();
  await enrol(first.page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await expect(first.page.getByRole('row').filter({ hasText: 'first window' })).toBeVisible();
  await toSettings(first.page, words['en-GB']);
  await setPassphrase(first.page);
  await first.kill();

  const { page } = await start();
  await expect(lockScreen(page)).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await unlock(page);
  await expect(page.getByRole('row').filter({ hasText: 'first window' })).toBeVisible();
  await toSettings(page, words['en-GB']);
  const section = page.getByRole('region', { name: 'Lock', exact: true });
  await section.getByLabel('Passphrase so far').fill(passphrase);
  await section.getByRole('button', { name: 'Do without a passphrase' }).click();
  await section.getByRole('button', { name: 'Do without a passphrase' }).click();
  await expect(section.getByText('This profile has no passphrase any more.')).toBeVisible();
  await expect(page.getByText('Key in a file')).toBeVisible();
});

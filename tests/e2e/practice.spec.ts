import type { Page } from '@playwright/test';
import { expectAccessible } from './steps/accessible.ts';
import { annotate, chooseLevel, enrol, play, pull, readNext, submit } from './steps/assessor.ts';
import { expect, test } from './test.ts';

test.describe.configure({ timeout: 180_000 });

const batch = 'Practice';

/** Scores the submission on screen, every criterion at its lowest level. */
async function scoreLowest(page: Page): Promise<void> {
  await play(page);
  await annotate(page, 'A', 'A closed question');
  for (const letter of ['A', 'B', 'C', 'D']) await chooseLevel(page, letter, 1);
  for (const letter of ['B', 'C', 'D'])
    await page.getByRole('checkbox', { name: `No evidence observed for ${letter}` }).check();
  await submit(page);
}

test('an assessor practises: scores first, then sees level by level and span by span what experts gave', async ({
  exchange,
  start,
}) => {
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('assessor'));
  await pull(page, batch);
  await readNext(page, batch);
  await scoreLowest(page);
  await page.getByRole('link', { name: 'Queue' }).click();
  await page.getByRole('button', { name: /^Show the submissions of Practice/ }).click();
  const compare = page.getByRole('link', { name: /^Compare your reading of .* with the consensus$/ });
  await expect(compare).toHaveCount(1, { timeout: 30_000 });
  await compare.click();

  await expect(
    page.getByRole('heading', { level: 1, name: /^Your reading of .* and the consensus$/ }),
  ).toBeVisible();
  await expect(
    page.getByText(/^\d of 4 criteria as the experts gave them, \d within one level\.$/),
  ).toBeVisible();
  const levels = page.getByRole('table', { name: 'Level by level' });
  await expect(levels.getByRole('row')).toHaveCount(5);
  await expect(
    page.getByRole('region', { name: 'What to look for next time' }).getByRole('listitem').first(),
  ).toContainText('the experts saw');
  const explained = page.getByRole('region', { name: 'The two spans that explain it' });
  await explained
    .getByRole('button', { name: /^Play Experts: \d\d:\d\d:\d\d/ })
    .first()
    .click();
  await expect(page.locator('video')).toHaveJSProperty('paused', false);
  await expectAccessible(page);
});

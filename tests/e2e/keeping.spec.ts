import type { Page } from '@playwright/test';
import { expectAccessible } from './steps/accessible.ts';
import { enrol } from './steps/assessor.ts';
import { openReading, pullBatch, toQueue } from './steps/screens.ts';
import { words } from './steps/words.ts';
import { expect, test } from './test.ts';

// Two people, evidence to fetch, and a reading.
test.describe.configure({ timeout: 180_000 });

const w = words['en-GB'];
const batch = 'first window';

async function syncNow(page: Page): Promise<void> {
  await page.getByTitle(w.shell.openSync).click();
  const button = page.getByRole('dialog').getByRole('button', { name: w.sync.now });
  await button.click();
  await expect(button).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('a lead ends how long evidence is kept, a workstation removes it and signs, and access is withdrawn', async ({
  exchange,
  start,
  startAnother,
}) => {
  const { page: assessor } = await start();
  await enrol(assessor, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await pullBatch(assessor, w, batch);
  await openReading(assessor, w, batch);
  const lead = (await startAnother()).page;
  await enrol(lead, exchange.url, await exchange.enrolCode('lead'));
  await lead.getByRole('link', { name: 'Programme', exact: true }).click();
  await lead.getByRole('link', { name: /first window/ }).click();

  // Kept until a day: the assessor sees it, and reads on.
  await expect(lead.getByText('Kept as long as the programme.')).toBeVisible();
  await lead.getByLabel('Keep until').fill('2099-05-01T12:00');
  await lead.getByRole('button', { name: 'Keep until then' }).click();
  await expect(lead.getByText(/^Kept until .*2099/)).toBeVisible();
  await expectAccessible(lead);
  const holders = lead.getByRole('table', { name: 'Evidence' });
  await expect(holders.getByRole('row').last()).toContainText('not confirmed as removed');
  await toQueue(assessor, w);
  await syncNow(assessor);
  const row = assessor.getByRole('row').filter({ hasText: batch });
  await expect(row).toContainText(/Until .*2099/);

  // Removed now: asked first, and then it is gone at both ends.
  await lead.getByRole('button', { name: 'Remove now' }).click();
  await expect(lead.getByText('Remove the evidence of this batch everywhere, for good?')).toBeVisible();
  await lead.getByRole('button', { name: 'Remove now' }).click();
  await expect(lead.getByText(/^Removed at the exchange/)).toBeVisible();
  await syncNow(assessor);
  await expect(row).toContainText('Removed');
  await expectAccessible(assessor);
  await row.getByRole('button', { name: 'Review' }).click();
  await assessor
    .getByRole('list', { name: /^Submissions of/ })
    .getByRole('link')
    .first()
    .click();
  await expect(assessor.getByText(/was removed, because its batch is kept no longer/).first()).toBeVisible();
  await expect(assessor.getByText(w.scoring.stateNote.ended)).toBeVisible();
  await expect(assessor.getByRole('button', { name: w.scoring.submit, exact: true })).toHaveCount(0);
  await expectAccessible(assessor);
  await lead.reload();
  await expect(holders.getByRole('row').last()).toContainText(/removed .* and signed; files: \d+/);
  await expectAccessible(lead);

  const name = (await holders.getByRole('row').last().getByRole('cell').first().textContent()) ?? '';

  // The access is withdrawn: the assessor is told why, and goes on with nothing.
  await lead.getByRole('link', { name: 'Programme office', exact: true }).click();
  await lead
    .getByRole('navigation', { name: 'Parts of the office' })
    .getByRole('link', { name: 'Readers', exact: true })
    .click();
  const stands = lead.getByRole('table', { name: 'Readers' }).getByRole('row').filter({ hasText: name });
  await stands.getByRole('button', { name: 'Change' }).click();
  const dialog = lead.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Withdraw the access, for good' }).check();
  await dialog.getByLabel('Reason').fill('The laptop was stolen.');
  await expectAccessible(lead);
  await dialog.getByRole('button', { name: 'Do it' }).click();
  await expect(stands).toContainText('access withdrawn');
  await toQueue(assessor, w);
  await syncNow(assessor);
  await expect(
    assessor.getByText(/has withdrawn your access.*The laptop was stolen\./).first(),
  ).toBeVisible();
  await expectAccessible(assessor);
});

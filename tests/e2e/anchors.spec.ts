import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SessionChoices } from '#shared/exchange/calibration.ts';
import { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { readingAt, writeQualificationProgramme } from '#tests/helpers/qualificationProgramme.ts';
import { openOfficeExchange } from './exchange.ts';
import { expectAccessible } from './steps/accessible.ts';
import { enrol } from './steps/assessor.ts';
import { readTexts } from './steps/texts.ts';
import { expect, test } from './test.ts';

const name = 'Anchors of autumn';

test('two leads score a submission blind, settle it, and put the anchor it becomes into a set', async ({
  start,
}) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
  const { microCredential } = writeQualificationProgramme(folder, { sets: 0, operational: 1, waiting: 1 });
  const office = await openOfficeExchange(folder);
  try {
    const other = await ExchangeReader.enrol(office.url, await office.enrolCode('lead'));
    const choices = await other.get(`/v1/calibrations/choices?microCredential=${microCredential.id}`);
    const { submissions } = SessionChoices.parse(await choices.json());
    const waiting = submissions.find(({ operational }) => !operational)?.name ?? '';
    const { page } = await start();
    await enrol(page, office.url, await office.enrolCode('lead'));
    await page.getByRole('link', { name: 'Calibration', exact: true }).click();
    await page.getByRole('link', { name: 'Open a session' }).click();
    await page.getByLabel('Name of the session').fill(name);
    await page
      .getByRole('group', { name: /^Submissions/ })
      .getByRole('checkbox', { name: waiting, exact: true })
      .check();
    for (const lead of await page.getByRole('checkbox', { description: 'lead' }).all()) await lead.check();
    await page.getByRole('button', { name: 'Open the session' }).click();
    await expect(page.getByRole('heading', { name })).toBeVisible();
    // Whoever scores with the others does not reveal before that.
    await expect(page.getByRole('button', { name: 'Claim and download' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Reveal', exact: true })).toHaveCount(0);
    await page.getByRole('link', { name: 'Agreement', exact: true }).click();
    await page.getByRole('link', { name: 'Trail', exact: true }).click();
    await expect(page.getByText(/the log would tell what others gave/)).toBeVisible();

    await readTexts(page, { name, texts: 1, levelOf: () => 3 });
    const manifest = await other.claim(name);
    const [submission] = manifest.submissions;
    if (!submission) throw new Error('nothing to read');
    await other.push([readingAt(other, manifest, { submission, level: 2 })]);

    await page.getByRole('link', { name: 'Calibration', exact: true }).click();
    await page.getByRole('link', { name }).click();
    await page.getByRole('button', { name: 'Reveal', exact: true }).click({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Reveal', exact: true }).click();
    const settle = page.getByRole('region', { name: 'Settle the consensus' });
    await expect(settle).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('region', { name: 'Second vote' })).toBeVisible();
    for (const box of await settle.getByRole('checkbox', { name: 'No evidence observed' }).all())
      await box.check();
    await settle.getByLabel('Why these levels').fill('It says what it says.');
    await expectAccessible(page);
    await settle.getByRole('button', { name: 'Sign the consensus' }).click();
    await expect(page.getByRole('region', { name: 'Consensus', exact: true })).toContainText(
      'It says what it says.',
      { timeout: 30_000 },
    );
    await page.getByRole('button', { name: 'Close the session' }).click();
    await page.getByRole('button', { name: 'Close the session' }).click();
    await expect(page.getByText('· closed')).toBeVisible({ timeout: 30_000 });

    await page.getByRole('link', { name: 'Programme', exact: true }).click();
    await page.getByRole('link', { name: 'Anchors', exact: true }).click();
    await page.getByRole('textbox', { name: 'Name of the set' }).fill('First try');
    await page
      .getByRole('group', { name: /^Anchors/ })
      .getByRole('checkbox')
      .first()
      .check();
    await page.getByRole('button', { name: 'Make a set' }).click();
    await expect(page.getByRole('table', { name: 'Sets' })).toContainText('First trypractice1');
    const beginner = await ExchangeReader.enrol(office.url, await office.enrolCode('assessor'));
    expect((await beginner.claim('First try')).submissions).toHaveLength(1);
  } finally {
    await office.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});

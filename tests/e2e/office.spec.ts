import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { BatchManifest } from '#shared/domain/batch.ts';
import { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { readingAt, writeQualificationProgramme } from '#tests/helpers/qualificationProgramme.ts';
import { type OfficeExchange, openOfficeExchange } from './exchange.ts';
import { expectAccessible } from './steps/accessible.ts';
import { enrol } from './steps/assessor.ts';
import { decideAll } from './steps/desk.ts';
import { readTexts } from './steps/texts.ts';
import { expect, test } from './test.ts';

// Several readings, three people and an exchange to start.
test.describe.configure({ timeout: 240_000 });

let office: OfficeExchange;
let folder: string;
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
  writeQualificationProgramme(folder, {
    ...{ sets: 0, waiting: 6 },
    seeding: { rate: 0, firstOfDay: false },
  });
  office = await openOfficeExchange(folder);
});
test.afterEach(async () => {
  await office.remove();
  rmSync(folder, { recursive: true, force: true });
});

const part = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Parts of the office' })
    .getByRole('link', { name, exact: true })
    .click();

/** The other reader gives everything in the batch of that name one level. */
async function readsAll(reader: ExchangeReader, name: string, level: number): Promise<BatchManifest> {
  const manifest = await reader.claim(name);
  const events = manifest.submissions.map((submission) => readingAt(reader, manifest, { submission, level }));
  expect((await reader.push(events)).status).toBe(200);
  return manifest;
}

test('a lead deals what waits, follows it, decides what differs, and releases all results at once', async ({
  start,
  startAnother,
}) => {
  const other = await ExchangeReader.enrol(
    office.url,
    await office.enrolCode('assessor', { certified: true }),
  );
  const { page: assessor } = await start();
  await enrol(assessor, office.url, await office.enrolCode('assessor', { certified: true }));
  const lead = (await startAnother()).page;
  await enrol(lead, office.url, await office.enrolCode('lead'));

  await lead.getByRole('link', { name: 'Programme', exact: true }).click();
  await expect(lead.getByText('6 submissions wait to be dealt.')).toBeVisible();
  await expectAccessible(lead);

  // Half of them are read twice, by another policy than the one there was.
  await part(lead, 'Policy');
  await expectAccessible(lead);
  await expect(lead.getByRole('table', { name: 'What it costs' })).toContainText('insufficient data');
  await lead.getByRole('textbox', { name: 'Read twice by lot' }).fill('50');
  await lead.getByRole('textbox', { name: 'Read twice near passing, points' }).fill('0');
  await lead.getByRole('checkbox', { name: 'Takes it out of the decision' }).click();
  const reads = lead.getByRole('row', { name: /^Readings per submission/ });
  await expect(reads.getByRole('cell').last()).toHaveText('1.50');
  await lead.getByRole('button', { name: 'Put in force' }).click();
  await lead.getByRole('button', { name: 'Put in force' }).click();
  await expect(lead.getByRole('button', { name: 'As it was' })).toHaveCount(0);
  await expect(lead.getByRole('textbox', { name: 'Read twice by lot' })).toHaveValue('50');
  await expect(lead.getByRole('checkbox', { name: 'Takes it out of the decision' })).toBeChecked();

  await part(lead, 'Readers');
  const works = lead.getByRole('textbox', { name: /^Where .* works$/ });
  await expect(works).toHaveCount(2);
  await works.first().fill('School 1');
  await lead.getByRole('button', { name: 'Keep' }).click();
  await expect(lead.getByRole('button', { name: 'Keep' })).toHaveCount(0);
  await expectAccessible(lead);

  await lead.getByRole('link', { name: 'Deal a batch' }).click();
  await lead.getByRole('textbox', { name: 'Name of the batch' }).fill('Autumn');
  await lead
    .getByRole('group', { name: /^Submissions/ })
    .getByRole('button', { name: 'All' })
    .click();
  await lead
    .getByRole('group', { name: /^Readers/ })
    .getByRole('button', { name: 'All' })
    .click();
  await lead.getByRole('button', { name: 'Show how it would be dealt' }).click();
  const plan = lead.getByRole('table', { name: 'What each reader gets' });
  await expect(plan.getByRole('row')).toHaveCount(3);
  await expect(lead.getByText('All readers are linked')).toBeVisible();
  await expectAccessible(lead);
  await lead.getByRole('button', { name: 'Deal it so' }).click();
  await expect(lead.getByRole('heading', { name: 'Autumn' })).toBeVisible();
  await expect(lead.getByText(/readings given out and not made/)).toBeVisible();
  await expectAccessible(lead);

  // What is read twice differs: one gives everything the highest level, the other the lowest.
  const manifest = await readsAll(other, 'Autumn', 4);
  const rowOf = lead.getByRole('table', { name: 'Readers', exact: true }).getByRole('row');
  const shares = (await rowOf.allInnerTexts()).map((text) => Number(/0 of (\d)/.exec(text)?.[1] ?? 0));
  const mine = shares.reduce((sum, one) => sum + one, 0) - manifest.submissions.length;
  await readTexts(assessor, { name: 'Autumn', texts: mine, levelOf: () => 1 });

  await lead.reload();
  await expect(lead.getByText(/the readings of .* differ and are not decided/)).toBeVisible();
  await expect(lead.getByRole('button', { name: 'Release the results' })).toHaveCount(0);
  const differing = lead.getByRole('row').filter({ hasText: 'to be decided' });
  for (let left = await differing.count(); left > 0; left--) {
    await differing.first().getByRole('link').click();
    await decideAll(lead, 3, 'Both see the same and weigh it otherwise.');
    await lead.getByRole('link', { name: 'Programme', exact: true }).click();
    await lead.getByRole('link', { name: 'Autumn' }).click();
    await expect(differing).toHaveCount(left - 1);
  }
  await lead.getByRole('button', { name: 'Release the results' }).click();
  await lead.getByRole('button', { name: 'Release the results' }).click();
  await expect(lead.getByText(/^Released by .* what is read later is held\.$/)).toBeVisible();
  await expect(lead.getByText('SHA-256 of the results:')).toBeVisible();
  await expectAccessible(lead);
  await lead.getByRole('link', { name: 'Programme office' }).click();
  await expect(lead.getByRole('row').filter({ hasText: 'Autumn' })).toContainText('released');
  await part(lead, 'What was done');
  await expect(lead.getByRole('table', { name: 'What was done' }).getByRole('row')).toHaveCount(5);
  await expect(lead.getByText(/^Released 6 results of Autumn/)).toBeVisible();
  await expectAccessible(lead);
});

test('a lead suspends an assessor and says why, and reinstates them', async ({ start, startAnother }) => {
  const { page: assessor } = await start();
  await enrol(assessor, office.url, await office.enrolCode('assessor', { certified: true }));
  const lead = (await startAnother()).page;
  await enrol(lead, office.url, await office.enrolCode('lead'));
  await lead.getByRole('link', { name: 'Programme', exact: true }).click();
  await part(lead, 'Readers');
  const stands = lead.getByRole('table', { name: 'Readers' }).getByRole('row').last();
  await expect(stands).toContainText('certified until');
  const change = async (reason: string) => {
    await stands.getByRole('button', { name: 'Change' }).click();
    const dialog = lead.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Do it' })).toBeDisabled();
    await dialog.getByLabel('Reason').fill(reason);
    return dialog;
  };
  const suspending = await change('You lead the same school.');
  await expectAccessible(lead);
  await suspending.getByRole('button', { name: 'Do it' }).click();
  await expect(stands).toContainText('suspended since');

  await assessor.reload();
  await expect(
    assessor.getByRole('status').filter({ hasText: 'the programme office suspended your certification' }),
  ).toBeVisible();
  await assessor.getByRole('link', { name: 'What this means' }).click();
  await expect(assessor.getByText('“You lead the same school.”')).toBeVisible();
  await expectAccessible(assessor);

  const reinstating = await change('You do not any more.');
  await reinstating.getByRole('radio', { name: 'Give back the certification that was suspended' }).check();
  await reinstating.getByRole('button', { name: 'Do it' }).click();
  await expect(stands).not.toContainText('suspended since');
  await assessor.reload();
  await expect(assessor.getByText('“You lead the same school.”')).toHaveCount(0);
  await part(lead, 'What was done');
  await expect(lead.getByText(/^Reinstated .*: You do not any more\.$/)).toBeVisible();
});

test('a lead needs a reason to see who is behind a blind batch, and an auditor sees that they did', async ({
  start,
  startAnother,
}) => {
  const { page: lead } = await start();
  await enrol(lead, office.url, await office.enrolCode('lead'));
  await lead.getByRole('link', { name: 'Programme', exact: true }).click();
  await lead.getByRole('table', { name: 'Batches' }).getByRole('link').first().click();
  await expect(lead.getByRole('heading', { name: 'Who is behind it' })).toBeVisible();
  const sign = lead.getByRole('button', { name: 'Sign and reveal' });
  await expect(sign).toBeDisabled();
  await lead
    .getByRole('textbox', { name: 'Why the names are needed' })
    .fill('A teacher disputes the result.');
  await sign.click();
  const names = lead.getByRole('table', { name: 'Who is behind it' });
  await expect(names.getByRole('columnheader', { name: 'Educator' })).toBeVisible({ timeout: 30_000 });
  await expect(names.getByRole('row')).not.toHaveCount(1);
  await expect(lead.getByText('was blind; names revealed')).toBeVisible();
  await expectAccessible(lead);

  const auditor = (await startAnother()).page;
  await enrol(auditor, office.url, await office.enrolCode('auditor'));
  await auditor.getByRole('link', { name: 'Programme', exact: true }).click();
  const row = auditor
    .getByRole('table', { name: 'Batches' })
    .getByRole('row')
    .filter({ hasText: 'names revealed' });
  await row.getByRole('link').click();
  await expect(auditor.getByText(/Revealed by .*: A teacher disputes the result\./)).toBeVisible();
  await expect(auditor.getByRole('button', { name: 'Sign and reveal' })).toBeDisabled();
  await auditor.getByRole('link', { name: 'Agreement', exact: true }).click();
  await auditor.getByRole('link', { name: 'Trail', exact: true }).click();
  await expect(auditor.getByText('Names behind a batch revealed')).toBeVisible({ timeout: 30_000 });
});

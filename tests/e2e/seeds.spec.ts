import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { BatchManifest } from '#shared/domain/batch.ts';
import { BatchPage } from '#shared/exchange/wire.ts';
import { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { levelIn, readingAt, writeQualificationProgramme } from '#tests/helpers/qualificationProgramme.ts';
import { type OfficeExchange, openOfficeExchange } from './exchange.ts';
import { expectAccessible } from './steps/accessible.ts';
import { enrol } from './steps/assessor.ts';
import { decideAll } from './steps/desk.ts';
import { levelSaid, readTexts, toQualification, toQueue } from './steps/texts.ts';
import { expect, test } from './test.ts';

// Fourteen readings, three people and an exchange to start.
test.describe.configure({ timeout: 300_000 });

let office: OfficeExchange;
let folder: string;
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
  // Of three submissions a quarter of all is one seed, without a rest that chance would decide on.
  writeQualificationProgramme(folder, {
    ...{ windows: 3, operational: 3, seeds: 6, practice: 2 },
    rule: { coolDownDays: 0, sets: 1 },
    seeding: { rate: 0.25, refresher: 2 },
  });
  office = await openOfficeExchange(folder);
});
test.afterEach(async () => {
  await office.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Levels for what a text says: of a seed so many above the consensus, of the others always the second. */
const seedsAbove = (above: number) => (text: string) => {
  const level = levelSaid(text);
  return Number.isNaN(level) ? 2 : Math.min(4, level + above);
};

const part = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Parts of the desk' })
    .getByRole('link', { name, exact: true })
    .click();

/** Somebody certified reads everything in a batch of that name: the first listed is the original, the last what is to be read again. */
async function readsAll(name: string, which: 'original' | 'again', otherLevel: number): Promise<void> {
  const reader = await ExchangeReader.enrol(
    office.url,
    await office.enrolCode('assessor', { certified: true }),
  );
  const { batches } = BatchPage.parse(await (await reader.get('/v1/batches')).json());
  const batch = batches.filter((one) => one.name === name).at(which === 'original' ? 0 : -1);
  const claimed = await reader.post(`/v1/batches/${batch?.id}/claim`, undefined, {
    'if-match': `"${batch?.version}"`,
  });
  expect(claimed.status).toBe(200);
  const manifest = (await (await reader.get(`/v1/batches/${batch?.id}`)).json()) as BatchManifest;
  const events = [];
  for (const submission of manifest.submissions) {
    const said = await levelIn(reader, submission);
    events.push(readingAt(reader, manifest, { submission, level: Number.isNaN(said) ? otherLevel : said }));
  }
  expect((await reader.push(events)).status).toBe(200);
}

test('an assessor fails two seeds, is suspended, others read again and differ, and a new qualification lets them go on', async ({
  start,
  startAnother,
}) => {
  const { page } = await start();
  await enrol(page, office.url, await office.enrolCode('assessor', { certified: true }));
  await expect(page.getByRole('row').filter({ hasText: 'Practice' })).toHaveCount(1);
  await readTexts(page, { name: 'Window 1', texts: 4, levelOf: seedsAbove(2) });
  await expect(page.getByRole('status').filter({ hasText: 'a check of your scoring was off' })).toContainText(
    'To practise on it, “Practice” is in the queue.',
  );
  await expect(page.getByRole('row').filter({ hasText: 'Practice' })).toHaveCount(2);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'What this means' }).click();
  const here = page.getByRole('region', { name: 'Facilitating discourse' });
  await expect(here).toContainText('The last check of your scoring was off what the experts gave.');
  await expect(here.getByRole('status')).toContainText('You are certified until');
  await expectAccessible(page);

  await readTexts(page, { name: 'Window 2', texts: 4, levelOf: seedsAbove(2) });
  await expect(page.getByRole('status').filter({ hasText: 'your certification is suspended' })).toBeVisible();
  await toQualification(page);
  await expect(here).toContainText(
    '8 readings of yours, made since the last check that you passed, are kept.',
  );
  await expect(here.getByRole('status')).toContainText('Set 1 of 1 is in your queue.');
  await expect(here).toContainText('Your certification is suspended since');
  await expectAccessible(page);
  await toQueue(page);
  await page
    .getByRole('row')
    .filter({ hasText: 'Window 2' })
    .getByRole('button', { name: /^Show the submissions/ })
    .click();
  const kept = page.getByRole('list', { name: /Window 2/ }).getByRole('listitem');
  await expect(kept).toHaveCount(4);
  for (const reading of await kept.all()) await expect(reading).toContainText('Held');

  // One reads what is kept of the second batch again; another, who has the batch itself, differs from that.
  await readsAll('Window 2', 'again', 4);
  await readsAll('Window 2', 'original', 2);
  const desk = (await startAnother()).page;
  await enrol(desk, office.url, await office.enrolCode('auditor'));
  await desk.getByRole('link', { name: 'Agreement' }).click();
  await part(desk, 'Seeds');
  const seeds = desk.getByRole('table', { name: 'Seeds hidden among operational work' });
  await expect(seeds.getByRole('row').filter({ hasText: 'not met' })).toHaveCount(1);
  await expectAccessible(desk);
  await part(desk, 'Adjudication');
  const keptTable = desk.getByRole('table', { name: 'Kept, and to be read again by others' });
  await expect(keptTable.getByRole('cell', { name: 'Read again', exact: true })).toHaveCount(3);
  await expect(keptTable.getByRole('cell', { name: 'Waits to be read again' })).toHaveCount(3);
  await keptTable.getByRole('row').filter({ hasText: 'Window 2' }).first().getByRole('link').click();
  await expect(desk.getByText(/kept, counts no more: its reader was suspended/)).toBeVisible();
  await desk.goBack();
  await expectAccessible(desk);
  await part(desk, 'People');
  const people = desk.getByRole('table', { name: 'Whom to talk to' });
  await expect(people.getByRole('row').filter({ hasText: 'suspended since' }).getByRole('link')).toHaveCount(
    2,
  );
  await expectAccessible(desk);
  await part(desk, 'Certified');
  await expect(
    desk
      .getByRole('table', { name: 'Who may score operationally' })
      .getByRole('row')
      .filter({ hasText: 'suspended since' }),
  ).toHaveCount(1);

  await part(desk, 'Adjudication');
  await desk.getByRole('table', { name: 'Readings that differ' }).getByRole('link').first().click();
  await expect(desk.getByText(/kept, counts no more/)).toHaveCount(0);
  await decideAll(desk, 3, 'Nothing in the text speaks for more.');
  await expectAccessible(desk);

  await readTexts(page, { name: 'Set 1', texts: 2, levelOf: levelSaid, isSet: true });
  await toQualification(page);
  await expect(here.getByRole('status')).toContainText('You are certified until');
  await expect(here).toContainText(
    '8 readings of yours, made since the last check that you passed, are kept.',
  );
  await readTexts(page, { name: 'Window 3', texts: 4, levelOf: seedsAbove(0) });
  await expect(page.getByRole('status').filter({ hasText: /check|suspended/ })).toHaveCount(0);
});

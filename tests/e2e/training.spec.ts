import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProgrammeFile } from '#exchange/seed/programmeFile.ts';
import { openOfficeExchange } from './exchange.ts';
import { sampleWithOneSubmission } from './oneSubmission.ts';
import { expectAccessible } from './steps/accessible.ts';
import { enrol } from './steps/assessor.ts';
import { expect, test } from './test.ts';

/** The sample with the lessons on video that are in no batch as its examples. */
function sampleWithVideoExample(): string {
  const folder = sampleWithOneSubmission();
  const path = join(folder, 'programme.json');
  const file = ProgrammeFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  const inBatch = new Set(file.batches.flatMap(({ submissionIds }) => submissionIds));
  const filmed = new Set(
    file.submissions.flatMap(({ id, evidence }) =>
      evidence.some(({ kind }) => kind === 'video') ? [id] : [],
    ),
  );
  const anchors = file.anchors.map((anchor) => {
    const { submissionId } = anchor;
    const isExample = filmed.has(submissionId) && !inBatch.has(submissionId);
    return { ...anchor, training: isExample, difficulty: isExample ? ('borderline' as const) : null };
  });
  writeFileSync(path, JSON.stringify({ ...file, anchors }));
  return folder;
}

test('an assessor learns from an example on video, and a lead takes it out of the examples', async ({
  start,
  startAnother,
}) => {
  test.setTimeout(180_000);
  const folder = sampleWithVideoExample();
  const office = await openOfficeExchange(folder);
  try {
    const { page } = await start();
    await enrol(page, office.url, await office.enrolCode('assessor'));
    await page.getByRole('link', { name: 'Qualification', exact: true }).click();
    await page.getByRole('link', { name: 'Examples' }).click();
    await expectAccessible(page);
    const rows = page.getByRole('row').filter({ hasText: 'between two levels' });
    await expect(rows.first()).toBeVisible();
    const filmed = await rows.count();
    const link = rows.first().getByRole('link');
    const name = await link.innerText();
    await link.click();
    await expect(page.getByRole('heading', { name: `Example: ${name}` })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Why the experts gave these levels' })).toBeVisible();
    await expect(page.locator('video')).toBeVisible({ timeout: 60_000 });
    await expectAccessible(page);
    await page
      .getByRole('button', { name: /^A Experts/ })
      .first()
      .click();
    await expect(page.locator('video')).toHaveJSProperty('paused', false);
    const from = await page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);
    expect(from).toBeGreaterThan(0);

    const lead = (await startAnother()).page;
    await enrol(lead, office.url, await office.enrolCode('lead'));
    await lead.getByRole('link', { name: 'Programme', exact: true }).click();
    await lead.getByRole('link', { name: 'Anchors', exact: true }).click();
    const example = lead.getByRole('checkbox', { name: `${name} as an example`, exact: true });
    await expect(example).toBeChecked();
    await expectAccessible(lead);
    // A statement on it, to be told apart from what was seen.
    await lead.getByRole('link', { name, exact: true }).click();
    await lead.getByRole('textbox', { name: 'Statement' }).fill('The teacher is strict.');
    await lead.getByRole('combobox', { name: 'It is' }).selectOption('interpretation');
    await lead.getByRole('textbox', { name: 'Why' }).fill('Strictness is what one makes of it.');
    await lead.getByRole('button', { name: 'Add the statement' }).click();
    await expect(lead.getByRole('button', { name: 'Take out: The teacher is strict.' })).toBeVisible();
    await expectAccessible(lead);
    await page.reload();
    const exercise = page.getByRole('region', { name: 'Exercise' });
    await expect(exercise.getByText('Statement 1 of 1')).toBeVisible();
    await exercise.getByRole('button', { name: 'Bias' }).click();
    await expect(
      exercise.getByText(/^It is Interpretation: .* Strictness is what one makes of it\.$/),
    ).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(exercise.getByText('You told 0 of 1 right.')).toBeVisible();
    await exercise.getByRole('button', { name: 'Once more' }).click();
    await exercise.getByRole('button', { name: 'Interpretation' }).click();
    await expect(exercise.getByText(/^Right\./)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(exercise.getByText('You told 1 of 1 right.')).toBeVisible();
    await lead.goBack();
    await lead.getByRole('combobox', { name: `How hard ${name} is`, exact: true }).selectOption('hard');
    await expect(lead.getByRole('combobox', { name: `How hard ${name} is`, exact: true })).toHaveValue(
      'hard',
    );
    await example.click();
    await expect(example).not.toBeChecked();
    await page.getByRole('link', { name: 'All examples' }).click();
    await expect(rows).toHaveCount(filmed - 1);
    await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0);

    // What is open no more can be practised on.
    await lead.getByRole('textbox', { name: 'Name of the set' }).fill('Look again');
    await lead
      .getByRole('group', { name: /^Anchors/ })
      .getByRole('checkbox', { name, exact: true })
      .click();
    await lead.getByRole('button', { name: 'Make a set' }).click();
    const set = lead.getByRole('table', { name: 'Sets' }).getByRole('row').filter({ hasText: 'Look again' });
    await expect(set).toContainText('practice');
    await expect(lead.getByRole('checkbox', { name: `${name} as a seed`, exact: true })).toBeDisabled();
    await expectAccessible(lead);
    await page.getByRole('link', { name: 'Queue', exact: true }).click();
    await page.getByTitle('Show what waits and what arrived').click();
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByText('Look again').first()).toBeVisible();
  } finally {
    await office.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});

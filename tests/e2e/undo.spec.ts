import type { Page } from '@playwright/test';
import { chooseLevel, enrol, noteField, pull, readNext, spans } from './steps/assessor.ts';
import { expect, test } from './test.ts';

const batch = 'first window';

const level = (page: Page, letter: string, number: number) =>
  page.getByRole('radio', { name: new RegExp(`^${letter} level ${number}`) });
const rationale = (page: Page) => page.getByRole('textbox', { name: 'Rationale for A' });
const feedback = (page: Page) => page.getByRole('textbox', { name: 'Feedback to the educator' });
const noEvidence = (page: Page) => page.getByRole('checkbox', { name: 'No evidence observed for D' });
const said = (page: Page) => page.getByRole('status').filter({ hasText: /^(Undone|Redone|Nothing)/ });

/** Takes a step by its key, and waits until the screen has said what it did. */
async function step(page: Page, key: 'Control+z' | 'Control+Shift+z', words: RegExp): Promise<void> {
  await page.keyboard.press(key);
  await expect(said(page)).toHaveText(words);
}

async function raiseFlag(page: Page): Promise<void> {
  await page.keyboard.press('Shift+X');
  await page.getByRole('checkbox', { name: /^Safety concern/ }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: /^Safety concern/ })).toBeVisible();
}

/** Ten things of every kind, each in its way; the span and its note are two. */
async function workOn(page: Page): Promise<void> {
  await page.keyboard.press('m');
  await page.keyboard.press('a');
  await page.keyboard.press('Enter');
  await noteField(page).fill('Asks how the pupil knows');
  await noteField(page).press('Enter');
  await chooseLevel(page, 'A', 3);
  await chooseLevel(page, 'B', 2);
  await noEvidence(page).check();
  await rationale(page).fill('Two open questions.');
  await feedback(page).fill('Leave a longer pause.');
  await feedback(page).blur();
  await raiseFlag(page);
  await page.keyboard.press('Alt+B');
  await expect(page.getByRole('checkbox', { name: 'B', exact: true })).toBeChecked();
  await page.keyboard.press('Delete');
  await expect(spans(page)).toHaveCount(0);
}

const undone = [
  /^Undone: span 00:/,
  /^Undone: criteria of span/,
  /^Undone: flag “Safety concern”/,
  /^Undone: feedback to the educator/,
  /^Undone: rationale of criterion A/,
  /^Undone: “no evidence observed” of criterion D/,
  /^Undone: level of criterion B/,
  /^Undone: level of criterion A/,
  /^Undone: note of span/,
  /^Undone: span 00:/,
];

async function expectUntouched(page: Page): Promise<void> {
  await expect(spans(page)).toHaveCount(0);
  await expect(level(page, 'A', 3)).not.toBeChecked();
  await expect(level(page, 'B', 2)).not.toBeChecked();
  await expect(noEvidence(page)).not.toBeChecked();
  await expect(rationale(page)).toHaveValue('');
  await expect(feedback(page)).toHaveValue('');
  await expect(page.getByRole('button', { name: /^Safety concern/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
}

async function expectAllButTheSpan(page: Page): Promise<void> {
  await expect(spans(page)).toHaveCount(0);
  await expect(level(page, 'A', 3)).toBeChecked();
  await expect(level(page, 'B', 2)).toBeChecked();
  await expect(noEvidence(page)).toBeChecked();
  await expect(rationale(page)).toHaveValue('Two open questions.');
  await expect(feedback(page)).toHaveValue('Leave a longer pause.');
  await expect(page.getByRole('button', { name: /^Safety concern/ })).toBeVisible();
}

test('ten steps of every kind are undone and redone, also after the power went', async ({
  exchange,
  start,
}) => {
  // Two starts of the program, and thirty steps.
  test.slow();
  const first = await start();
  await enrol(first.page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await pull(first.page, batch);
  await readNext(first.page, batch);
  await workOn(first.page);
  await expectAllButTheSpan(first.page);

  for (const words of undone) await step(first.page, 'Control+z', words);
  await expectUntouched(first.page);
  for (const words of undone.toReversed())
    await step(first.page, 'Control+Shift+z', new RegExp(words.source.replace('Undone', 'Redone')));
  await expectAllButTheSpan(first.page);
  await expect(first.page.getByText(/^Saved \d/)).toBeVisible();
  await first.kill();

  const { page } = await start();
  await readNext(page, batch);
  await expectAllButTheSpan(page);
  for (const words of undone) await step(page, 'Control+z', words);
  await expectUntouched(page);
});

test('undo reaches the text that is being written, and the field follows', async ({ exchange, start }) => {
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await pull(page, batch);
  await readNext(page, batch);
  await chooseLevel(page, 'A', 3);
  await rationale(page).pressSequentially('Two open questions.');
  await step(page, 'Control+z', /^Undone: rationale of criterion A/);
  await expect(rationale(page)).toHaveValue('');
  await expect(rationale(page)).toBeFocused();
  await step(page, 'Control+z', /^Undone: level of criterion A/);
  await expect(level(page, 'A', 3)).not.toBeChecked();
  await step(page, 'Control+z', /^Nothing to undo/);
  await step(page, 'Control+Shift+z', /^Redone: level of criterion A/);
  await step(page, 'Control+Shift+z', /^Redone: rationale of criterion A/);
  await expect(rationale(page)).toHaveValue('Two open questions.');
});

import type { Page } from '@playwright/test';
import { auditReadings, enrolByHand } from '#tests/helpers/auditor.ts';
import {
  enrol,
  everythingIsMade,
  noteField,
  play,
  pull,
  readNext,
  spans,
  videoTime,
  watch,
} from './steps/assessor.ts';
import { expect, test } from './test.ts';

const batch = 'first window';

const video = (page: Page) => page.locator('video').first();
const rate = (page: Page) => video(page).evaluate((element: HTMLVideoElement) => element.playbackRate);
const paused = (page: Page) => video(page).evaluate((element: HTMLVideoElement) => element.paused);
const level = (page: Page, letter: string, number: number) =>
  page.getByRole('radio', { name: new RegExp(`^${letter} level ${number}`) });
const saved = (page: Page) => expect(page.getByText(/^Saved \d/)).toBeVisible();

async function keys(page: Page, ...pressed: string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.press(key);
}

async function shows(page: Page, title: RegExp): Promise<void> {
  await expect(page.getByRole('tab', { selected: true })).toHaveText(title);
}

/** Watches at one and a half times the speed, and notes while it plays. */
async function watchAndNote(page: Page): Promise<void> {
  await play(page);
  await keys(page, '=', '=');
  expect(await rate(page)).toBe(1.5);
  await watch(page, 4.5);
  await keys(page, 'n');
  await page.keyboard.type('Asks how the pupil knows');
  await expect.poll(() => paused(page)).toBe(true);
  await keys(page, 'Enter', 'a');
  await expect(spans(page)).toHaveCount(1);
  await expect.poll(() => paused(page)).toBe(false);

  await keys(page, 'i');
  await watch(page, 0.7);
  await keys(page, 'o', 'b');
  await expect(spans(page)).toHaveCount(2);
  await keys(page, 'Space');
  await expect.poll(() => paused(page)).toBe(true);
}

/** Goes back and forth by single frames; the picture is where it was. */
async function stepByFrame(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'One frame forward' })).toBeVisible();
  await expect.poll(() => video(page).evaluate((element: HTMLVideoElement) => element.seeking)).toBe(false);
  const time = page.getByRole('button', { name: /^Go to time/ });
  const before = await time.textContent();
  await keys(page, '.');
  await expect(time).not.toHaveText(before ?? '');
  await keys(page, ',');
  await expect(time).toHaveText(before ?? '');
}

/** Marks a region of the page or image that comes next. */
async function markRegion(page: Page, title: RegExp, letter: string): Promise<void> {
  const before = await spans(page).count();
  await keys(page, 'Shift+PageDown');
  await shows(page, title);
  // The item takes the key as soon as it can be drawn on.
  const drawing = page.getByRole('application', { name: 'New region' });
  await expect(async () => {
    await keys(page, 'r');
    await expect(drawing).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await keys(page, 'ArrowRight', 'Shift+ArrowDown', 'Enter', letter);
  await expect(spans(page)).toHaveCount(before + 1);
}

async function score(page: Page): Promise<void> {
  for (const [letter, number] of [
    ['a', 3],
    ['b', 2],
    ['c', 4],
    ['d', 1],
  ] as const) {
    await keys(page, letter, String(number));
    await expect(level(page, letter.toUpperCase(), number)).toBeChecked();
  }
}

const said = (page: Page) => page.getByRole('status').filter({ hasText: /^(Undone|Redone)/ });

/** Takes ten steps back and makes them again; before each step the last one has been told. */
async function undoTenAndBack(page: Page): Promise<void> {
  const told: string[] = [];
  for (const [key, word] of [
    ['Control+z', 'Undone'],
    ['Control+Shift+z', 'Redone'],
  ] as const)
    for (let i = 0; i < 10; i++) {
      const last = told.at(-1) ?? '';
      await keys(page, key);
      await expect(said(page)).toHaveText(new RegExp(`^${word}`));
      await expect(said(page)).not.toHaveText(last);
      told.push((await said(page).textContent()) ?? '');
    }
  expect(told.slice(10)).toEqual(
    told
      .slice(0, 10)
      .toReversed()
      .map((line) => line.replace('Undone', 'Redone')),
  );
}

test('an assessor’s hour, by keyboard alone, with a power cut in the middle', async ({ exchange, start }) => {
  // Two starts of the program, and all the work between them.
  test.slow();
  const first = await start();
  await enrol(first.page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await pull(first.page, batch);
  await readNext(first.page, batch);

  await watchAndNote(first.page);
  await everythingIsMade(first.page);
  await stepByFrame(first.page);
  await markRegion(first.page, /^Lesson plan/, 'c');
  await markRegion(first.page, /^Student work/, 'd');
  await score(first.page);
  // Four spans with a note, and four levels and their criteria are more than ten steps.
  await keys(first.page, 'a', 'Shift+R');
  await first.page.keyboard.type('One open question, followed up.');
  await keys(first.page, 'Escape');
  await saved(first.page);
  await undoTenAndBack(first.page);
  await saved(first.page);
  await first.kill();

  const { page } = await start();
  await readNext(page, batch);
  await expect(spans(page)).toHaveCount(4);
  await expect(level(page, 'C', 4)).toBeChecked();
  await keys(page, 'Shift+F');
  await page.keyboard.type('Leave a longer pause after a question.');
  await keys(page, 'Escape', 'Control+Enter');
  const confirm = page.getByRole('button', { name: 'Confirm and submit' });
  await expect(confirm).toBeFocused();
  await keys(page, 'Enter');
  await expect(page.getByRole('button', { name: 'Submit all the same' })).toBeFocused();
  await keys(page, 'Enter');
  await expect(page.getByText('Accepted', { exact: true }).first()).toBeVisible({ timeout: 30_000 });

  const auditor = await enrolByHand(exchange.url, await exchange.enrolCode('auditor'));
  const mine = (await auditReadings(exchange.url, auditor.credential)).filter(({ event }) =>
    event.payload.feedback.includes('longer pause'),
  );
  expect(mine.map(({ verdict }) => verdict)).toEqual(['accepted']);
  const payload = mine[0]?.event.payload;
  expect(payload?.annotations.map(({ span }) => span.kind).toSorted()).toEqual([
    'image',
    'page',
    'time',
    'time',
  ]);
  expect(payload?.coverage?.some(({ watched }) => watched.length > 0)).toBe(true);

  await keys(page, 'Shift+N');
  await expect(page.getByText('2 of 3')).toBeVisible();
  expect(await videoTime(page)).toBe(0);
  await expect(noteField(page)).toBeVisible();
});
